package lazuli.store.repository;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.deb.ContentSink;
import lazuli.deb.DebReader;
import lazuli.deb.Stanza;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** A directory of .deb files without a list: the list is made of what the packages say of themselves, as dpkg-scanpackages(1) does. */
final class PackageDirectory {
    private static final int DEEPEST = 8;
    private static final List<String> OURS = List.of("Filename", "Size", "SHA256");

    /** What a package's files contain does not matter here. */
    private static final ContentSink NOWHERE =
            (content, _) -> {
                content.transferTo(OutputStream.nullOutputStream());
                return ByteSource.empty();
            };

    private PackageDirectory() {}

    /** {@return the list of the packages under this directory of the mirror} Their {@code Filename}s are relative to the mirror's base. */
    static ByteSource index(Mirror mirror, String directory) {
        Path base = Path.of(mirror.url(""));
        Path start = base.resolve(directory);
        StringBuilder list = new StringBuilder();
        for (Path deb : debs(start)) {
            list.append(stanza(deb, base.relativize(deb).toString())).append('\n');
        }
        return ByteSource.of(list.toString());
    }

    private static List<Path> debs(Path start) {
        try (Stream<Path> found = Files.walk(start, DEEPEST)) {
            List<Path> debs =
                    found.filter(path -> path.toString().endsWith(".deb"))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList();
            if (debs.isEmpty()) {
                throw new Problem(
                                "repository.empty",
                                Kind.DEFINITION,
                                "the directory of a repository has nothing to offer",
                                start.toString(),
                                "there is neither InRelease, Release, Packages, nor a .deb file",
                                "put packages there, or take the repository out of the definition")
                        .exception();
            }
            return debs;
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(start, e);
        }
    }

    private static String stanza(Path deb, String name) {
        try {
            Digest.Hasher hasher = Digest.hasher();
            long size = 0;
            try (InputStream in = Files.newInputStream(deb)) {
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    hasher.update(buffer, 0, n);
                    size += n;
                }
            }
            StringBuilder text = new StringBuilder();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(deb))) {
                Stanza control = DebReader.read(in, deb.toString(), NOWHERE).control();
                for (Map.Entry<String, String> field : control.fields().entrySet()) {
                    if (OURS.stream().noneMatch(field.getKey()::equalsIgnoreCase)) {
                        text.append("%s: %s\n".formatted(field.getKey(), field.getValue()));
                    }
                }
            }
            return text.append("Filename: %s\n".formatted(name))
                    .append("Size: %d\n".formatted(size))
                    .append("SHA256: %s\n".formatted(hasher.digest().hex()))
                    .toString();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(deb, e);
        }
    }

    private static ProblemException unreadable(Path path, Exception e) {
        return new Problem(
                        "repository.unreadable",
                        Kind.HOST,
                        "the directory of a repository can't be read",
                        path.toString(),
                        e.getClass().getSimpleName() + ": " + e.getMessage(),
                        "make it readable for the user who builds")
                .exception();
    }
}
