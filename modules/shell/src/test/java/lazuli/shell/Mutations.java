package lazuli.shell;

import java.util.List;
import java.util.Random;

/** Damages scripts, bytes as chars, in the same ways in every run. */
final class Mutations {
    private static final List<String> TOKENS =
            List.of(
                    "$",
                    "${",
                    "}",
                    "$(",
                    ")",
                    "`",
                    "$((",
                    "))",
                    "\"",
                    "'",
                    "\\",
                    "\n",
                    ";",
                    ";;",
                    "&",
                    "&&",
                    "|",
                    "<",
                    ">",
                    "<<E\n",
                    "<<-",
                    ">&",
                    "(",
                    "{",
                    " ",
                    "\t",
                    "if ",
                    "then ",
                    "fi",
                    "do ",
                    "done",
                    "case ",
                    "esac",
                    "in ",
                    "while ",
                    "for ",
                    "!",
                    "*",
                    "[",
                    "]",
                    "#",
                    "=",
                    "~",
                    ":-",
                    "%%",
                    "\0",
                    "\u00ff",
                    "\u0081",
                    "a()",
                    "eval ",
                    "-",
                    "0",
                    "9223372036854775808",
                    "x=");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** {@return the script, damaged in one to four places} */
    String of(String script, String other) {
        String text = script;
        int damages = 1 + random.nextInt(4);
        for (int i = 0; i < damages; i++) {
            text = once(text, other);
        }
        return text;
    }

    private String once(String text, String other) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(20));
        String head = text.substring(0, from);
        return switch (random.nextInt(8)) {
            case 0 -> head;
            case 1 -> head + text.substring(to);
            case 2 -> head + text.substring(from, to) + text.substring(from);
            case 3, 4, 5 -> head + TOKENS.get(random.nextInt(TOKENS.size())) + text.substring(from);
            case 6 -> {
                int start = random.nextInt(other.length() + 1);
                int end = Math.min(other.length(), start + random.nextInt(60));
                yield head + other.substring(start, end) + text.substring(to);
            }
            default -> from == text.length() ? text : flipped(text, from, random.nextInt(8));
        };
    }

    /** {@return the text with one bit of one byte turned} */
    static String flipped(String text, int at, int bit) {
        char c = (char) (text.charAt(at) ^ 1 << bit);
        return text.substring(0, at) + c + text.substring(at + 1);
    }
}
