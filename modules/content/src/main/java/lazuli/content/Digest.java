package lazuli.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256, as in the OCI image specification's descriptors.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Comparable<Digest> {
    private static final int HEX_LENGTH = 64;
    private static final String PREFIX = "sha256:";

    public Digest {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("not the hexadecimal digits of a SHA-256: " + hex);
        }
    }

    private static boolean isHex(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return hex.length() == HEX_LENGTH;
    }

    /** {@return the digest that this text, {@code sha256:…}, names} */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a sha256 digest: " + text);
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /** {@return the digest of these bytes} */
    public static Digest of(byte[] bytes) {
        Hasher hasher = hasher();
        hasher.update(bytes, 0, bytes.length);
        return hasher.digest();
    }

    /** {@return something that takes bytes and then gives their digest} */
    public static Hasher hasher() {
        return new Hasher();
    }

    /** {@return the algorithm and the digits: {@code sha256:…}} */
    @Override
    public String toString() {
        return PREFIX + hex;
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    /** Takes bytes in pieces. Not thread-safe; one digest each. */
    public static final class Hasher {
        private final MessageDigest sha256;

        private Hasher() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        /** Takes {@code length} bytes from {@code offset}. */
        public void update(byte[] bytes, int offset, int length) {
            sha256.update(bytes, offset, length);
        }

        /** {@return the digest of all that was taken} The hasher starts anew. */
        public Digest digest() {
            return new Digest(HexFormat.of().formatHex(sha256.digest()));
        }
    }
}
