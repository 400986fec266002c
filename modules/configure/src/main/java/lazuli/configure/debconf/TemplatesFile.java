package lazuli.configure.debconf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A {@code templates} file, as in debconf-devel(7), read as {@code Debconf::Template} reads it. */
final class TemplatesFile {
    private final String where;
    private SequencedMap<String, String> template = new LinkedHashMap<>();
    private String field = "";
    private String value = "";
    private final StringBuilder extended = new StringBuilder();
    private int stanza;

    private TemplatesFile(String where) {
        this.where = where;
    }

    /**
     * {@return the templates: values by field, in lower case, with {@code extended_} fields for what stands in further lines}
     *
     * @throws DebconfException where it can't be read
     */
    static List<SequencedMap<String, String>> parse(String text, String where) {
        var file = new TemplatesFile(where);
        List<SequencedMap<String, String>> templates = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf("\n\n", at);
            int next = end < 0 ? text.length() : end + 2;
            templates.add(file.stanza(text, at, end < 0 ? text.length() : end));
            at = next;
            while (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
        }
        return templates;
    }

    private SequencedMap<String, String> stanza(String text, int start, int end) {
        stanza++;
        template = new LinkedHashMap<>();
        field = "";
        value = "";
        extended.setLength(0);
        int at = start;
        while (at < end) {
            int newline = text.indexOf('\n', at);
            int lineEnd = newline < 0 || newline > end ? end : newline;
            if (lineEnd > at) {
                line(text, at, lineEnd);
            }
            at = lineEnd + 1;
        }
        save();
        if (template.getOrDefault("template", "").isEmpty()) {
            throw new DebconfException(
                    "Template #%d in %s does not contain a 'Template:' line"
                            .formatted(stanza, where));
        }
        return template;
    }

    private void line(String text, int start, int end) {
        if (isSpace(text.charAt(start))) {
            further(text, start + 1, end);
            return;
        }
        int colon = start;
        while (colon < end && isFieldCharacter(text.charAt(colon))) {
            colon++;
        }
        if (colon == end || text.charAt(colon) != ':') {
            throw new DebconfException(
                    "Template parse error near `%s', in stanza #%d of %s"
                            .formatted(text.substring(start, end), stanza, where));
        }
        save();
        field = lowerCase(text.substring(start, colon));
        int valueStart = colon + 1;
        if (valueStart < end && isSpace(text.charAt(valueStart))) {
            valueStart++;
        }
        value = text.substring(valueStart, Math.max(valueStart, trimmed(text, valueStart, end)));
        extended.setLength(0);
    }

    /** A line of the long description, without its first space: a dot alone is an empty line, more space keeps the line as it is. */
    private void further(String text, int start, int end) {
        if (end - start == 1 && text.charAt(start) == '.') {
            extended.append("\n\n");
            return;
        }
        boolean verbatim = start < end && isSpace(text.charAt(start));
        if (!extended.isEmpty()) {
            char last = extended.charAt(extended.length() - 1);
            if (last != '\n' && last != ' ') {
                extended.append(verbatim ? '\n' : ' ');
            }
        }
        extended.append(text, start, Math.max(start, trimmed(text, start, end)));
        if (verbatim) {
            extended.append('\n');
        }
    }

    private static int trimmed(String text, int start, int end) {
        int at = end;
        while (at > start && isSpace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private void save() {
        if (field.isEmpty()) {
            return;
        }
        if (template.put(field, value) != null) {
            throw new DebconfException(
                    "Template #%d in %s has a duplicate field \"%s\" with new value \"%s\"."
                                    .formatted(stanza, where, field, value)
                            + " Probably two templates are not properly separated by a lone newline.");
        }
        int length = extended.length();
        while (length > 0 && extended.charAt(length - 1) == '\n') {
            length--;
        }
        if (length > 0) {
            template.put("extended_" + field, extended.substring(0, length));
        }
    }

    private static boolean isFieldCharacter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_'
                || c == '@'
                || c == '.';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    static String lowerCase(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] - 'A' + 'a');
            }
        }
        return new String(chars);
    }
}
