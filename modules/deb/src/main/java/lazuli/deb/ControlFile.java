package lazuli.deb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeSet;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/**
 * Control syntax, as in Debian Policy 5.1 and deb822(5): paragraphs of {@code Name: value} fields. A line that begins with a space or tab goes on with the
 * value before it. Lines with nothing but blanks end a paragraph. For whole package indices, which are large, there is a faster reader.
 */
public final class ControlFile {
    private final String text;
    private final String where;
    private final boolean comments;
    private final List<Stanza> stanzas = new ArrayList<>();
    private final TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private SequencedMap<String, String> fields = new LinkedHashMap<>();
    private String name = "";
    private final StringBuilder value = new StringBuilder();
    private int line;

    private ControlFile(String text, String where, boolean comments) {
        this.text = text;
        this.where = where;
        this.comments = comments;
    }

    /**
     * {@return the one paragraph of this text} Comments are refused, as dpkg refuses them in a binary package.
     *
     * @param where what the text is, for the reader of an error
     * @throws ProblemException {@code deb.control-syntax}, with the line
     */
    public static Stanza parse(String text, String where) {
        var file = new ControlFile(text, where, false);
        List<Stanza> stanzas = file.parse();
        if (stanzas.size() != 1) {
            throw file.wrong("it has %d paragraphs where one belongs".formatted(stanzas.size()));
        }
        return stanzas.getFirst();
    }

    /**
     * {@return every paragraph of this text} Lines that begin with {@code #} are comments.
     *
     * @param where what the text is, for the reader of an error
     * @throws ProblemException {@code deb.control-syntax}, with the line
     */
    public static List<Stanza> parseAll(String text, String where) {
        return List.copyOf(new ControlFile(text, where, true).parse());
    }

    private List<Stanza> parse() {
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            line++;
            take(text.substring(start, end));
            start = end + 1;
        }
        endParagraph();
        return stanzas;
    }

    private void take(String content) {
        if (content.indexOf('\0') >= 0) {
            throw wrong("there is a NUL character");
        }
        if (content.isBlank()) {
            endParagraph();
        } else if (content.charAt(0) == ' ' || content.charAt(0) == '\t') {
            if (name.isEmpty()) {
                throw wrong("a continuation line follows no field");
            }
            value.append('\n').append(content);
        } else if (!comments || content.charAt(0) != '#') {
            beginField(content);
        }
    }

    private void beginField(String content) {
        endField();
        int colon = content.indexOf(':');
        if (colon < 0) {
            throw wrong("there is no colon after a field's name");
        }
        name = content.substring(0, colon).stripTrailing();
        if (!isFieldName(name)) {
            throw wrong("\"%s\" is not a field's name".formatted(shortened(name)));
        }
        if (!seen.add(name)) {
            throw wrong("the field %s stands twice".formatted(shortened(name)));
        }
        value.append(content, colon + 1, content.length());
    }

    private void endField() {
        if (!name.isEmpty()) {
            // As dpkg has it: blanks go at the value's two ends, and stay at the ends of its other
            // lines. A value of several lines keeps its first line feed, where nothing stands
            // before it too.
            int feed = value.indexOf("\n");
            String first = feed < 0 ? value.toString() : value.substring(0, feed);
            String rest = feed < 0 ? "" : value.substring(feed);
            String stripped = first.stripLeading() + rest.stripTrailing();
            fields.put(name, feed < 0 ? stripped.stripTrailing() : stripped);
            name = "";
            value.setLength(0);
        }
    }

    private void endParagraph() {
        endField();
        if (!fields.isEmpty()) {
            stanzas.add(new Stanza(fields));
            fields = new LinkedHashMap<>();
            seen.clear();
        }
    }

    /** Policy 5.1: printable ASCII but space and colon, not begun with {@code #} or {@code -}. */
    private static boolean isFieldName(String name) {
        if (name.isEmpty() || name.charAt(0) == '#' || name.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 33 || c > 126 || c == ':') {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
    }

    private ProblemException wrong(String why) {
        return new Problem(
                        "deb.control-syntax",
                        Kind.DATA,
                        "this is not in the syntax of a control file",
                        String.format(Locale.ROOT, "%s:%d", where, line),
                        why,
                        "get the file again, or tell whoever made it")
                .exception();
    }
}
