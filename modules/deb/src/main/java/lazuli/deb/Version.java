package lazuli.deb;

/**
 * A version of a Debian package, as in Debian Policy 5.6.12: {@code epoch:upstream-revision}.
 *
 * <p>The order is dpkg's. Two versions may stand at the same place in it and still be written differently, as {@code 1.0} and {@code 1.00-0} are: then
 * {@link #compareTo} gives zero and {@link #equals} says no.
 *
 * @param epoch zero where none is written
 * @param upstream the upstream version; begins with a digit
 * @param revision the Debian revision, empty where none is written
 */
public record Version(int epoch, String upstream, String revision) implements Comparable<Version> {
    public Version {
        if (epoch < 0) {
            throw new IllegalArgumentException("a version's epoch is negative: " + epoch);
        }
        checkUpstream(upstream);
        checkRevision(revision);
        if (revision.isEmpty() && upstream.indexOf('-') >= 0) {
            throw new IllegalArgumentException(
                    "a version without revision has a hyphen: " + upstream);
        }
    }

    /**
     * {@return the version that this text writes; space around it does not count}
     *
     * @throws IllegalArgumentException where {@code dpkg --validate-version} says no
     */
    public static Version parse(String text) {
        String written = text.strip();
        if (written.isEmpty()) {
            throw new IllegalArgumentException("a version is empty");
        }
        int colon = written.indexOf(':');
        int epoch = colon < 0 ? 0 : parseEpoch(written, colon);
        int hyphen = written.lastIndexOf('-');
        if (hyphen <= colon) {
            return new Version(epoch, written.substring(colon + 1), "");
        }
        if (hyphen == written.length() - 1) {
            throw new IllegalArgumentException("the revision of version " + written + " is empty");
        }
        return new Version(
                epoch, written.substring(colon + 1, hyphen), written.substring(hyphen + 1));
    }

    private static int parseEpoch(String written, int colon) {
        long epoch = 0;
        for (int i = 0; i < colon; i++) {
            if (!isDigit(written.charAt(i))) {
                throw new IllegalArgumentException(
                        "the epoch of version " + written + " is not a number");
            }
            epoch = epoch * 10 + written.charAt(i) - '0';
            if (epoch > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "the epoch of version " + written + " is too large");
            }
        }
        if (colon == 0) {
            throw new IllegalArgumentException("the epoch of version " + written + " is empty");
        }
        return (int) epoch;
    }

    private static void checkUpstream(String upstream) {
        if (upstream.isEmpty()) {
            throw new IllegalArgumentException("a version has nothing but epoch and revision");
        }
        if (!isDigit(upstream.charAt(0))) {
            throw new IllegalArgumentException(
                    "version " + upstream + " does not begin with a digit");
        }
        for (int i = 0; i < upstream.length(); i++) {
            char c = upstream.charAt(i);
            if (!isLetter(c) && !isDigit(c) && ".-+~:".indexOf(c) < 0) {
                throw new IllegalArgumentException(
                        "version " + upstream + " has the character '" + c + "'");
            }
        }
    }

    private static void checkRevision(String revision) {
        for (int i = 0; i < revision.length(); i++) {
            char c = revision.charAt(i);
            if (!isLetter(c) && !isDigit(c) && ".+~".indexOf(c) < 0) {
                throw new IllegalArgumentException(
                        "the revision " + revision + " of a version has the character '" + c + "'");
            }
        }
    }

    @Override
    public int compareTo(Version other) {
        if (epoch != other.epoch) {
            return Integer.compare(epoch, other.epoch);
        }
        int order = compare(upstream, other.upstream);
        return order != 0 ? order : compare(revision, other.revision);
    }

    /** Policy's two steps in turn: a run of what is no digit, by {@link #weight}, and a run of digits, as a number. */
    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while (!digitAt(a, i) && i < a.length() || !digitAt(b, j) && j < b.length()) {
                int order = weight(a, i++) - weight(b, j++);
                if (order != 0) {
                    return order;
                }
            }
            while (i < a.length() && a.charAt(i) == '0') {
                i++;
            }
            while (j < b.length() && b.charAt(j) == '0') {
                j++;
            }
            int firstDifference = 0;
            while (digitAt(a, i) && digitAt(b, j)) {
                if (firstDifference == 0) {
                    firstDifference = a.charAt(i) - b.charAt(j);
                }
                i++;
                j++;
            }
            if (digitAt(a, i)) {
                return 1;
            }
            if (digitAt(b, j)) {
                return -1;
            }
            if (firstDifference != 0) {
                return firstDifference;
            }
        }
        return 0;
    }

    /** A tilde is before the end, letters are before all the rest; a digit counts as the end. */
    private static int weight(String text, int at) {
        if (at >= text.length() || isDigit(text.charAt(at))) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '~') {
            return -1;
        }
        return isLetter(c) ? c : c + 256;
    }

    private static boolean digitAt(String text, int at) {
        return at < text.length() && isDigit(text.charAt(at));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** {@return the version as dpkg writes it: an epoch of zero is left out where it can be} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(upstream.length() + revision.length() + 4);
        if (epoch != 0 || upstream.indexOf(':') >= 0) {
            text.append(epoch).append(':');
        }
        text.append(upstream);
        if (!revision.isEmpty()) {
            text.append('-').append(revision);
        }
        return text.toString();
    }
}
