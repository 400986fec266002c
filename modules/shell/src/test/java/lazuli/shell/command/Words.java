package lazuli.shell.command;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of a case file into words, with the quotes of a shell: '…', "…", $'…' and \. */
final class Words {
    private final String line;
    private int at;

    private Words(String line) {
        this.line = line;
    }

    static List<String> of(String line) {
        Words words = new Words(line);
        List<String> list = new ArrayList<>();
        while (words.skipBlanks()) {
            list.add(words.word());
        }
        return list;
    }

    private boolean skipBlanks() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < line.length() && line.charAt(at) != ' ') {
            char c = line.charAt(at++);
            if (c == '\'') {
                int end = line.indexOf('\'', at);
                word.append(line, at, end);
                at = end + 1;
            } else if (c == '"') {
                doubleQuoted(word);
            } else if (c == '$' && at < line.length() && line.charAt(at) == '\'') {
                at++;
                escaped(word);
            } else if (c == '\\') {
                word.append(line.charAt(at++));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    private void doubleQuoted(StringBuilder word) {
        while (line.charAt(at) != '"') {
            char c = line.charAt(at++);
            if (c == '\\' && "\"\\$`".indexOf(line.charAt(at)) >= 0) {
                c = line.charAt(at++);
            }
            word.append(c);
        }
        at++;
    }

    private void escaped(StringBuilder word) {
        while (line.charAt(at) != '\'') {
            char c = line.charAt(at++);
            if (c != '\\') {
                word.append(c);
                continue;
            }
            c = line.charAt(at++);
            switch (c) {
                case 'n' -> word.append('\n');
                case 't' -> word.append('\t');
                case 'r' -> word.append('\r');
                case 'x' -> {
                    int value = Integer.parseInt(line.substring(at, at + 2), 16);
                    at += 2;
                    word.append(value < 0x80 ? (char) value : (char) (0xdc00 + value));
                }
                default -> word.append(c);
            }
        }
        at++;
    }
}
