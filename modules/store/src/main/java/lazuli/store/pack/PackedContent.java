package lazuli.store.pack;

import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;

/** The content of a file, in a pack. */
final class PackedContent extends Slice {
    private final Pack pack;
    private final int number;

    PackedContent(Pack pack, int number) {
        this.pack = pack;
        this.number = number;
    }

    @Override
    public long size() {
        return pack.number(number, PackFormat.SIZE);
    }

    @Override
    public Digest digest() {
        return pack.digest(number);
    }

    @Override
    public Optional<ByteSource> compressed(Compression compression) {
        return compression == Compression.ZSTD && pack.number(number, PackFormat.PIECE_SIZE) > 0
                ? Optional.of(new Piece(pack, number))
                : Optional.empty();
    }

    @Override
    long offset() {
        return pack.number(number, PackFormat.OFFSET);
    }

    @Override
    MappedFile file() {
        return pack.checkedContent(number);
    }

    /** A content as one zstd frame. */
    private static final class Piece extends Slice {
        private final Pack pack;
        private final int number;

        Piece(Pack pack, int number) {
            this.pack = pack;
            this.number = number;
        }

        @Override
        public long size() {
            return pack.number(number, PackFormat.PIECE_SIZE);
        }

        @Override
        long offset() {
            return pack.number(number, PackFormat.PIECE_OFFSET);
        }

        @Override
        MappedFile file() {
            return pack.checkedPiece(number);
        }
    }
}
