package lazuli.configure.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.configure.CommandRun;
import lazuli.configure.HostTree;
import lazuli.referee.Referee;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehashTest {
    @TempDir Path directory;

    @Test
    void linksTheCertificatesThatOpensslLinks() throws Exception {
        Path certificates = Referee.trixie().resolve("usr/share/ca-certificates/mozilla");
        try (var files = Files.list(certificates)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        Files.copy(directory.resolve("ISRG_Root_X1.crt"), directory.resolve("again.pem"));
        Files.writeString(directory.resolve("note.pem"), "nothing in here");
        Files.createSymbolicLink(directory.resolve("00000000.0"), Path.of("ISRG_Root_X1.crt"));
        TreeEditor tree = HostTree.load(directory.getParent(), "/" + directory.getFileName());
        String path = "/" + directory.getFileName();
        assertThat(CommandRun.of(new Openssl(), tree, "openssl", "rehash", path).status()).isZero();
        Referee.of("openssl").run(directory, "rehash", ".");

        assertThat(links(tree, path)).isEqualTo(theirLinks()).hasSizeGreaterThan(100);
    }

    private static SortedMap<String, String> links(TreeEditor tree, String path) {
        SortedMap<String, String> links = new TreeMap<>();
        for (String name : tree.list(path)) {
            if (tree.lstat(path + "/" + name).orElseThrow() instanceof Entry.Symlink link) {
                links.put(name, link.target());
            }
        }
        return links;
    }

    private SortedMap<String, String> theirLinks() throws Exception {
        SortedMap<String, String> links = new TreeMap<>();
        try (var files = Files.list(directory)) {
            for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                links.put(file.getFileName().toString(), Files.readSymbolicLink(file).toString());
            }
        }
        return links;
    }
}
