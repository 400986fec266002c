package lazuli.store.repository;

import java.nio.ByteBuffer;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.store.Shelf;
import lazuli.store.Store;

/**
 * A suite's {@code InRelease}, or its {@code Release} and {@code Release.gpg}, as a mirror gave them: not verified.
 *
 * @param form which of these
 * @param text the content of {@code InRelease} or {@code Release}
 * @param signature the content of {@code Release.gpg}, empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignedRelease(Form form, byte[] text, byte[] signature) {
    /** How a release is signed. */
    enum Form {
        CLEAR_SIGNED('C'),
        DETACHED('D'),
        UNSIGNED('U');

        private final char letter;

        Form(char letter) {
            this.letter = letter;
        }

        private static Form of(char letter) {
            for (Form form : values()) {
                if (form.letter == letter) {
                    return form;
                }
            }
            throw new IllegalArgumentException("no form of a release: " + letter);
        }
    }

    private static final int HEADER = Character.BYTES + Integer.BYTES;

    /** {@return the digest by which the lock knows it} */
    Digest digest() {
        return Digest.of(text);
    }

    private static String name(Digest digest) {
        return "release-" + digest.hex();
    }

    void keep(Store store) {
        store.seal(
                Shelf.RELEASES,
                name(digest()),
                out -> {
                    out.write(
                            ByteBuffer.allocate(HEADER)
                                    .putChar(form.letter)
                                    .putInt(signature.length)
                                    .array());
                    out.write(signature);
                    out.write(text);
                });
    }

    /** {@return the one with this digest, where the store has it} */
    static Optional<SignedRelease> of(Store store, Digest digest) {
        return store.sealed(Shelf.RELEASES, name(digest)).map(SignedRelease::read);
    }

    private static SignedRelease read(ByteSource source) {
        ByteBuffer bytes = ByteBuffer.wrap(source.bytes());
        Form form = Form.of(bytes.getChar());
        byte[] signature = new byte[bytes.getInt()];
        bytes.get(signature);
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        return new SignedRelease(form, text, signature);
    }
}
