package lazuli.store.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import lazuli.content.Digest;
import org.jspecify.annotations.Nullable;

/** One decoded package on disk: its index, and the two packs, which are opened when first something is read from them. Thread-safe. */
final class Pack {
    private static final byte CONTENT_CHECKED = 1;
    private static final byte PIECE_CHECKED = 2;

    private final byte[] bytes;
    private final ByteBuffer index;
    private final Path directory;
    private final Mender mender;
    private volatile Opened opened;
    private boolean mended;

    /** The packs of one decoding, as far as they are open, and what of them was found right. */
    private static final class Opened {
        private final byte[] checked;
        private @Nullable MappedFile contents;
        private @Nullable MappedFile pieces;

        Opened(int contents) {
            checked = new byte[contents];
        }
    }

    /** Decodes a package again whose packs turned out to be damaged. */
    @FunctionalInterface
    interface Mender {
        /** {@return the index of the directory, which has new packs} */
        byte[] mend();
    }

    /** Takes an index whose checksum is right. */
    Pack(byte[] index, Path directory, Mender mender) {
        this.bytes = index;
        this.index = ByteBuffer.wrap(index);
        this.directory = directory;
        this.mender = mender;
        this.opened = new Opened(contents());
    }

    /** {@return the whole index} Not a copy. */
    byte[] index() {
        return bytes;
    }

    /** {@return how many contents there are} */
    int contents() {
        return index.getInt(PackFormat.CONTENTS_AT);
    }

    /** {@return the content of this number} */
    PackedContent content(int number) {
        if (number < 0 || number >= contents()) {
            throw new IllegalArgumentException("no content " + number);
        }
        return new PackedContent(this, number);
    }

    long number(int content, int field) {
        return index.getLong(at(content) + field);
    }

    Digest digest(int content) {
        int at = at(content) + PackFormat.SHA256;
        return new Digest(HexFormat.of().formatHex(bytes, at, at + PackFormat.SHA256_SIZE));
    }

    private static int at(int content) {
        return PackFormat.CONTENT_AT + content * PackFormat.CONTENT_SIZE;
    }

    /** {@return the file that has this content, after making sure that the content is as it was written} */
    MappedFile checkedContent(int content) {
        Opened now = opened;
        MappedFile file = now.contents;
        return file != null && (now.checked[content] & CONTENT_CHECKED) != 0
                ? file
                : check(content, CONTENT_CHECKED);
    }

    /** {@return the file that has this content's frame, after making sure that the frame is as it was written} */
    MappedFile checkedPiece(int content) {
        Opened now = opened;
        MappedFile file = now.pieces;
        return file != null && (now.checked[content] & PIECE_CHECKED) != 0
                ? file
                : check(content, PIECE_CHECKED);
    }

    private synchronized MappedFile check(int content, byte flag) {
        while (true) {
            Opened now = opened;
            MappedFile file = flag == PIECE_CHECKED ? openPieces(now) : openContents(now);
            if (file != null && matches(file, content, flag)) {
                now.checked[content] |= flag;
                return file;
            }
            mend();
        }
    }

    private boolean matches(MappedFile file, int content, byte flag) {
        return flag == PIECE_CHECKED
                ? file.matches(
                        number(content, PackFormat.PIECE_OFFSET),
                        number(content, PackFormat.PIECE_SIZE),
                        index.getInt(at(content) + PackFormat.PIECE_CRC))
                : file.matches(
                        number(content, PackFormat.OFFSET),
                        number(content, PackFormat.SIZE),
                        index.getInt(at(content) + PackFormat.CRC));
    }

    private @Nullable MappedFile openContents(Opened now) {
        if (now.contents == null) {
            now.contents = open(PackFormat.PACK, PackFormat.PACK_SIZE_AT);
        }
        return now.contents;
    }

    private @Nullable MappedFile openPieces(Opened now) {
        if (now.pieces == null) {
            now.pieces = open(PackFormat.PIECES, PackFormat.PIECES_SIZE_AT);
        }
        return now.pieces;
    }

    private @Nullable MappedFile open(String name, int sizeAt) {
        try {
            return MappedFile.open(directory.resolve(name), index.getLong(sizeAt));
        } catch (IOException goneOrCut) {
            return null;
        }
    }

    /** Bytes given before were checked before, so a reader never sees that this happens. */
    private void mend() {
        if (mended || !Arrays.equals(mender.mend(), bytes)) {
            throw HostTrouble.unreliable(directory);
        }
        mended = true;
        opened = new Opened(contents());
    }
}
