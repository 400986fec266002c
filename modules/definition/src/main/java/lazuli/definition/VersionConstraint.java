package lazuli.definition;

/**
 * A limit on a version, as in Debian Policy 7.1.
 *
 * @param operator how the package's version must compare
 * @param version with what; as written
 */
public record VersionConstraint(Operator operator, String version) {
    /** How two versions compare. */
    public enum Operator {
        EARLIER("<<"),
        EARLIER_OR_EQUAL("<="),
        EXACTLY("="),
        LATER_OR_EQUAL(">="),
        LATER(">>");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** {@return how it is written: {@code >=}} */
        public String symbol() {
            return symbol;
        }
    }

    /** {@return the constraint that this text, {@code >= 1.26}, is} Throws {@link IllegalArgumentException} where it is none. */
    public static VersionConstraint parse(String text) {
        String trimmed = text.strip();
        for (Operator operator : Operator.values()) {
            if (trimmed.startsWith(operator.symbol)) {
                String version = trimmed.substring(operator.symbol.length()).strip();
                if (!version.isEmpty() && isVersionStart(version.charAt(0))) {
                    return new VersionConstraint(operator, version);
                }
            }
        }
        throw new IllegalArgumentException("not a version constraint: " + text);
    }

    private static boolean isVersionStart(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    @Override
    public String toString() {
        return operator.symbol + " " + version;
    }
}
