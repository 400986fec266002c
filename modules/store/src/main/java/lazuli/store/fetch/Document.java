package lazuli.store.fetch;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import lazuli.store.fetch.Answer.Known;
import lazuli.store.fetch.FetchException.Cause;
import org.jspecify.annotations.Nullable;

/** A document whose digest nobody knows beforehand, received into memory. */
final class Document implements Receiver {
    private final long largest;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private @Nullable Head head;

    Document(long largest) {
        this.largest = largest;
    }

    static Map<String, String> fields(Known known) {
        Map<String, String> fields = new LinkedHashMap<>();
        // A cache in between may not know that there is a newer one.
        fields.put("Cache-Control", "max-age=0");
        known.etag().ifPresent(etag -> fields.put("If-None-Match", etag));
        known.lastModified().ifPresent(time -> fields.put("If-Modified-Since", time));
        return fields;
    }

    @Override
    public void begin(Head head) throws FetchException {
        content.reset();
        this.head = head;
        if (head.status() == Head.NOT_MODIFIED) {
            return;
        }
        if (head.status() != Head.OK) {
            throw HttpFailures.status(head);
        }
        String encoding = head.field("Content-Encoding").orElse("identity");
        if (!encoding.equals("identity")) {
            throw FetchException.lasting(
                    Cause.REFUSED,
                    "it sends %s where plain bytes were asked for"
                            .formatted(Head.printable(encoding)));
        }
        if (head.length().orElse(0) > largest) {
            throw tooLarge();
        }
    }

    @Override
    public void take(ByteBuffer bytes) throws FetchException {
        if (bytes.remaining() > largest - content.size()) {
            throw tooLarge();
        }
        byte[] taken = new byte[bytes.remaining()];
        bytes.get(taken);
        content.writeBytes(taken);
    }

    private FetchException tooLarge() {
        return FetchException.lasting(
                Cause.WRONG_CONTENT, "it is larger than the %d bytes allowed".formatted(largest));
    }

    /** {@return the whole answer} */
    Answer answer(URI asked) throws FetchException {
        Head received = head;
        if (received == null) {
            throw FetchException.passing(Cause.CUT, "it ended before it began");
        }
        if (received.status() == Head.NOT_MODIFIED) {
            return new Answer.Unchanged();
        }
        long length = received.length().orElse(content.size());
        if (length != content.size()) {
            throw FetchException.passing(
                    Cause.CUT, "it ended after %d of %d bytes".formatted(content.size(), length));
        }
        return new Answer.Found(
                received.uri(),
                content.toByteArray(),
                received.field("ETag"),
                received.field("Last-Modified"));
    }
}
