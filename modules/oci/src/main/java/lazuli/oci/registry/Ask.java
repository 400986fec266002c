package lazuli.oci.registry;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A request to a registry.
 *
 * @param progress counts the bytes of the body that were taken, so that a stall can be told from a slow line
 */
record Ask(
        String method,
        URI uri,
        SortedMap<String, String> headers,
        BodyPublisher body,
        AtomicLong progress) {
    static Ask of(String method, URI uri) {
        return new Ask(
                method,
                uri,
                Collections.emptySortedMap(),
                BodyPublishers.noBody(),
                new AtomicLong());
    }

    Ask with(String header, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Ask(method, uri, more, body, progress);
    }

    Ask withBody(String contentType, BodyPublisher newBody, AtomicLong newProgress) {
        return new Ask(
                method, uri, with("Content-Type", contentType).headers, newBody, newProgress);
    }

    Ask withUri(URI newUri) {
        return new Ask(method, newUri, headers, body, progress);
    }
}
