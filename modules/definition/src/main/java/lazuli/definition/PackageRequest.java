package lazuli.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A package that the definition asks for: {@code nginx}, {@code nginx (>= 1.26)}, {@code libc6:i386}, {@code grub-efi-amd64-bin [amd64]}.
 *
 * @param name the package's name, or one that a package provides
 * @param architecture of which architecture it must be, where that isn't the image's own
 * @param constraint which versions will do
 * @param on the images' architectures for which it is asked
 * @param where where it stands
 */
public record PackageRequest(
        String name,
        Optional<String> architecture,
        Optional<VersionConstraint> constraint,
        ArchitectureFilter on,
        Position where) {

    /** {@return what this text asks for} Throws {@link IllegalArgumentException} where it is no request. */
    public static PackageRequest parse(String text, Position where) {
        String rest = text.strip();
        ArchitectureFilter on = ArchitectureFilter.ALL;
        if (rest.endsWith("]")) {
            int open = rest.indexOf('[');
            on = filter(part(rest, open, text));
            rest = rest.substring(0, open).strip();
        }
        Optional<VersionConstraint> constraint = Optional.empty();
        if (rest.endsWith(")")) {
            int open = rest.indexOf('(');
            constraint = Optional.of(VersionConstraint.parse(part(rest, open, text)));
            rest = rest.substring(0, open).strip();
        }
        int colon = rest.indexOf(':');
        Optional<String> architecture =
                colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1));
        return new PackageRequest(
                colon < 0 ? rest : rest.substring(0, colon), architecture, constraint, on, where);
    }

    private static String part(String rest, int open, String text) {
        if (open < 0) {
            throw new IllegalArgumentException("not a package request: " + text);
        }
        return rest.substring(open + 1, rest.length() - 1);
    }

    private static ArchitectureFilter filter(String text) {
        List<String> names = new ArrayList<>(Arrays.asList(text.strip().split("\\s+")));
        boolean except = names.getFirst().startsWith("!");
        names.replaceAll(name -> name.startsWith("!") ? name.substring(1) : name);
        return new ArchitectureFilter(names, except);
    }

    /** {@return as the definition writes it} */
    @Override
    public String toString() {
        var text = new StringBuilder(name);
        architecture.ifPresent(value -> text.append(':').append(value));
        constraint.ifPresent(value -> text.append(" (").append(value).append(')'));
        return (on.names().isEmpty() ? text : text.append(' ').append(on)).toString();
    }
}
