package lazuli.definition.schema;

import java.util.Optional;

/**
 * A setting: declared once.
 *
 * @param name as written in the file
 * @param type what it may be
 * @param says what it does, in Markdown, for the reference and the schema
 * @param example a value in TOML
 * @param required whether it must be there
 * @param otherwise what holds where it is not there, in words or TOML; empty where that is nothing
 */
public record Key(
        String name,
        Type type,
        String says,
        String example,
        boolean required,
        Optional<String> otherwise) {

    /** A setting that need not be there. */
    public static Key of(String name, Type type, String says, String example) {
        return new Key(name, type, says, example, false, Optional.empty());
    }

    /** {@return the same, needed} */
    public Key needed() {
        return new Key(name, type, says, example, true, otherwise);
    }

    /** {@return the same, with what holds where it is not there} */
    public Key otherwise(String value) {
        return new Key(name, type, says, example, required, Optional.of(value));
    }

    /** {@return how to write it, as one line} */
    String line() {
        return switch (type) {
            case Type.Sub(var section) -> section.heading();
            case Type.Many(Type.Sub(var section), _, _) -> section.heading();
            case Type.Named(_, _, Type.Sub(var section)) -> section.heading();
            case Type _ -> name + " = " + example;
        };
    }
}
