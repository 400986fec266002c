package lazuli.shell.command.text;

import java.util.Optional;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.regex.CharacterClass;

/** One of the sets of {@code tr}: bytes in an order, each as often as it is meant. */
final class ByteSet {
    private final String text;
    private final StringBuilder bytes = new StringBuilder();
    private int at;
    private int filling = -1;
    private char filler;
    private boolean hasClass;
    private boolean hasOtherClass;

    private ByteSet(String text) {
        this.text = text;
    }

    /** Reads a set; bytes are characters from 0 to 255. */
    static ByteSet parse(String text) {
        ByteSet set = new ByteSet(text);
        while (set.at < text.length()) {
            set.item();
        }
        return set;
    }

    /** The bytes in their order; {@code [x*]} fills up to this length. */
    String bytes(int length) {
        if (filling < 0) {
            return bytes.toString();
        }
        String fill = String.valueOf(filler).repeat(Math.max(0, length - bytes.length()));
        return bytes.substring(0, filling) + fill + bytes.substring(filling);
    }

    /** Whether there is a class such as {@code [:alpha:]}. */
    boolean hasClass() {
        return hasClass;
    }

    /** Whether there is a class that is not {@code [:upper:]} or {@code [:lower:]}. */
    boolean hasOtherClass() {
        return hasOtherClass;
    }

    private void item() {
        if (text.charAt(at) == '[' && bracket()) {
            return;
        }
        char first = character();
        if (at + 1 < text.length() && text.charAt(at) == '-') {
            int before = at++;
            char last = character();
            if (last < first) {
                throw new Failure(
                        1,
                        "range-endpoints of '"
                                + shown(first)
                                + "-"
                                + shown(last)
                                + "' are in reverse collating sequence order");
            }
            for (int c = first; c <= last; c++) {
                bytes.append((char) c);
            }
            at = Math.max(at, before);
        } else {
            bytes.append(first);
        }
    }

    private static String shown(char c) {
        return c < ' ' || c > '~' ? "\\%03o".formatted((int) c) : String.valueOf(c);
    }

    /** A class, an equivalence or a repetition, if the bracket begins one. */
    private boolean bracket() {
        if (text.startsWith("[:", at)) {
            int end = text.indexOf(":]", at + 2);
            if (end >= 0) {
                addClass(text.substring(at + 2, end));
                at = end + 2;
                return true;
            }
        }
        if (text.startsWith("[=", at) && text.startsWith("=]", at + 3)) {
            bytes.append(text.charAt(at + 2));
            at += 5;
            return true;
        }
        int start = at;
        at++;
        if (at < text.length()) {
            char c = character();
            int close = text.indexOf(']', at);
            if (at < text.length() && text.charAt(at) == '*' && close > 0) {
                String count = text.substring(at + 1, close);
                if (count.chars().allMatch(Character::isDigit) && count.length() < 8) {
                    at = close + 1;
                    repeat(c, count);
                    return true;
                }
            }
        }
        at = start;
        return false;
    }

    private void repeat(char c, String count) {
        int times = count.isEmpty() ? 0 : Integer.parseInt(count, count.startsWith("0") ? 8 : 10);
        if (times > 0) {
            bytes.repeat(c, times);
        } else {
            filling = bytes.length();
            filler = c;
        }
    }

    private void addClass(String name) {
        Optional<CharacterClass> found = CharacterClass.named(name);
        if (found.isEmpty()) {
            throw new Failure(1, "invalid character class " + Quoting.always(name));
        }
        hasClass = true;
        hasOtherClass |= found.get() != CharacterClass.UPPER && found.get() != CharacterClass.LOWER;
        for (int c = 0; c < 128; c++) {
            if (found.get().contains(c)) {
                bytes.append((char) c);
            }
        }
    }

    private char character() {
        char c = text.charAt(at++);
        if (c != '\\' || at == text.length()) {
            return c;
        }
        char escaped = text.charAt(at++);
        return switch (escaped) {
            case 'a' -> (char) 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> (char) 11;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int value = escaped - '0';
                for (int i = 0; i < 2 && at < text.length(); i++) {
                    int digit = text.charAt(at) - '0';
                    if (digit < 0 || digit > 7 || value * 8 + digit > 255) {
                        break;
                    }
                    value = value * 8 + digit;
                    at++;
                }
                yield (char) value;
            }
            default -> escaped;
        };
    }
}
