package lazuli.oci.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server that breaks after so many bytes in one direction, so many times. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final long bytes;
    private final boolean ofAnswers;
    private final AtomicInteger cutsLeft;
    private final AtomicLong sent = new AtomicLong();

    CuttingProxy(int target, long bytes, boolean ofAnswers, int cuts) throws IOException {
        this.target = target;
        this.bytes = bytes;
        this.ofAnswers = ofAnswers;
        this.cutsLeft = new AtomicInteger(cuts);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int cutsLeft() {
        return cutsLeft.get();
    }

    /** All bytes that went to the server. */
    long sent() {
        return sent.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> copy(client, upstream, false));
                Thread.ofVirtual().start(() -> copy(upstream, client, true));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void copy(Socket from, Socket to, boolean answers) {
        long count = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                out.flush();
                count += n;
                if (!answers) {
                    sent.addAndGet(n);
                }
                if (answers == ofAnswers
                        && count > bytes
                        && cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
            }
        } catch (IOException broken) {
            // As it was meant.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
