package lazuli.trust;

import java.util.List;

/**
 * A text that somebody in the keyring signed.
 *
 * @param content what was signed and nothing else: without the framework, without dash escapes and trailing white space, lines ended by {@code \n}
 * @param good the good signatures, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record VerifiedText(byte[] content, List<Signature> good) {
    public VerifiedText {
        good = List.copyOf(good);
        if (good.isEmpty()) {
            throw new IllegalArgumentException("nobody signed it");
        }
    }
}
