package lazuli.shell;

/**
 * How much a run may do before it counts as endless. What goes beyond ends in the problem {@code shell.endless}.
 *
 * @param steps simple commands and turns of loops, with those of every script that is started
 * @param bytes bytes written to files, pipes and streams, and those that words expand to, together; so a run never holds more than this
 */
public record Limits(long steps, long bytes) {
    /** Far beyond any maintainer script, reached within seconds by an endless one, and good with a heap of 512 MiB. */
    public static final Limits DEFAULT = new Limits(3_000_000, 1L << 27);

    public Limits {
        if (steps < 1 || bytes < 1) {
            throw new IllegalArgumentException("limits that allow nothing");
        }
    }
}
