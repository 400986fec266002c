package lazuli.store.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lazuli.content.Digest;
import lazuli.problem.ProblemException;
import lazuli.referee.HostileServer;
import lazuli.store.OtherProcess;
import lazuli.store.Shelf;
import lazuli.store.Store;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that fetch, and are killed, or run out of disk, or do the same thing at the same time. */
@Timeout(90)
final class FetchProcessTest {
    private final byte[] content = FetcherTest.bytes(3_000_000, 1);

    @TempDir Path directory;

    /** Fetches one file: store, URL, digest, size. */
    public static void main(String[] arguments) {
        try (Store store = Store.open(Path.of(arguments[0]));
                Fetcher fetcher = new Fetcher(store, FetcherTest.QUICK, Progress.NONE)) {
            fetcher.fetch(
                    "fetching",
                    List.of(
                            new Wanted(
                                    "file",
                                    List.of(URI.create(arguments[1])),
                                    new Digest(arguments[2]),
                                    Long.parseLong(arguments[3]))));
            System.out.println("fetched");
        } catch (ProblemException e) {
            System.out.println(e.problems().getFirst());
        }
    }

    private Process start(List<String> before, HostileServer server) throws Exception {
        return OtherProcess.start(
                before,
                FetchProcessTest.class,
                root().toString(),
                server.url("/file").toString(),
                Digest.of(content).hex(),
                String.valueOf(content.length));
    }

    private Path root() {
        return directory.resolve("lazuli");
    }

    private static String output(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    @Test
    void aKilledProgramsDownloadIsResumed() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (HostileServer server =
                new HostileServer((request, out) -> {
                    if (requests.incrementAndGet() == 1) {
                        HostileServer.head(out, 200, "Content-Length: " + content.length);
                        out.write(content, 0, 2_000_000);
                        out.flush();
                        HostileServer.silence();
                    }
                    HostileServer.honest(request, out, content);
                })) {
            Process killed = start(List.of(), server);
            Path partial = root().resolve("partial").resolve(Digest.of(content).hex());
            while (!Files.exists(partial) || Files.size(partial) < 2_000_000) {
                Thread.sleep(20);
            }
            killed.destroyForcibly().waitFor();
            assertThat(output(start(List.of(), server))).isEqualTo("fetched\n");
            assertThat(server.requests().get(1).field("Range")).hasValue("bytes=2000000-");
        }
        try (Store store = Store.open(root())) {
            assertThat(store.verified(Digest.of(content), content.length)).isPresent();
            assertThat(store.entries())
                    .extracting(lazuli.store.StoreEntry::shelf)
                    .containsExactly(Shelf.DOWNLOADS);
        }
    }

    @Test
    void twoProgramsFetchAFileOnce() throws Exception {
        try (HostileServer server =
                new HostileServer((request, out) -> {
                    Thread.sleep(1500);
                    HostileServer.honest(request, out, content);
                })) {
            Process one = start(List.of(), server);
            Process two = start(List.of(), server);
            assertThat(output(one)).isEqualTo("fetched\n");
            assertThat(output(two)).isEqualTo("fetched\n");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        Assumptions.assumeTrue(
                new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0,
                "no mount namespaces here");
        Files.createDirectories(root());
        try (HostileServer server =
                new HostileServer((request, out) -> HostileServer.honest(request, out, content))) {
            for (String size : List.of("1m", "4m")) {
                // The second disk looks large enough until something else fills it.
                String script =
                        "mount -t tmpfs -o size=%s,mode=700 tmpfs \"$1\" && shift && exec \"$@\""
                                .formatted(size);
                if (size.equals("4m")) {
                    script =
                            "mount -t tmpfs -o size=4m,mode=700 tmpfs \"$1\" && mkdir \"$1\"/partial && mount -t tmpfs -o size=1m tmpfs \"$1\"/partial && shift && exec \"$@\"";
                }
                Process process =
                        start(
                                List.of(
                                        "unshare",
                                        "-m",
                                        "sh",
                                        "-c",
                                        script,
                                        "sh",
                                        root().toString()),
                                server);
                assertThat(output(process)).contains("error[store.disk-full]");
            }
            assertThat(server.requests()).hasSize(1);
        }
    }
}
