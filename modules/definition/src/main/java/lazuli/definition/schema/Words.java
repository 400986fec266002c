package lazuli.definition.schema;

import java.util.List;
import java.util.stream.Collectors;

/** Says in words what declarations say. */
final class Words {
    private Words() {}

    /** {@return "a", "b" or "c"} */
    static String anyOf(List<String> values) {
        return joined(values.stream().map(Shown::quoted).toList(), " or ");
    }

    /** {@return a, b and c} */
    static String allOf(List<String> values) {
        return joined(values, " and ");
    }

    private static String joined(List<String> values, String last) {
        int size = values.size();
        return size < 2
                ? String.join("", values)
                : String.join(", ", values.subList(0, size - 1)) + last + values.get(size - 1);
    }

    /** {@return what a value of this type is: "a list of packages"} */
    static String described(Type type) {
        return switch (type) {
            case Type.Text(var grammar) -> grammar.noun();
            case Type.Choice choice -> anyOf(choice.values());
            case Type.Flag _ -> "true or false";
            case Type.Whole(var least, var most) ->
                    "a whole number from %d to %d".formatted(least, most);
            case Type.Moment _ -> "a date with a time and a zone, or seconds since 1970";
            case Type.Many(Type.Sub(var section), _, _) ->
                    "any number of tables " + section.heading();
            case Type.Many(var element, _, _) -> "a list; each element is " + described(element);
            case Type.Named(_, var placeholder, Type.Sub(var section)) ->
                    "tables %s, one for each %s".formatted(section.heading(), placeholder);
            case Type.Named(var names, _, var value) ->
                    "a table; each key is %s, and each value %s"
                            .formatted(names.noun(), described(value));
            case Type.Sub(var section) -> "a table " + section.heading();
            case Type.Either(var types) ->
                    types.stream().map(Words::described).collect(Collectors.joining("; or "));
        };
    }

    /** {@return Markdown without its marks} */
    static String plain(String markdown) {
        return markdown.replace("`", "");
    }
}
