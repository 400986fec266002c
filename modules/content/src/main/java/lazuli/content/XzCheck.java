package lazuli.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32;

/** The check of an .xz block: section 2.1.1.2 of the .xz file format 1.2. */
abstract sealed class XzCheck {
    private static final int NONE = 0;
    private static final int CRC_32 = 1;
    private static final int CRC_64 = 4;
    private static final int SHA_256 = 10;

    static XzCheck none() {
        return new None();
    }

    static XzCheck of(int type) throws IOException {
        return switch (type) {
            case NONE -> new None();
            case CRC_32 -> new WithCrc32();
            case CRC_64 -> new WithCrc64();
            case SHA_256 -> new WithSha256();
            default -> throw new IOException("unknown .xz check " + type);
        };
    }

    abstract int size();

    abstract void update(byte[] bytes, int start, int length);

    abstract byte[] value();

    void verify(byte[] stated) throws IOException {
        if (!Arrays.equals(stated, value())) {
            throw new IOException("an .xz block's checksum does not fit");
        }
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static final class None extends XzCheck {
        @Override
        int size() {
            return 0;
        }

        @Override
        void update(byte[] bytes, int start, int length) {
            // Nothing is checked.
        }

        @Override
        byte[] value() {
            return new byte[0];
        }
    }

    private static final class WithCrc32 extends XzCheck {
        private final CRC32 crc = new CRC32();

        @Override
        int size() {
            return Integer.BYTES;
        }

        @Override
        void update(byte[] bytes, int start, int length) {
            crc.update(bytes, start, length);
        }

        @Override
        byte[] value() {
            return littleEndian(size()).putInt((int) crc.getValue()).array();
        }
    }

    private static final class WithCrc64 extends XzCheck {
        private final Crc64 crc = new Crc64();

        @Override
        int size() {
            return Long.BYTES;
        }

        @Override
        void update(byte[] bytes, int start, int length) {
            crc.update(bytes, start, length);
        }

        @Override
        byte[] value() {
            return littleEndian(size()).putLong(crc.value()).array();
        }
    }

    private static final class WithSha256 extends XzCheck {
        private final MessageDigest sha256;

        WithSha256() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        int size() {
            return sha256.getDigestLength();
        }

        @Override
        void update(byte[] bytes, int start, int length) {
            sha256.update(bytes, start, length);
        }

        @Override
        byte[] value() {
            return sha256.digest();
        }
    }
}
