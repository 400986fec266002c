package lazuli.definition.lock;

import java.util.ArrayList;
import java.util.List;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Lock#write} writes, line by line. */
final class LockReader {
    private enum Table {
        TOP,
        INDEX,
        PACKAGE,
        OMITTED
    }

    private final String text;
    private final String file;
    private final List<LockedIndex> indexes = new ArrayList<>();
    private final List<LockedPackage> packages = new ArrayList<>();
    private final List<OmittedPackage> omitted = new ArrayList<>();
    private int at;
    private int line;
    private int tableLine = 1;
    private Table table = Table.TOP;

    private @Nullable String format;
    private @Nullable String definition;
    private @Nullable String name;
    private @Nullable String version;
    private @Nullable String architecture;
    private @Nullable String repository;
    private @Nullable String suite;
    private @Nullable String path;
    private @Nullable Long date;
    private @Nullable Long size;
    private @Nullable String sha256;
    private @Nullable List<Target> images;

    LockReader(String text, String file) {
        this.text = text;
        this.file = file;
    }

    Lock read() {
        try {
            while (at < text.length()) {
                int end = text.indexOf('\n', at);
                end = end < 0 ? text.length() : end;
                int last = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
                line++;
                line(text.substring(at, last));
                at = end + 1;
            }
            endTable();
            line = 1;
            checkVersion();
            return new Lock(
                    Digest.parse(needed(definition, "definition")), indexes, packages, omitted);
        } catch (IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private void line(String content) {
        if (content.isEmpty() || content.charAt(0) == '#') {
            return;
        }
        if (content.charAt(0) == '[') {
            int next = line;
            endTable();
            line = next;
            tableLine = next;
            table =
                    switch (content) {
                        case "[[index]]" -> Table.INDEX;
                        case "[[package]]" -> Table.PACKAGE;
                        case "[[omitted]]" -> Table.OMITTED;
                        default ->
                                throw new IllegalArgumentException(
                                        "no table of a lock: " + shown(content));
                    };
            return;
        }
        int equals = content.indexOf(" = ");
        if (equals < 0) {
            throw new IllegalArgumentException("not KEY = VALUE: " + shown(content));
        }
        set(content.substring(0, equals), content.substring(equals + 3));
    }

    private void set(String key, String value) {
        switch (key) {
            case "version" -> {
                if (table == Table.TOP) {
                    format = once(format, key, value);
                    checkVersion();
                } else {
                    version = once(version, key, string(value));
                }
            }
            case "definition" -> definition = once(definition, key, string(value));
            case "name" -> name = once(name, key, string(value));
            case "architecture" -> architecture = once(architecture, key, string(value));
            case "repository" -> repository = once(repository, key, string(value));
            case "suite" -> suite = once(suite, key, string(value));
            case "path" -> path = once(path, key, string(value));
            case "date" -> date = once(date, key, Written.epochSecond(value));
            case "size" -> size = once(size, key, bytes(value));
            case "sha256" -> sha256 = once(sha256, key, string(value));
            case "images" -> images = once(images, key, targets(value));
            default -> throw new IllegalArgumentException("no key of a lock: " + shown(key));
        }
    }

    private static <T> T once(@Nullable T before, String key, T value) {
        if (before != null) {
            throw new IllegalArgumentException(key + " stands twice");
        }
        return value;
    }

    private static String string(String value) {
        int last = value.length() - 1;
        if (last < 1 || value.charAt(0) != '"' || value.indexOf('"', 1) != last) {
            throw new IllegalArgumentException("not a string in quotes: " + shown(value));
        }
        return value.substring(1, last);
    }

    private static List<Target> targets(String value) {
        if (!value.startsWith("[") || !value.endsWith("]") || value.length() < 2) {
            throw new IllegalArgumentException("not a list: " + shown(value));
        }
        List<Target> targets = new ArrayList<>(4);
        int from = 1;
        int last = value.length() - 1;
        while (from < last) {
            int comma = value.indexOf(", ", from);
            int end = comma < 0 ? last : comma;
            targets.add(Target.parse(string(value.substring(from, end))));
            from = comma < 0 ? last : comma + 2;
        }
        return targets;
    }

    /** What is wrong with a table as a whole is blamed on its first line. */
    private void endTable() {
        line = tableLine;
        switch (table) {
            case TOP -> onlyTop();
            case INDEX ->
                    indexes.add(
                            new LockedIndex(
                                    needed(repository, "repository"),
                                    needed(suite, "suite"),
                                    needed(date, "date"),
                                    new Digest(needed(sha256, "sha256"))));
            case PACKAGE ->
                    packages.add(
                            new LockedPackage(
                                    needed(name, "name"),
                                    needed(version, "version"),
                                    needed(architecture, "architecture"),
                                    needed(repository, "repository"),
                                    needed(path, "path"),
                                    needed(size, "size"),
                                    new Digest(needed(sha256, "sha256")),
                                    needed(images, "images")));
            case OMITTED ->
                    omitted.add(new OmittedPackage(needed(name, "name"), needed(images, "images")));
        }
        name = null;
        version = null;
        architecture = null;
        repository = null;
        suite = null;
        path = null;
        date = null;
        size = null;
        sha256 = null;
        images = null;
    }

    private void onlyTop() {
        if (name != null || repository != null || sha256 != null || images != null) {
            throw new IllegalArgumentException("a key of a table stands before the first table");
        }
    }

    private static <T> T needed(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static long bytes(String value) {
        if (value.isEmpty() || value.length() > 18) {
            throw new IllegalArgumentException("not a size in bytes: " + shown(value));
        }
        long bytes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                throw new IllegalArgumentException("not a size in bytes: " + shown(value));
            }
            bytes = bytes * 10 + (c - '0');
        }
        return bytes;
    }

    private void checkVersion() {
        String written = needed(format, "version");
        if (!written.equals(Integer.toString(Lock.VERSION))) {
            throw new ProblemException(
                    new Problem(
                            "lock.version",
                            Kind.DATA,
                            "%s has the format %s".formatted(file, shown(written)),
                            file + ":" + line,
                            "this Lazuli reads the format %d".formatted(Lock.VERSION),
                            "use the Lazuli that wrote it, or run lazuli lock to choose anew"));
        }
    }

    private ProblemException damaged(String why, Throwable cause) {
        return new ProblemException(
                new Problem(
                        "lock.damaged",
                        Kind.DATA,
                        "%s is not a lock that Lazuli wrote".formatted(file),
                        file + ":" + Math.max(line, 1),
                        shown(why),
                        "take the file from your version control again, or run lazuli lock to choose anew"),
                cause);
    }

    private static String shown(String text) {
        var shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), 120); i++) {
            char c = text.charAt(i);
            shown.append(c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0 ? '?' : c);
        }
        return shown.isEmpty() ? "nothing" : shown.toString();
    }
}
