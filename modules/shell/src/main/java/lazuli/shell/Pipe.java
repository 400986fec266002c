package lazuli.shell;

import java.io.ByteArrayOutputStream;

/** A pipe whose writer ends before its reader begins: all that was written is held. */
final class Pipe implements OpenFile {
    private static final int CAPACITY = 1 << 24;

    /** How often the shell itself may print into one pipe: a loop without end is found so before it fills the pipe. */
    private static final int MAX_PRINTS = 1 << 18;

    private final Session session;
    private final boolean readByOthers;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(256);
    private int prints;
    private boolean broken;

    /**
     * A pipe to write to.
     *
     * @param readByOthers whether the reader may stop early: then a writer that writes without end is killed, and not a problem
     */
    Pipe(Session session, boolean readByOthers) {
        this.session = session;
        this.readByOthers = readByOthers;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        if (broken || held.size() + (long) length > CAPACITY) {
            refuse();
        }
        held.write(buffer, offset, length);
    }

    /** A builtin prints into this. */
    void printed() {
        prints++;
        if (prints > MAX_PRINTS) {
            refuse();
        }
    }

    private void refuse() {
        broken = true;
        if (readByOthers) {
            throw new BrokenPipe();
        }
        throw tooMuch();
    }

    private RuntimeException tooMuch() {
        return session.endless(
                "more than %d MiB, or %d lines, went through one pipe"
                        .formatted(CAPACITY >> 20, MAX_PRINTS));
    }

    /** {@return all that was written} */
    byte[] bytes() {
        return held.toByteArray();
    }

    /** {@return the end to read from, now that nothing more is written} */
    OpenFile reader() {
        byte[] bytes = held.toByteArray();
        return broken ? new Reader(bytes, this) : new Bytes(bytes);
    }

    /** The end of a pipe whose writer was killed: nobody may read it to its end. */
    private static final class Reader extends Bytes {
        private final Pipe pipe;

        Reader(byte[] bytes, Pipe pipe) {
            super(bytes);
            this.pipe = pipe;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = super.read(buffer, offset, length);
            if (count < 0) {
                throw pipe.tooMuch();
            }
            return count;
        }
    }

    /** Bytes to read: a pipe's, or a here-document's. */
    static class Bytes implements OpenFile {
        private final byte[] bytes;
        private int at;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = Math.min(length, bytes.length - at);
            if (count <= 0) {
                return length == 0 ? 0 : -1;
            }
            System.arraycopy(bytes, at, buffer, offset, count);
            at += count;
            return count;
        }

        @Override
        public boolean isWritable() {
            return false;
        }
    }
}
