package lazuli.store;

/** A lock that is held until it is closed. */
public final class StoreLock implements AutoCloseable {
    private final Runnable release;

    StoreLock(Runnable release) {
        this.release = release;
    }

    /** Frees the lock. */
    @Override
    public void close() {
        release.run();
    }
}
