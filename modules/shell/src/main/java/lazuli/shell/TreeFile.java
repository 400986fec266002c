package lazuli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import lazuli.content.ByteSource;
import lazuli.tree.TreeEditor;
import org.jspecify.annotations.Nullable;

/** An open regular file of the tree. What is written is in the tree at once. */
final class TreeFile implements OpenFile {
    private final TreeEditor.Handle handle;
    private final boolean readable;
    private final boolean writable;
    private final boolean appends;
    private long position;
    private @Nullable ByteSource opened;
    private InputStream stream = InputStream.nullInputStream();
    private long streamAt;

    TreeFile(TreeEditor.Handle handle, boolean readable, boolean writable, boolean appends) {
        this.handle = handle;
        this.readable = readable;
        this.writable = writable;
        this.appends = appends;
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (!readable) {
            throw new IoFailure(IoFailure.BAD_DESCRIPTOR);
        }
        ByteSource content = handle.content();
        if (position >= content.size()) {
            return -1;
        }
        int count =
                content instanceof GrowingContent growing
                        ? growing.copy(position, buffer, offset, length)
                        : stream(content, buffer, offset, length);
        position += Math.max(count, 0);
        return count;
    }

    /** Identity says whether it is still the same content: contents don't change, files get others. */
    @SuppressWarnings("ReferenceEquality")
    private int stream(ByteSource content, byte[] buffer, int offset, int length) {
        try {
            if (opened != content || streamAt != position) {
                stream.close();
                stream = content.open();
                stream.skipNBytes(position);
                opened = content;
            }
            int count = stream.read(buffer, offset, length);
            streamAt = position + count;
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        if (!writable) {
            throw new IoFailure(IoFailure.BAD_DESCRIPTOR);
        }
        ByteSource content = handle.content();
        long at = appends ? content.size() : position;
        handle.write(GrowingContent.of(content).with(at, buffer, offset, length));
        position = at + length;
    }
}
