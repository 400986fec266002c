package lazuli.oci.registry;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A server that answers what the test says, and remembers what it was asked. */
final class FakeRegistry implements AutoCloseable {
    record Request(String method, String target, Map<String, String> headers, byte[] body) {
        String line() {
            return method + " " + target;
        }
    }

    record Response(int status, byte[] body, String... headers) {
        static Response of(int status, String... headers) {
            return new Response(status, new byte[0], headers);
        }
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final Function<Request, Response> answers;

    FakeRegistry(Function<Request, Response> answers) throws IOException {
        this.answers = answers;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                Map<String, String> headers = new TreeMap<>();
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    int colon = line.indexOf(':');
                    headers.put(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
                byte[] body =
                        in.readNBytes(
                                Integer.parseInt(headers.getOrDefault("content-length", "0")));
                String[] parts = first.split(" ");
                Request request = new Request(parts[0], parts[1], headers, body);
                requests.add(request);
                Response response = answers.apply(request);
                if (response.status() == 0) {
                    Thread.sleep(5000); // says nothing, and the client should not wait so long
                    return;
                }
                StringBuilder head =
                        new StringBuilder("HTTP/1.1 %d x\r\n".formatted(response.status()));
                for (int i = 0; i < response.headers().length; i += 2) {
                    head.append(response.headers()[i])
                            .append(": ")
                            .append(response.headers()[i + 1])
                            .append("\r\n");
                }
                if (response.status() != 204) {
                    head.append("Content-Length: ").append(response.body().length).append("\r\n");
                }
                out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
                if (!parts[0].equals("HEAD")) {
                    out.write(response.body());
                }
                out.flush();
            }
        } catch (IOException | InterruptedException gone) {
            // The client has what it wanted.
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
