package lazuli.shell.command.regex;

import java.util.ArrayList;
import java.util.List;

/** What a bracket expression matches, or {@code \w} and the like. Mutable until it is part of a pattern. */
final class CharacterSet {
    private final long[] ascii = new long[2];
    private final List<int[]> ranges = new ArrayList<>();
    private final List<CharacterClass> classes = new ArrayList<>();
    private boolean negated;
    private boolean ignoringCase;

    static CharacterSet word() {
        CharacterSet set = new CharacterSet();
        set.add(CharacterClass.ALNUM);
        set.add('_', '_');
        return set;
    }

    static CharacterSet space() {
        CharacterSet set = new CharacterSet();
        set.add(CharacterClass.SPACE);
        return set;
    }

    void add(int first, int last) {
        for (int c = first; c <= last && c < 128; c++) {
            ascii[c >> 6] |= 1L << c;
        }
        if (last >= 128) {
            ranges.add(new int[] {Math.max(first, 128), last});
        }
    }

    void add(CharacterClass characterClass) {
        for (int c = 0; c < 128; c++) {
            if (characterClass.contains(c)) {
                add(c, c);
            }
        }
        classes.add(characterClass);
    }

    CharacterSet negate() {
        negated = !negated;
        return this;
    }

    CharacterSet ignoreCase() {
        ignoringCase = true;
        return this;
    }

    boolean contains(int codePoint) {
        if (isStrayByte(codePoint)) {
            return false;
        }
        boolean listed = lists(codePoint);
        if (!listed && ignoringCase) {
            listed =
                    lists(Character.toLowerCase(codePoint))
                            || lists(Character.toUpperCase(codePoint));
        }
        return listed != negated;
    }

    /** A byte that is not UTF-8 is no character. */
    static boolean isStrayByte(int codePoint) {
        return codePoint >= 0xdc80 && codePoint <= 0xdcff;
    }

    private boolean lists(int c) {
        if (c < 128) {
            return (ascii[c >> 6] >>> c & 1) != 0;
        }
        for (int[] range : ranges) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        for (CharacterClass characterClass : classes) {
            if (characterClass.contains(c)) {
                return true;
            }
        }
        return false;
    }
}
