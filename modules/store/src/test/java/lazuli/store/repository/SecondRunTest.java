package lazuli.store.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lazuli.content.Compression;
import lazuli.referee.OpenPgpSigner;
import lazuli.store.OtherProcess;
import lazuli.store.Store;
import lazuli.store.fetch.FetchOptions;
import lazuli.store.fetch.Fetcher;
import lazuli.store.fetch.Progress;
import lazuli.trust.Keyring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the second run of a program does not even load. */
@Timeout(90)
final class SecondRunTest {
    @TempDir Path directory;

    /** Reads a suite: store, keyring, URL. */
    public static void main(String[] arguments) throws Exception {
        byte[] keyring = Files.readAllBytes(Path.of(arguments[1]));
        RepositorySource source =
                new RepositorySource(
                        "debian",
                        List.of("trixie"),
                        List.of("main"),
                        List.of("amd64"),
                        Optional.of(Keyring.of(keyring, arguments[1])),
                        List.of(URI.create(arguments[2])),
                        false,
                        true,
                        Optional.empty());
        try (Store store = Store.open(Path.of(arguments[0]));
                Fetcher fetcher = new Fetcher(store, FetchOptions.DEFAULT, Progress.NONE)) {
            VerifiedIndex index =
                    new RepositoryIndexes(
                                    fetcher,
                                    new Mirrors(List.of(), Optional.empty()),
                                    Instant.parse("2026-11-23T00:00:00Z"))
                            .read(List.of(source), Refresh.CACHED, List.of())
                            .getFirst();
            System.out.println("read " + index.packages().text().strip());
        }
    }

    private static boolean loads(List<String> output, String name) {
        return output.stream().anyMatch(line -> line.contains("[class,load] " + name));
    }

    private List<String> run(TestMirror mirror) throws Exception {
        Path key = directory.resolve("key.gpg");
        Process process =
                OtherProcess.start(
                        List.of("env", "JAVA_TOOL_OPTIONS=-Xlog:class+load"),
                        SecondRunTest.class,
                        directory.resolve("store").toString(),
                        key.toString(),
                        mirror.url().toString());
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().toList();
    }

    @Test
    void loadsNeitherOpenPgpNorTheHttpClientNorADecompressor() throws Exception {
        OpenPgpSigner signer = new OpenPgpSigner();
        Files.write(directory.resolve("key.gpg"), signer.certificate());
        try (TestMirror mirror = new TestMirror()) {
            mirror.serve(
                    "trixie",
                    new TestSuite("trixie")
                            .list(
                                    "main/binary-amd64/Packages",
                                    "Package: x\n".repeat(1000),
                                    Compression.NONE,
                                    Compression.XZ)
                            .files(signer));
            List<String> avoided =
                    List.of(
                            "org.bouncycastle.",
                            "java.net.http.HttpClient ",
                            "lazuli.content.LzmaDecoder ");
            List<String> first = run(mirror);
            assertThat(first).anyMatch(line -> line.startsWith("read Package: x"));
            assertThat(avoided).allMatch(name -> loads(first, name));
            List<String> second = run(mirror);
            assertThat(second).anyMatch(line -> line.startsWith("read Package: x"));
            assertThat(avoided).noneMatch(name -> loads(second, name));
        }
    }
}
