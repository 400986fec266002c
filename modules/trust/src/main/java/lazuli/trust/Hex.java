package lazuli.trust;

import java.util.HexFormat;

/** Fingerprints and key IDs as people compare them. */
final class Hex {
    private Hex() {}

    static String of(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    static String of(long keyId) {
        return HexFormat.of().withUpperCase().toHexDigits(keyId);
    }
}
