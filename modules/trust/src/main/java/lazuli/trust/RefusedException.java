package lazuli.trust;

/** Why a signature, though it is by a key of the keyring, is not a good one. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong, the gravest first. */
    enum Flaw {
        BAD("trust.bad-signature"),
        REVOKED("trust.key-revoked"),
        EXPIRED("trust.expired"),
        FUTURE("trust.signature-from-the-future"),
        WEAK("trust.weak-signature"),
        UNUSABLE("trust.unusable-key");

        private final String code;

        Flaw(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private final Flaw flaw;

    RefusedException(Flaw flaw, String why) {
        super(why);
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }
}
