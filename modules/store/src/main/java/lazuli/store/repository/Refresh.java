package lazuli.store.repository;

/** Whether a mirror is asked for a newer state of a repository. */
public enum Refresh {
    /** Always: what {@code lock} wants. */
    NEWEST,
    /** Only where the store has none, or one that is out of date or older than the lock. */
    CACHED
}
