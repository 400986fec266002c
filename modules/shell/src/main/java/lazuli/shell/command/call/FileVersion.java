package lazuli.shell.command.call;

/** The order of {@code sort -V} and {@code ls -v}: gnulib's filevercmp. */
public final class FileVersion {
    private FileVersion() {}

    /** {@return whether the first name comes before (negative) or after (positive) the second} */
    public static int compare(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        int special = compareSpecial(a, b);
        if (special != 0 || a.isEmpty() || b.isEmpty()) {
            return special;
        }
        int firstEnd = suffixStart(a);
        int secondEnd = suffixStart(b);
        boolean same =
                firstEnd == secondEnd && a.substring(0, firstEnd).equals(b.substring(0, secondEnd));
        int result = same ? 0 : compareParts(a.substring(0, firstEnd), b.substring(0, secondEnd));
        return result != 0 ? result : compareParts(a, b);
    }

    /** The empty name, then {@code .}, {@code ..}, then other hidden names come first. */
    private static int compareSpecial(String a, String b) {
        return Integer.compare(rank(a), rank(b));
    }

    private static int rank(String name) {
        if (name.isEmpty()) {
            return 0;
        }
        if (name.equals(".")) {
            return 1;
        }
        if (name.equals("..")) {
            return 2;
        }
        return name.startsWith(".") ? 3 : 4;
    }

    /** Where the file's suffix, {@code (\.[A-Za-z~][A-Za-z0-9~]*)*}, begins. */
    private static int suffixStart(String name) {
        int start = name.length();
        int i = 0;
        int candidate = -1;
        boolean expectLetter = false;
        while (i < name.length()) {
            char c = name.charAt(i);
            if (expectLetter) {
                expectLetter = false;
                if (!isLetter(c) && c != '~') {
                    candidate = -1;
                }
            } else if (c == '.') {
                expectLetter = true;
                if (candidate < 0) {
                    candidate = i;
                }
            } else if (!isLetter(c) && !isDigit(c) && c != '~') {
                candidate = -1;
            }
            i++;
        }
        if (expectLetter) {
            candidate = -1;
        }
        return candidate <= 0 ? start : candidate;
    }

    /** Debian's comparison of version strings, which filevercmp has too. */
    private static int compareParts(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while (i < a.length() && !isDigit(a.charAt(i))
                    || j < b.length() && !isDigit(b.charAt(j))) {
                int first = i < a.length() ? order(a.charAt(i)) : 0;
                int second = j < b.length() ? order(b.charAt(j)) : 0;
                if (first != second) {
                    return first - second;
                }
                i++;
                j++;
            }
            while (i < a.length() && a.charAt(i) == '0') {
                i++;
            }
            while (j < b.length() && b.charAt(j) == '0') {
                j++;
            }
            int difference = 0;
            while (i < a.length()
                    && isDigit(a.charAt(i))
                    && j < b.length()
                    && isDigit(b.charAt(j))) {
                if (difference == 0) {
                    difference = a.charAt(i) - b.charAt(j);
                }
                i++;
                j++;
            }
            if (i < a.length() && isDigit(a.charAt(i))) {
                return 1;
            }
            if (j < b.length() && isDigit(b.charAt(j))) {
                return -1;
            }
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int order(char c) {
        if (isDigit(c)) {
            return 0;
        }
        if (isLetter(c)) {
            return c;
        }
        return c == '~' ? -1 : c + 256;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
