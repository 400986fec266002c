package lazuli.shell;

/**
 * How much a run may do before it counts as endless. What goes beyond ends in the problem {@code shell.endless}.
 *
 * @param steps simple commands and turns of loops, with those of every script that is started
 * @param outputBytes bytes written to files, pipes and streams together
 */
public record Limits(long steps, long outputBytes) {
    /** Far beyond any maintainer script, and reached within seconds by an endless one. */
    public static final Limits DEFAULT = new Limits(10_000_000, 1L << 30);

    public Limits {
        if (steps < 1 || outputBytes < 1) {
            throw new IllegalArgumentException("limits that allow nothing");
        }
    }
}
