package lazuli.configure.debconf;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The small languages inside debconf's values: variables, lists of choices, escapes of the protocol. */
final class QuestionText {
    private QuestionText() {}

    /** {@return the text with <code>${variables}</code> replaced by their values; with a backslash before it, one stays as it is} */
    static String expand(String text, SortedMap<String, String> variables) {
        if (text.indexOf("${") < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf("${", at);
            int end = start < 0 ? -1 : closing(text, start + 2);
            if (start < 0) {
                break;
            }
            if (end < 0) {
                result.append(text, at, start + 2);
                at = start + 2;
                continue;
            }
            boolean escaped = start > at && text.charAt(start - 1) == '\\';
            result.append(text, at, escaped ? start - 1 : start);
            result.append(
                    escaped
                            ? text.substring(start, end + 1)
                            : variables.getOrDefault(text.substring(start + 2, end), ""));
            at = end + 1;
        }
        return result.append(text, at, text.length()).toString();
    }

    /** A name has no braces, and at least one character. */
    private static int closing(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '}') {
            if (text.charAt(end) == '{') {
                return -1;
            }
            end++;
        }
        return end < text.length() && end > start ? end : -1;
    }

    /** {@return the elements of a list that commas with space separate; a backslash keeps a comma or a space} */
    static List<String> split(String list) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        int i = 0;
        while (i < list.length()) {
            char c = list.charAt(i);
            char next = i + 1 < list.length() ? list.charAt(i + 1) : 0;
            if (c == '\\' && (next == ',' || next == ' ')) {
                item.append(next);
                i += 2;
            } else if (c == ',' && next != 0 && TemplatesFile.isSpace(next)) {
                items.add(item.toString());
                item.setLength(0);
                i++;
                while (i < list.length() && TemplatesFile.isSpace(list.charAt(i))) {
                    i++;
                }
            } else {
                item.append(c);
                i++;
            }
        }
        if (!item.isEmpty()) {
            items.add(item.toString());
        }
        return items;
    }

    /** {@return the text as it goes over the protocol with the capability {@code escape}} */
    static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    /** {@return the words of a command, separated by space, where the script has the capability {@code escape}} */
    static List<String> unescapedWords(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                char next = line.charAt(i + 1);
                word.append(next == 'n' ? '\n' : next);
                i += 2;
            } else if (TemplatesFile.isSpace(c)) {
                words.add(word.toString());
                word.setLength(0);
                while (i < line.length() && TemplatesFile.isSpace(line.charAt(i))) {
                    i++;
                }
            } else {
                word.append(c);
                i++;
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** {@return the words of a command, separated by space} */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < line.length()) {
            if (TemplatesFile.isSpace(line.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < line.length() && !TemplatesFile.isSpace(line.charAt(i))) {
                i++;
            }
            words.add(line.substring(start, i));
        }
        return words;
    }

    /** {@return what debconf-escape -u makes of the text} */
    static String unescape(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
            }
            result.append(c);
        }
        return result.toString();
    }
}
