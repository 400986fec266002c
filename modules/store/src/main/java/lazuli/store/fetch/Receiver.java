package lazuli.store.fetch;

import java.nio.ByteBuffer;

/** Takes an answer: first its head, then its body in pieces. */
interface Receiver {
    /** Takes the head, or refuses the answer. */
    void begin(Head head) throws FetchException;

    /** Takes the next bytes of the body, or refuses the rest. */
    void take(ByteBuffer bytes) throws FetchException;
}
