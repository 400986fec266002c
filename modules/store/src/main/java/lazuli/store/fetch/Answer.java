package lazuli.store.fetch;

import java.net.URI;
import java.util.Optional;

/** What a server says to a question for a document. */
public sealed interface Answer {
    /**
     * The document.
     *
     * @param url where it came from, after redirections
     * @param bytes its content
     * @param etag its entity tag, if it has one
     * @param lastModified the time of its last change as the server wrote it, if it did
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(URI url, byte[] bytes, Optional<String> etag, Optional<String> lastModified)
            implements Answer {}

    /** It is still the one that the asker has. */
    record Unchanged() implements Answer {}

    /**
     * What the asker has already.
     *
     * @param etag its entity tag
     * @param lastModified the time of its last change, as the server wrote it
     */
    record Known(Optional<String> etag, Optional<String> lastModified) {
        /** Nothing. */
        public static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
    }
}
