package lazuli.shell.command.sort;

import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Quoting;

/** Reads {@code F[.C][OPTS][,F[.C][OPTS]]}. */
final class KeyParser {
    private final String text;
    private final Key key = new Key();
    private int at;

    private KeyParser(String text) {
        this.text = text;
    }

    static Key parse(String text) {
        return new KeyParser(text).run();
    }

    private Key run() {
        int field = number("invalid number at field start");
        if (field == 0) {
            throw wrong("field number is zero");
        }
        key.startField = field - 1;
        if (peek() == '.') {
            at++;
            int character = number("invalid number after '.'");
            if (character == 0) {
                throw wrong("character offset is zero");
            }
            key.startCharacter = character - 1;
        }
        letters(true);
        if (peek() == ',') {
            at++;
            int last = number("invalid number after ','");
            if (last == 0) {
                throw wrong("field number is zero");
            }
            key.endField = last - 1;
            if (peek() == '.') {
                at++;
                key.endCharacter = number("invalid number after '.'");
            }
            letters(false);
        }
        if (at < text.length()) {
            throw wrong("stray character in field spec");
        }
        return key;
    }

    private void letters(boolean start) {
        while (at < text.length() && key.take(text.charAt(at), start, !start)) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private int number(String otherwise) {
        int start = at;
        long number = 0;
        while (peek() >= '0' && peek() <= '9') {
            number = Math.min(number * 10 + peek() - '0', Integer.MAX_VALUE);
            at++;
        }
        if (at == start) {
            throw new Failure(
                    2,
                    otherwise
                            + ": invalid count at start of "
                            + Quoting.always(text.substring(at)));
        }
        return (int) number;
    }

    private String quoted() {
        return Quoting.always(text);
    }

    private Failure wrong(String why) {
        return new Failure(2, why + ": invalid field specification " + quoted());
    }
}
