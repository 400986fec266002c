package lazuli.configure.pam;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a stack: {@code CONTROL MODULE OPTIONS…}.
 *
 * @param module control and module, with the space between them as written
 * @param options the words after them
 */
record StackLine(String module, List<String> options) {
    static StackLine parse(String line) {
        int end;
        if (line.startsWith("[")) {
            end = line.indexOf(']') + 1;
        } else {
            end = 0;
            while (end < line.length()
                    && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
                end++;
            }
        }
        while (end < line.length() && Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return new StackLine(line.substring(0, end), words(line.substring(end)));
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** {@return the line without the length of a jump: {@code [success=2 …]}} */
    static String withoutJump(String line) {
        int open = line.indexOf('[');
        int close = line.lastIndexOf(']');
        if (open < 0 || close < open) {
            return line;
        }
        int digits = open;
        while (digits < close && !Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        int end = digits;
        while (end < close && Character.isDigit(line.charAt(end))) {
            end++;
        }
        return line.substring(0, digits) + line.substring(end);
    }

    /** {@return the line without the word {@code end}, which stands for the length of a jump; the last one, as a greedy pattern finds it} */
    static String withoutEnd(String line) {
        int open = line.indexOf('[');
        int close = line.lastIndexOf(']');
        int at = close < 0 ? -1 : line.lastIndexOf("end", close - 3);
        return open < 0 || at < open ? line : line.substring(0, at) + line.substring(at + 3);
    }
}
