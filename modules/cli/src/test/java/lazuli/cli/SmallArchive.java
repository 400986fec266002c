package lazuli.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import lazuli.content.Digest;
import lazuli.definition.lock.Lock;
import lazuli.definition.lock.LockedPackage;
import lazuli.definition.lock.Target;
import lazuli.referee.HostileServer;
import lazuli.referee.OpenPgpSigner;
import lazuli.referee.Referee;

/** A mirror on this machine: the real packages of {@code distroless}, in a suite that a key of the test's has signed; and whatever a test makes of it. */
final class SmallArchive implements AutoCloseable {
    static final String RELEASE = "/archive/dists/trixie/InRelease";
    private static final String INDEX = "main/binary-amd64/Packages";
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Instant SIGNED = Instant.parse("2026-11-01T00:00:00Z");

    /** What the image omits has to be there, but nobody fetches it. */
    private static final String OMITTED =
            Stream.of(
                            "mawk",
                            "libdebconfclient0",
                            "libselinux1",
                            "openssl",
                            "debconf",
                            "openssl-provider-legacy")
                    .map(name ->
                            """
                            Package: %s
                            Version: 99
                            Architecture: all
                            Provides: awk, debconf-2.0
                            Filename: pool/%s.deb
                            Size: 1
                            SHA256: %s

                            """
                                    .formatted(name, name, "0".repeat(64)))
                    .collect(Collectors.joining());

    private static Map<String, byte[]> packages = Map.of();
    private static String index = "";

    /** By path; a test may change them. */
    final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** What a path is answered with, instead of its file. */
    final Map<String, HostileServer.Handler> answers = new ConcurrentHashMap<>();

    /** The fields of the release, but for its digests. */
    final Map<String, String> fields = new LinkedHashMap<>();

    final OpenPgpSigner signer;
    private final HostileServer server = new HostileServer(this::answer);

    SmallArchive() {
        this(new OpenPgpSigner());
    }

    /** Another mirror of an archive that this key signs. */
    SmallArchive(OpenPgpSigner signer) {
        this.signer = signer;
        fields.put("Codename", "trixie");
        fields.put("Components", "main");
        fields.put("Architectures", "amd64");
        date(SIGNED);
        packages();
        files.putAll(packages);
        publish(index);
    }

    private static synchronized void packages() {
        if (!packages.isEmpty()) {
            return;
        }
        Lazuli.layout("distroless", "amd64");
        Map<String, byte[]> found = new LinkedHashMap<>();
        StringBuilder stanzas = new StringBuilder(OMITTED);
        try {
            String lock = Files.readString(House.root().resolve("distro/lazuli.lock"));
            for (LockedPackage each :
                    Lock.parse(lock, "lazuli.lock").packages(new Target("distroless", "amd64"))) {
                Path deb = Lazuli.download(each.digest());
                found.put("/archive/" + each.path(), Files.readAllBytes(deb));
                stanzas.append(
                        Referee.of("dpkg-deb")
                                .run(Path.of(""), "-f", deb.toString())
                                .good()
                                .text());
                stanzas.append(
                        "Filename: %s\nSize: %d\nSHA256: %s\n\n"
                                .formatted(each.path(), each.size(), each.digest().hex()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        index = stanzas.toString();
        packages = found;
    }

    /** {@return the list of packages as it is} */
    static String index() {
        packages();
        return index;
    }

    SmallArchive date(Instant date) {
        fields.put("Date", RFC_2822.format(date));
        return this;
    }

    SmallArchive validUntil(Instant end) {
        fields.put("Valid-Until", RFC_2822.format(end));
        return this;
    }

    /** Signs a release that vouches for this list. */
    void publish(String list) {
        publish(list.getBytes(StandardCharsets.UTF_8), gzip(list.getBytes(StandardCharsets.UTF_8)));
    }

    /** Signs a release that vouches for both of these, whether one is the other's compressed form or not. */
    void publish(byte[] plain, byte[] compressed) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append("%s: %s\n".formatted(name, value)));
        text.append("SHA256:\n");
        text.append(" %s %d %s\n".formatted(Digest.of(plain).hex(), plain.length, INDEX));
        text.append(
                " %s %d %s.gz\n".formatted(Digest.of(compressed).hex(), compressed.length, INDEX));
        files.put("/archive/dists/trixie/" + INDEX + ".gz", compressed);
        files.put(RELEASE, signer.clearSign(text.toString(), SIGNED));
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(out)) {
            packing.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void answer(HostileServer.Request request, OutputStream out) throws Exception {
        // A mirror of Debian's is known by its path.
        String path = request.target().replaceFirst("^/debian/", "/archive/");
        HostileServer.Handler other = answers.get(path);
        byte[] content = files.get(path);
        if (other != null) {
            other.answer(request, out);
        } else if (content == null) {
            HostileServer.head(out, 404, "Content-Length: 0");
        } else {
            HostileServer.honest(request, out, content);
        }
    }

    /** {@return the path of the package of this name} */
    String packagePath(String name) {
        return packages.keySet().stream()
                .filter(path -> path.contains("/" + name + "_"))
                .findFirst()
                .orElseThrow();
    }

    /** {@return all paths of packages} */
    List<String> packagePaths() {
        return List.copyOf(packages.keySet());
    }

    URI url() {
        return server.url("/archive");
    }

    /** {@return a URL by which this passes for a mirror of Debian's} */
    URI debianUrl() {
        return server.url("/debian");
    }

    /** {@return the paths that were asked for} */
    List<String> asked() {
        return server.requests().stream().map(HostileServer.Request::target).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
