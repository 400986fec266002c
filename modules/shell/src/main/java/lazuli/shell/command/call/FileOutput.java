package lazuli.shell.command.call;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import lazuli.content.ByteSource;
import lazuli.tree.TreeEditor;

/** A stream into a file of the tree: what is in the file is what was written before the last flush. */
final class FileOutput extends OutputStream {
    private final TreeEditor tree;
    private final String path;
    private final int mode;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean dirty;

    FileOutput(TreeEditor tree, String path, int mode, boolean append) {
        this.tree = tree;
        this.path = path;
        this.mode = mode;
        boolean kept = append && tree.stat(path).isPresent();
        if (kept) {
            written.writeBytes(tree.read(path).bytes());
        } else {
            tree.write(path, ByteSource.empty(), mode);
        }
    }

    @Override
    public void write(int b) {
        written.write(b);
        dirty = true;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        written.write(bytes, offset, length);
        dirty = true;
    }

    @Override
    public void flush() {
        if (dirty) {
            tree.write(path, ByteSource.of(written.toByteArray()), mode);
            dirty = false;
        }
    }

    @Override
    public void close() {
        flush();
    }
}
