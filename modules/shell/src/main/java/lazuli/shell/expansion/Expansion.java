package lazuli.shell.expansion;

import java.util.Arrays;

/**
 * The text that a word becomes: bytes, of which some are {@linkplain #QUOTED quoted}, marks where quotes stood, and the regions in which fields may end. A
 * byte 0 stands between the parameters of {@code "$@"} and nowhere else.
 */
public final class Expansion implements CharSequence {
    /** Is added to a byte that means nothing to patterns. */
    public static final int QUOTED = 0x100;

    /** Stands where a quote stood: a field that is empty but for this is a field all the same. */
    public static final char MARK = 0x200;

    private final StringBuilder chars = new StringBuilder();
    private int[] bounds = new int[8];
    private boolean[] onlyAtNul = new boolean[4];
    private int regions;

    @Override
    public int length() {
        return chars.length();
    }

    @Override
    public char charAt(int index) {
        return chars.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return chars.substring(start, end);
    }

    @Override
    public String toString() {
        return chars.toString();
    }

    /** Appends bytes as they are. */
    public void append(CharSequence octets) {
        chars.append(octets);
    }

    /** Appends bytes that are quoted. */
    public void appendQuoted(CharSequence octets) {
        for (int i = 0; i < octets.length(); i++) {
            chars.append((char) (octets.charAt(i) | QUOTED));
        }
    }

    /** Appends the value of a quoted expansion: what would mean something to a pattern is quoted. */
    public void appendValue(CharSequence octets) {
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            chars.append(means(c) ? (char) (c | QUOTED) : c);
        }
    }

    private static boolean means(char c) {
        return switch (c) {
            case '!', '*', '?', '[', '=', '~', ':', '/', '-', ']', '\\' -> true;
            default -> false;
        };
    }

    /** Appends the mark of a quote. */
    public void mark() {
        chars.append(MARK);
    }

    /** Cuts the text off. No region may reach beyond. */
    public void truncate(int length) {
        chars.setLength(length);
    }

    /** Takes away the newlines at the end, down to this length. */
    public void dropNewlines(int atLeast) {
        int end = chars.length();
        while (end > atLeast && chars.charAt(end - 1) == '\n') {
            end--;
        }
        chars.setLength(end);
    }

    /** Says that fields may end from {@code start} to {@code end}: at the characters of IFS, or only at bytes 0. */
    public void region(int start, int end, boolean nul) {
        if (regions == onlyAtNul.length) {
            bounds = Arrays.copyOf(bounds, regions * 4);
            onlyAtNul = Arrays.copyOf(onlyAtNul, regions * 2);
        }
        bounds[regions * 2] = start;
        bounds[regions * 2 + 1] = end;
        onlyAtNul[regions] = nul;
        regions++;
    }

    int regions() {
        return regions;
    }

    int regionStart(int region) {
        return bounds[region * 2];
    }

    int regionEnd(int region) {
        return bounds[region * 2 + 1];
    }

    boolean isOnlyAtNul(int region) {
        return onlyAtNul[region];
    }

    /** {@return the bytes of a field, quotes removed} */
    public static String plain(CharSequence tagged) {
        StringBuilder plain = null;
        for (int i = 0; i < tagged.length(); i++) {
            char c = tagged.charAt(i);
            if (c >= QUOTED && plain == null) {
                plain = new StringBuilder(tagged.length()).append(tagged, 0, i);
            }
            if (plain != null && c != MARK) {
                plain.append((char) (c & 0xff));
            }
        }
        return plain == null ? tagged.toString() : plain.toString();
    }
}
