package lazuli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The file descriptors of a process, 0 to 9. */
final class Descriptors {
    static final int COUNT = 10;

    private final @Nullable OpenFile[] files = new OpenFile[COUNT];
    private final Session session;

    Descriptors(Session session) {
        this.session = session;
    }

    Descriptors copy() {
        var copy = new Descriptors(session);
        System.arraycopy(files, 0, copy.files, 0, COUNT);
        return copy;
    }

    @Nullable OpenFile get(int descriptor) {
        return files[descriptor];
    }

    void set(int descriptor, @Nullable OpenFile file) {
        files[descriptor] = file;
    }

    /** {@return how many bytes were read from a descriptor; -1 at the end} */
    int read(int descriptor, byte[] buffer, int offset, int length) {
        OpenFile file = files[descriptor];
        if (file == null) {
            throw new IoFailure(IoFailure.BAD_DESCRIPTOR);
        }
        return file.read(buffer, offset, length);
    }

    void write(int descriptor, byte[] buffer, int offset, int length) {
        OpenFile file = files[descriptor];
        if (file == null) {
            throw new IoFailure(IoFailure.BAD_DESCRIPTOR);
        }
        session.moves(length);
        file.write(buffer, offset, length);
    }

    /** {@return a descriptor as a program sees it that reads} */
    InputStream input(int descriptor) {
        return new Input(files[descriptor]);
    }

    /** {@return a descriptor as a program sees it that writes, and does not look whether it can} */
    Output output(int descriptor) {
        return new Output(session, files[descriptor]);
    }

    private static final class Input extends InputStream {
        private final @Nullable OpenFile file;
        private final byte[] one = new byte[1];

        Input(@Nullable OpenFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (file == null) {
                throw new IOException(IoFailure.BAD_DESCRIPTOR);
            }
            try {
                return length == 0 ? 0 : file.read(buffer, offset, length);
            } catch (IoFailure e) {
                throw new IOException(e.reason(), e);
            }
        }
    }

    /** What is refused is lost, and remembered as refused. */
    static final class Output extends OutputStream {
        private final Session session;
        private final @Nullable OpenFile file;
        private final byte[] one = new byte[1];
        private @Nullable String refusal;

        private Output(Session session, @Nullable OpenFile file) {
            this.session = session;
            this.file = file;
        }

        @Override
        public void write(int b) {
            one[0] = (byte) b;
            write(one, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            session.moves(length);
            if (length == 0) {
                return;
            }
            if (file == null) {
                refusal = IoFailure.BAD_DESCRIPTOR;
                return;
            }
            try {
                file.write(buffer, offset, length);
            } catch (IoFailure refused) {
                refusal = refused.reason();
            }
        }

        /** {@return why something was not written, in strerror's words; null where all was} */
        @Nullable String refusal() {
            return refusal;
        }
    }
}
