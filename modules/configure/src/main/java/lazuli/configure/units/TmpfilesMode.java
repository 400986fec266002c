package lazuli.configure.units;

/**
 * The mode of a line of tmpfiles.d(5).
 *
 * @param bits the mode; -1 where the line has none
 * @param onlyNew whether it is for what the line makes itself
 * @param masked whether it leaves out what the file has nothing of
 */
record TmpfilesMode(int bits, boolean onlyNew, boolean masked) {
    private static final int HIGHEST = 07777;

    static TmpfilesMode parse(String text) throws TmpfilesLine.BadLineException {
        String digits = text;
        boolean onlyNew = false;
        boolean masked = false;
        while (digits.startsWith("~") || digits.startsWith(":")) {
            onlyNew |= digits.startsWith(":");
            masked |= digits.startsWith("~");
            digits = digits.substring(1);
        }
        if (digits.isEmpty()) {
            return new TmpfilesMode(-1, onlyNew, masked);
        }
        if (!digits.matches("[0-7]{1,9}") || Integer.parseInt(digits, 8) > HIGHEST) {
            throw new TmpfilesLine.BadLineException("Invalid mode '%s'.".formatted(text));
        }
        return new TmpfilesMode(Integer.parseInt(digits, 8), onlyNew, masked);
    }

    boolean isSet() {
        return bits >= 0;
    }

    /** {@return the mode for what has this one} Masked, nobody executes, writes or reads where nobody did, and only directories get more than nine bits. */
    int over(int old, boolean directory) {
        if (!masked) {
            return bits;
        }
        int mode = bits;
        for (int each : new int[] {0111, 0222, 0444}) {
            mode &= (old & each) == 0 ? ~each : ~0;
        }
        return directory ? mode : mode & 0777;
    }
}
