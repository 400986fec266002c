package lazuli.store.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.referee.OpenPgpSigner;

/** A suite that a test makes as it likes: fields, lists, signatures; the files of a mirror come out. */
final class TestSuite {
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    final Map<String, String> fields = new TreeMap<>();
    final Map<String, byte[]> lists = new TreeMap<>();
    Instant signed = Instant.parse("2026-11-20T00:00:00Z");

    TestSuite(String codename) {
        fields.put("Origin", "Test");
        fields.put("Codename", codename);
        fields.put("Suite", codename.equals("trixie") ? "stable" : codename);
        fields.put("Components", "main contrib");
        fields.put("Architectures", "amd64 arm64");
        date("2026-11-20T00:00:00Z");
    }

    TestSuite date(String instant) {
        fields.put("Date", RFC_2822.format(Instant.parse(instant)));
        return this;
    }

    TestSuite validUntil(String instant) {
        fields.put("Valid-Until", RFC_2822.format(Instant.parse(instant)));
        return this;
    }

    TestSuite field(String name, String value) {
        fields.put(name, value);
        return this;
    }

    /** A list in these forms. */
    TestSuite list(String path, String content, Compression... forms) {
        byte[] plain = content.getBytes(StandardCharsets.UTF_8);
        for (Compression form : forms) {
            lists.put(path + form.suffix(), packed(plain, form));
        }
        return this;
    }

    static byte[] packed(byte[] plain, Compression form) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = form.encoder(out)) {
            packing.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    String release() {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append("%s: %s\n".formatted(name, value)));
        text.append("SHA256:\n");
        lists.forEach((path, content) ->
                text.append(
                        " %s %d %s\n".formatted(Digest.of(content).hex(), content.length, path)));
        return text.toString();
    }

    /** {@return the suite's files by path under {@code dists/SUITE/}, clear-signed} */
    Map<String, byte[]> files(OpenPgpSigner signer) {
        Map<String, byte[]> files = unsigned();
        files.remove("Release");
        files.put("InRelease", signer.clearSign(release(), signed));
        return files;
    }

    Map<String, byte[]> detached(OpenPgpSigner signer) {
        Map<String, byte[]> files = unsigned();
        files.put("Release.gpg", signer.sign(release(), signed));
        return files;
    }

    Map<String, byte[]> unsigned() {
        Map<String, byte[]> files = new TreeMap<>(lists);
        lists.forEach((path, content) -> {
            String beside = path.substring(0, path.lastIndexOf('/') + 1);
            files.put(beside + "by-hash/SHA256/" + Digest.of(content).hex(), content);
        });
        files.put("Release", release().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    static void write(Map<String, byte[]> files, Path directory) throws IOException {
        for (var file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
