package lazuli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** An open file description: what one or more file descriptors stand for. */
interface OpenFile {
    /** {@return how many bytes were read, at least one where {@code length} is; -1 at the end} */
    default int read(byte[] buffer, int offset, int length) {
        throw new IoFailure(IoFailure.BAD_DESCRIPTOR);
    }

    /** Writes all of it. */
    default void write(byte[] buffer, int offset, int length) {
        throw new IoFailure(IoFailure.BAD_DESCRIPTOR);
    }

    /** {@return whether it can be written at all} */
    default boolean isWritable() {
        return true;
    }

    /** A stream that whoever runs the shell gave for reading. */
    record Source(InputStream stream) implements OpenFile {
        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return stream.read(buffer, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isWritable() {
            return false;
        }
    }

    /** A stream that whoever runs the shell gave for writing. */
    record Sink(OutputStream stream) implements OpenFile {
        @Override
        public void write(byte[] buffer, int offset, int length) {
            try {
                stream.write(buffer, offset, length);
                stream.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** {@code /dev/null}. */
    record Null() implements OpenFile {
        @Override
        public int read(byte[] buffer, int offset, int length) {
            return -1;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {}
    }

    /** {@code /dev/zero}, or {@code /dev/full}. */
    record Zeros(Session session, boolean full) implements OpenFile {
        @Override
        public int read(byte[] buffer, int offset, int length) {
            session.moves(length);
            Arrays.fill(buffer, offset, offset + length, (byte) 0);
            return length;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            if (full) {
                throw new IoFailure(IoFailure.NO_SPACE);
            }
        }
    }

    /** A directory, which can be opened and not read. */
    record Directory() implements OpenFile {
        @Override
        public int read(byte[] buffer, int offset, int length) {
            throw new IoFailure(IoFailure.IS_DIRECTORY);
        }

        @Override
        public boolean isWritable() {
            return false;
        }
    }
}
