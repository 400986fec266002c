package lazuli.deb;

/** How a version in a relation is compared, as in Debian Policy 7.1. */
public enum Operator {
    /** Strictly earlier. */
    EARLIER("<<"),
    /** Earlier or equal; also what the old {@code <} means. */
    EARLIER_OR_EQUAL("<="),
    /** Exactly equal. */
    EQUAL("="),
    /** Later or equal; also what the old {@code >} means. */
    LATER_OR_EQUAL(">="),
    /** Strictly later. */
    LATER(">>");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** {@return the operator as it is written: one of <code>{@literal << <= = >= >>}</code>} */
    public String symbol() {
        return symbol;
    }

    /** {@return whether {@code left} stands in this relation to {@code right}} */
    public boolean holds(Version left, Version right) {
        int order = left.compareTo(right);
        return switch (this) {
            case EARLIER -> order < 0;
            case EARLIER_OR_EQUAL -> order <= 0;
            case EQUAL -> order == 0;
            case LATER_OR_EQUAL -> order >= 0;
            case LATER -> order > 0;
        };
    }
}
