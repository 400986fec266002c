package lazuli.store.repository;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lazuli.content.Digest;
import lazuli.referee.HostileServer;

/** A mirror whose files a test sets; it knows entity tags. */
final class TestMirror implements AutoCloseable {
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final HostileServer server =
            new HostileServer((request, out) -> {
                byte[] content = files.get(request.target());
                if (content == null) {
                    HostileServer.head(out, 404, "Content-Length: 0");
                    return;
                }
                String tag = "\"" + Digest.of(content).hex() + "\"";
                if (request.field("If-None-Match").filter(tag::equals).isPresent()) {
                    HostileServer.head(out, 304);
                } else {
                    HostileServer.honest(request, out, content, "ETag: " + tag);
                }
            });

    TestMirror serve(String suite, Map<String, byte[]> suiteFiles) {
        suiteFiles.forEach(
                (path, content) -> files.put("/debian/dists/" + suite + "/" + path, content));
        return this;
    }

    URI url() {
        return server.url("/debian");
    }

    List<String> asked() {
        return server.requests().stream()
                .map(request -> request.target().replace("/debian/dists/", ""))
                .toList();
    }

    HostileServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
