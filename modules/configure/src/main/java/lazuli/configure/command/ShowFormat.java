package lazuli.configure.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lazuli.configure.call.UsageException;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.deb.Version;
import lazuli.shell.UnsupportedUseException;

/** What {@code dpkg-query --showformat} takes: text with fields, {@code ${Package;-20}\n}. */
final class ShowFormat {
    /** A known field is shown as nothing where a package has it not; of an unknown one also the width is left out. */
    private static final Set<String> KNOWN =
            Set.of(
                    "package",
                    "essential",
                    "protected",
                    "status",
                    "priority",
                    "section",
                    "installed-size",
                    "origin",
                    "maintainer",
                    "bugs",
                    "architecture",
                    "multi-arch",
                    "source",
                    "version",
                    "revision",
                    "config-version",
                    "replaces",
                    "provides",
                    "depends",
                    "pre-depends",
                    "recommends",
                    "suggests",
                    "breaks",
                    "conflicts",
                    "enhances",
                    "conffiles",
                    "filename",
                    "size",
                    "md5sum",
                    "msdos-filename",
                    "description",
                    "triggers-pending",
                    "triggers-awaited");

    private final List<Part> parts = new ArrayList<>();

    /** A piece of text, or a field's name with the width it is shown in; 0 is its own. */
    private record Part(String text, boolean field, int width) {}

    /** Reads a format. */
    ShowFormat(String format) {
        int i = 0;
        while (i < format.length()) {
            if (format.startsWith("${", i)) {
                int end = format.indexOf('}', i);
                if (end < 0) {
                    throw new UsageException("error in show format: missing closing brace");
                }
                parts.add(field(format.substring(i + 2, end)));
                i = end + 1;
            } else {
                int end = format.indexOf("${", i + 1);
                end = end < 0 ? format.length() : end;
                parts.add(new Part(unescaped(format.substring(i, end)), false, 0));
                i = end;
            }
        }
        if (parts.isEmpty()) {
            throw new UsageException("error in show format: may not be empty string");
        }
    }

    private static Part field(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            return new Part(text, true, 0);
        }
        String width = text.substring(semicolon + 1);
        try {
            return new Part(text.substring(0, semicolon), true, Integer.parseInt(width));
        } catch (NumberFormatException wrong) {
            throw new UsageException(
                    "error in show format: invalid character '%s' in field width"
                            .formatted(width.isEmpty() ? "}" : width.charAt(0)));
        }
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c =
                        switch (text.charAt(i)) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            default -> text.charAt(i);
                        };
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** {@return the text for this package} */
    String of(KnownPackage known, DpkgDatabase database) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            Optional<String> value =
                    part.field() ? value(known, part.text(), database) : Optional.of(part.text());
            value.ifPresent(it -> text.append(sized(it, part.width())));
        }
        return text.toString();
    }

    private static String sized(String value, int width) {
        int size = Math.abs(width);
        if (width == 0) {
            return value;
        }
        if (value.length() > size) {
            return value.substring(0, size);
        }
        String padding = " ".repeat(size - value.length());
        return width > 0 ? padding + value : value + padding;
    }

    private static Optional<String> value(KnownPackage known, String name, DpkgDatabase database) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.indexOf(':') >= 0) {
            return virtual(known, lower, database);
        }
        Optional<String> value = special(known, lower).or(() -> known.field(name));
        return value.isPresent() || !KNOWN.contains(lower) ? value : Optional.of("");
    }

    private static Optional<String> special(KnownPackage known, String lower) {
        return switch (lower) {
            case "package" -> Optional.of(known.name());
            case "status" ->
                    Optional.of(known.want() + " " + known.error() + " " + known.state().word());
            case "essential", "protected", "multi-arch" ->
                    Optional.of(known.field(lower).orElse("no"));
            case "conffiles" -> known.field(lower).map(text -> text.substring(1));
            default -> Optional.empty();
        };
    }

    private static Optional<String> virtual(
            KnownPackage known, String name, DpkgDatabase database) {
        return switch (name) {
            case "binary:package" -> Optional.of(known.qualifiedName());
            case "binary:synopsis", "binary:summary" -> Optional.of(known.synopsis());
            case "db:status-abbrev" -> Optional.of(known.abbreviation());
            case "db:status-want" -> Optional.of(known.want());
            case "db:status-status" -> Optional.of(known.state().word());
            case "db:status-eflag" -> Optional.of(known.error());
            case "db-fsys:files" -> Optional.of(files(known, database));
            case "source:package" ->
                    Optional.of(
                            known.field("Source").map(ShowFormat::firstWord).orElse(known.name()));
            case "source:version" -> Optional.of(sourceVersion(known));
            case "source:upstream-version" -> Optional.of(upstream(sourceVersion(known)));
            case "db-fsys:last-modified" ->
                    throw new UnsupportedUseException(
                            "dpkg-query: the field db-fsys:Last-Modified");
            default -> Optional.empty();
        };
    }

    private static String files(KnownPackage known, DpkgDatabase database) {
        StringBuilder text = new StringBuilder();
        known.there()
                .ifPresent(owner ->
                        database.paths(owner)
                                .forEach(path -> text.append(' ').append(path).append('\n')));
        return text.toString();
    }

    private static String firstWord(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String sourceVersion(KnownPackage known) {
        String source = known.field("Source").orElse("");
        int open = source.indexOf('(');
        int close = source.indexOf(')', open + 1);
        return open < 0 || close < 0 ? known.version() : source.substring(open + 1, close).strip();
    }

    private static String upstream(String version) {
        return version.isEmpty() ? "" : Version.parse(version).upstream();
    }
}
