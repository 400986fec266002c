package lazuli.store.fetch;

/** Hears how far something is. Its methods are called by several threads at once. */
public interface Progress {
    /** One that does nothing. */
    Progress NONE = new Progress() {};

    /**
     * Something begins.
     *
     * @param what what is done, as a clause: {@code fetching packages}
     * @param files how many files there are to do, some of them perhaps done in part
     * @param bytes how many bytes that is in all; 0 where nobody knows
     */
    default void started(String what, int files, long bytes) {}

    /**
     * So many more bytes are there.
     *
     * @param bytes negative where bytes had to be thrown away
     */
    default void advanced(long bytes) {}

    /**
     * One file is done.
     *
     * @param name what it is called in messages
     */
    default void finished(String name) {}

    /** What was started last is over, well or not. */
    default void ended() {}

    /**
     * Something happened that a person may like to know, though nothing has failed.
     *
     * @param message one sentence without a full stop
     */
    default void note(String message) {}
}
