package lazuli.referee;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A web server that does to its clients whatever a test tells it. One request a connection. */
public final class HostileServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String scheme;
    private final Handler handler;
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger current = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** What a client asked. */
    public record Request(String method, String target, Map<String, String> fields) {
        /** {@return the value of a field of its head, whatever its case} */
        public Optional<String> field(String name) {
            return Optional.ofNullable(fields.get(name));
        }
    }

    /** What is done to it. */
    @FunctionalInterface
    public interface Handler {
        /** Answers a request; the connection ends after it. */
        void answer(Request request, OutputStream out) throws Exception;
    }

    /** Starts a server on a free port. */
    public HostileServer(Handler handler) {
        this("http", ServerSocketFactory.getDefault(), handler);
    }

    /** Starts a server whose sockets are made by this factory: for TLS. */
    public HostileServer(String scheme, ServerSocketFactory sockets, Handler handler) {
        this.scheme = scheme;
        this.handler = handler;
        try {
            socket = sockets.createServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        most.accumulateAndGet(current.incrementAndGet(), Math::max);
        try (client) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    client.getInputStream(), StandardCharsets.ISO_8859_1));
            String[] line = String.valueOf(in.readLine()).split(" ");
            Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String field = in.readLine();
                    field != null && !field.isEmpty();
                    field = in.readLine()) {
                int colon = field.indexOf(':');
                fields.put(field.substring(0, colon), field.substring(colon + 1).strip());
            }
            if (line.length == 3) {
                Request request = new Request(line[0], line[1], fields);
                requests.add(request);
                handler.answer(request, client.getOutputStream());
                client.getOutputStream().flush();
            }
        } catch (Exception clientGone) {
            // It had enough, or the test is over.
        } finally {
            current.decrementAndGet();
        }
    }

    /** {@return a URL of this server} */
    public URI url(String path) {
        return URI.create("%s://localhost:%d%s".formatted(scheme, socket.getLocalPort(), path));
    }

    /** {@return what was asked so far} */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** {@return how many clients were served at once, at most} */
    public int mostAtOnce() {
        return most.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : List.copyOf(open)) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a status line and fields, and the connection's end. */
    public static void head(OutputStream out, int status, String... fields) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An honest answer, to a request for a part too. */
    public static void honest(Request request, OutputStream out, byte[] content, String... fields)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("Accept-Ranges: bytes");
        Optional<String> range = request.field("Range").filter(r -> r.endsWith("-"));
        boolean same =
                request.field("If-Range").isEmpty()
                        || all.contains("ETag: " + request.field("If-Range").get());
        if (range.isPresent() && same) {
            int from = Integer.parseInt(range.get().replaceAll("\\D", ""));
            all.add(
                    "Content-Range: bytes %d-%d/%d"
                            .formatted(from, content.length - 1, content.length));
            all.add("Content-Length: " + (content.length - from));
            head(out, 206, all.toArray(String[]::new));
            out.write(content, from, content.length - from);
        } else {
            all.add("Content-Length: " + content.length);
            head(out, 200, all.toArray(String[]::new));
            out.write(content);
        }
    }

    /** Lets the client wait until it goes away. */
    public static void silence() throws InterruptedException {
        Thread.sleep(60_000);
    }
}
