package lazuli.shell.command.call;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import lazuli.tree.Names;

/** How a utility sees bytes as characters: it follows {@code LC_ALL}, {@code LC_CTYPE} and {@code LANG}. */
public enum Encoding {
    /** Characters are UTF-8; a byte that is not is a character that equals itself only. */
    UTF_8 {
        @Override
        public String decode(byte[] bytes, int offset, int length) {
            return Names.decode(bytes, offset, length);
        }

        @Override
        public byte[] encode(String text) {
            return Names.encode(text);
        }

        @Override
        public String argument(String argument) {
            return argument;
        }
    },
    /** Every byte is a character, as in the C locale. */
    BYTES {
        @Override
        public String decode(byte[] bytes, int offset, int length) {
            return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        }

        @Override
        public byte[] encode(String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String argument(String argument) {
            byte[] bytes = Names.encode(argument);
            return decode(bytes, 0, bytes.length);
        }
    };

    /** {@return the text of {@code length} bytes from {@code offset}} */
    public abstract String decode(byte[] bytes, int offset, int length);

    /** {@return the bytes of a text that this decoded} */
    public abstract byte[] encode(String text);

    /** {@return an argument as this encoding sees it} */
    public abstract String argument(String argument);

    /** {@return the text of all the bytes} */
    public String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** {@return what these variables ask for} */
    static Encoding of(SortedMap<String, String> environment) {
        String locale = environment.getOrDefault("LC_ALL", "");
        if (locale.isEmpty()) {
            locale = environment.getOrDefault("LC_CTYPE", "");
        }
        if (locale.isEmpty()) {
            locale = environment.getOrDefault("LANG", "");
        }
        return locale.isEmpty() || locale.equals("C") || locale.equals("POSIX") ? BYTES : UTF_8;
    }
}
