package lazuli.deb;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** Reads a {@code Release} file line by line. Hand-made, since every start that looks at an archive goes through it, and most lines are of no interest. */
final class ReleaseParser {
    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");
    private static final List<String> UTC = List.of("UTC", "GMT", "Z", "+0000", "-0000");
    private static final int DIGEST_DIGITS = 64;
    private static final int MOST_SIZE_DIGITS = 15;

    private final byte[] text;
    private final String where;
    private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final SortedMap<String, Release.File> files = new TreeMap<>();
    private int lineNumber;

    ReleaseParser(byte[] text, String where) {
        this.text = text;
        this.where = where;
    }

    Release parse() {
        String field = "";
        boolean ended = false;
        for (int start = 0; start < text.length; ) {
            int end = start;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            lineNumber++;
            if (isBlank(start, end)) {
                ended = !fields.isEmpty();
            } else if (ended) {
                throw malformed("a second paragraph begins here");
            } else if (text[start] == ' ' || text[start] == '\t') {
                continuation(field, start, end);
            } else {
                field = field(line(start, end));
            }
            start = end + 1;
        }
        return release();
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private String line(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] >= 0 && text[i] < ' ' && text[i] != '\t' && text[i] != '\r') {
                throw malformed("it has the control character 0x%02x".formatted(text[i]));
            }
        }
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    private String field(String line) {
        int colon = line.indexOf(':');
        if (colon < 1 || line.charAt(0) == '#' || line.charAt(0) == '-') {
            throw malformed("neither a field nor the further line of one");
        }
        String name = line.substring(0, colon);
        for (int i = 0; i < colon; i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) > '~') {
                throw malformed("no field has such a name");
            }
        }
        if (fields.put(name, line.substring(colon + 1).strip()) != null) {
            throw malformed("the field %s stands twice".formatted(name));
        }
        return name;
    }

    private void continuation(String field, int start, int end) {
        if (field.isEmpty()) {
            throw malformed("the further line of no field");
        }
        if (field.equalsIgnoreCase("SHA256")) {
            file(line(start, end).strip());
        }
    }

    /** Digest, size, path. */
    private void file(String line) {
        int sizeFrom = skip(line, DIGEST_DIGITS);
        int sizeTo = line.indexOf(' ', sizeFrom);
        int pathFrom = sizeTo < 0 ? -1 : skip(line, sizeTo);
        if (sizeFrom < 0 || pathFrom < 0 || sizeTo - sizeFrom > MOST_SIZE_DIGITS) {
            throw malformed("not a SHA-256, a size and a path");
        }
        String path = line.substring(pathFrom);
        checkPath(path);
        Release.File file = new Release.File(digest(line), size(line.substring(sizeFrom, sizeTo)));
        Release.File before = files.put(path, file);
        if (before != null && !before.equals(file)) {
            throw malformed("a second line for %s says something else".formatted(path));
        }
    }

    /** {@return where the next word begins after the blanks that must stand at {@code at}; -1 where there is none} */
    private static int skip(String line, int at) {
        int next = at;
        while (next < line.length() && line.charAt(next) == ' ') {
            next++;
        }
        return next == at || next >= line.length() ? -1 : next;
    }

    private Digest digest(String line) {
        try {
            return new Digest(line.substring(0, DIGEST_DIGITS));
        } catch (IllegalArgumentException e) {
            throw malformed("not a SHA-256, a size and a path");
        }
    }

    private long size(String digits) {
        long size = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw malformed("not a SHA-256, a size and a path");
            }
            size = size * 10 + (c - '0');
        }
        return size;
    }

    private void checkPath(String path) {
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                throw malformed("the path %s leads elsewhere".formatted(path));
            }
        }
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) <= ' ' || path.charAt(i) > '~' || path.charAt(i) == '\\') {
                throw malformed("a path has characters that no path here has");
            }
        }
    }

    private Release release() {
        if (fields.isEmpty()) {
            throw malformed("it is empty");
        }
        return new Release(
                text("Origin"),
                text("Label"),
                text("Suite"),
                text("Codename"),
                text("Version"),
                text("Date").map(date -> instant("Date", date)),
                text("Valid-Until").map(date -> instant("Valid-Until", date)),
                fields.getOrDefault("Acquire-By-Hash", "").equalsIgnoreCase("yes"),
                words("Architectures"),
                words("Components"),
                words("No-Support-for-Architecture-all").contains("Packages"),
                files);
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).filter(value -> !value.isEmpty());
    }

    private List<String> words(String field) {
        String value = fields.getOrDefault(field, "");
        List<String> words = value.isEmpty() ? List.of() : Arrays.asList(value.split("[ \t]+"));
        if (new TreeSet<>(words).size() != words.size()) {
            throw malformed("the field %s names something twice".formatted(field));
        }
        return words;
    }

    /** A date as in RFC 2822, in UTC: {@code Sat, 21 Nov 2026 09:15:44 UTC}. The day of the week says nothing new. */
    private Instant instant(String field, String value) {
        String[] words = value.substring(value.indexOf(',') + 1).strip().split(" +");
        if (words.length == 5 && UTC.contains(words[4]) && words[3].length() >= 7) {
            String[] time = words[3].split(":");
            try {
                if (time.length == 3) {
                    return LocalDateTime.of(
                                    number(words[2]),
                                    MONTHS.indexOf(words[1]) + 1,
                                    number(words[0]),
                                    number(time[0]),
                                    number(time[1]),
                                    number(time[2]))
                            .toInstant(ZoneOffset.UTC);
                }
            } catch (DateTimeException | NumberFormatException e) {
                // Told below.
            }
        }
        throw malformed("%s is not a date in UTC: %s".formatted(field, value));
    }

    private static int number(String digits) {
        if (digits.length() > 4) {
            throw new NumberFormatException();
        }
        return Integer.parseUnsignedInt(digits);
    }

    private ProblemException malformed(String why) {
        return new Problem(
                        "deb.bad-release",
                        Kind.DATA,
                        "the Release file is malformed",
                        "%s:%d".formatted(where, lineNumber),
                        why,
                        "see whether this is the archive you mean; tell its maintainers, or use another mirror")
                .exception();
    }
}
