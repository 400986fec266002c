package lazuli.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Locks between programs and between the threads of this one, as ranges of one file: octet 0 is shared by all who use the store, and whoever removes from it has it
 * alone; a name's lock is an octet far behind. The kernel frees what a killed program held.
 *
 * <p>There is one of these for each store in this JVM, because closing any channel of a file frees all locks that the process has on it.
 */
final class StoreLocks {
    private static final Map<Path, StoreLocks> ALL = new HashMap<>();
    private static final long NAMES_AT = 1L << 40;
    private static final int FIRST_PAUSE_MILLIS = 5;
    private static final int LONGEST_PAUSE_MILLIS = 100;
    private static final int PATIENCE_MILLIS = 3000;

    private final Path root;
    private final Set<Long> taken = new HashSet<>();
    private int users;
    private boolean removing;
    private boolean isWritable;
    private @Nullable FileChannel channel;
    private @Nullable FileLock use;

    private StoreLocks(Path root) {
        this.root = root;
    }

    /** {@return the locks of the store at this real path} */
    static StoreLocks of(Path root) {
        synchronized (ALL) {
            return ALL.computeIfAbsent(root, StoreLocks::new);
        }
    }

    /** Begins to use the store: nothing is removed from it until {@link #release}. */
    synchronized void use() {
        waitWhile(() -> removing);
        if (users++ == 0) {
            try {
                channel = open();
                use = channel == null ? null : poll(channel, 0, true, Integer.MAX_VALUE);
            } catch (IOException e) {
                users--;
                throw HostTrouble.writing(root, e);
            }
        }
    }

    /** {@return the file of locks; null where there is none and none can be made, since then nobody can remove anything either} */
    private @Nullable FileChannel open() throws IOException {
        Path file = root.resolve("lock");
        try {
            FileChannel opened =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            isWritable = true;
            return opened;
        } catch (IOException e) {
            isWritable = false;
            if (Files.isWritable(root)) {
                throw e;
            }
        }
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Ends a use. */
    synchronized void release() {
        if (--users == 0 && channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written through it.
            }
            channel = null;
            use = null;
        }
    }

    /** {@return this name's lock} Waits until no other thread or program has it. */
    StoreLock lock(String name) {
        CRC32C high = new CRC32C();
        high.update(name.getBytes(StandardCharsets.UTF_8));
        long position = NAMES_AT + (high.getValue() << 24 | name.hashCode() & 0xffffff);
        FileChannel file;
        synchronized (this) {
            file = writable();
            waitWhile(() -> taken.contains(position));
            taken.add(position);
        }
        try {
            FileLock held = poll(file, position, false, Integer.MAX_VALUE);
            return new StoreLock(() -> free(held, position));
        } catch (IOException | RuntimeException e) {
            free(null, position);
            if (e instanceof IOException io) {
                throw HostTrouble.writing(root, io);
            }
            throw (RuntimeException) e;
        }
    }

    private void free(@Nullable FileLock held, long position) {
        try {
            if (held != null && held.isValid()) {
                held.release();
            }
        } catch (IOException e) {
            // The channel was closed, and so the lock is free.
        }
        synchronized (this) {
            taken.remove(position);
            notifyAll();
        }
    }

    /** Whoever asks for a name's lock wants to write. */
    private FileChannel writable() {
        if (channel == null || !isWritable) {
            throw HostTrouble.writing(root, new AccessDeniedException(root.toString()));
        }
        return channel;
    }

    /** {@return whether this ran: it does not where somebody else uses the store and does not stop within a few seconds} */
    boolean alone(Runnable removal, boolean patient) {
        synchronized (this) {
            FileLock shared = use;
            if (users != 1 || removing || channel == null || shared == null || !isWritable) {
                return false;
            }
            removing = true;
        }
        try {
            return exclusively(removal, patient);
        } catch (IOException e) {
            throw HostTrouble.writing(root, e);
        } finally {
            synchronized (this) {
                removing = false;
                notifyAll();
            }
        }
    }

    private boolean exclusively(Runnable removal, boolean patient) throws IOException {
        FileChannel file;
        synchronized (this) {
            file = channel;
            if (file == null || use == null) {
                return false;
            }
            use.release();
        }
        FileLock alone = null;
        try {
            alone = poll(file, 0, false, patient ? PATIENCE_MILLIS : 0);
            if (alone != null) {
                removal.run();
            }
            return alone != null;
        } finally {
            if (alone != null) {
                alone.release();
            }
            FileLock again = poll(file, 0, true, Integer.MAX_VALUE);
            synchronized (this) {
                use = again;
            }
        }
    }

    /** Asks again and again: an interrupt in a blocking wait would close the channel, and free every other lock with it. */
    private @Nullable FileLock poll(FileChannel file, long at, boolean shared, int patienceMillis)
            throws IOException {
        int pause = FIRST_PAUSE_MILLIS;
        for (int waited = 0; ; waited += pause) {
            FileLock lock = file.tryLock(at, 1, shared);
            if (lock != null || waited >= patienceMillis) {
                return lock;
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            sleep(pause);
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private synchronized void waitWhile(BooleanSupplier condition) {
        try {
            while (condition.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static RuntimeException interrupted() {
        Thread.currentThread().interrupt();
        return new Problem(
                        "store.interrupted",
                        Kind.HOST,
                        "interrupted while another program had the store",
                        "this program",
                        "somebody asked it to stop",
                        "run it again: what was done is kept")
                .exception();
    }
}
