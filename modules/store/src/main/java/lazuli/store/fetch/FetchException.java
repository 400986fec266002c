package lazuli.store.fetch;

import java.time.Duration;
import lazuli.problem.Kind;

/** One attempt to get something from one place failed. The message says why, as a clause. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1;

    /** What kind of failure it was. */
    public enum Cause {
        /** The host did not answer. */
        UNREACHABLE("fetch.unreachable"),
        /** It answered, but the answer stopped coming. */
        STALLED("fetch.stalled"),
        /** The answer ended before its end. */
        CUT("fetch.cut"),
        /** It is busy, or broken. */
        UNAVAILABLE("fetch.unavailable"),
        /** It does not have that file. */
        NOT_FOUND("fetch.not-found"),
        /** It does not give it to us, or not in a way that we take. */
        REFUSED("fetch.refused"),
        /** What it gave is not what was wanted. */
        WRONG_CONTENT("fetch.wrong-content"),
        /** Nobody was asked. */
        OFFLINE("fetch.offline");

        private final String code;

        Cause(String code) {
            this.code = code;
        }

        /** {@return the code of a problem that comes of it} */
        public String code() {
            return code;
        }

        /** {@return whose turn it is then} */
        public Kind problemKind() {
            return this == WRONG_CONTENT ? Kind.DATA : Kind.REMOTE;
        }
    }

    private final Cause cause;
    private final boolean mayPass;
    private final boolean ofHost;
    private final Duration wait;

    private FetchException(
            Cause cause, String why, boolean mayPass, boolean ofHost, Duration wait) {
        super(why);
        this.cause = cause;
        this.mayPass = mayPass;
        this.ofHost = ofHost;
        this.wait = wait;
    }

    /** {@return a failure that may be over in a moment} */
    static FetchException passing(Cause cause, String why) {
        return new FetchException(cause, why, true, false, Duration.ZERO);
    }

    /** {@return a failure that is over after this time, as the host says} */
    static FetchException passing(Cause cause, String why, Duration wait) {
        return new FetchException(cause, why, true, false, wait);
    }

    /** {@return a failure that may be over in a moment; if not, nothing else will come from that host either} */
    static FetchException ofHost(String why, boolean mayPass) {
        return new FetchException(Cause.UNREACHABLE, why, mayPass, true, Duration.ZERO);
    }

    /** {@return a failure that stays, as long as one asks there} */
    static FetchException lasting(Cause cause, String why) {
        return new FetchException(cause, why, false, false, Duration.ZERO);
    }

    /** {@return what kind of failure it was} */
    public Cause kind() {
        return cause;
    }

    /** {@return why it failed, as a clause} */
    public String why() {
        return String.valueOf(getMessage());
    }

    boolean mayPass() {
        return mayPass;
    }

    boolean isOfHost() {
        return ofHost;
    }

    Duration waiting() {
        return wait;
    }
}
