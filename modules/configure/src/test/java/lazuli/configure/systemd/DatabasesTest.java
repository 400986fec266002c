package lazuli.configure.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import lazuli.configure.CommandRun;
import lazuli.configure.HostTree;
import lazuli.content.Digest;
import lazuli.referee.Referee;
import lazuli.tree.TreeEditor;
import org.junit.jupiter.api.Test;

/** The databases that systemd compiled in a real Debian 13 system, byte for byte. */
final class DatabasesTest {
    @Test
    void compilesTheHardwareDatabaseThatSystemdCompiles() throws Exception {
        Path trixie = Referee.trixie();
        TreeEditor tree = HostTree.load(trixie, "/usr/lib/udev/hwdb.d");
        CommandRun run =
                CommandRun.of(new SystemdHwdb(257), tree, "systemd-hwdb", "--usr", "update");
        assertThat(run.status()).isZero();
        assertThat(tree.stat("/usr/lib/udev/hwdb.bin").orElseThrow().metadata().mode())
                .isEqualTo(0444);
        same(tree, trixie, "/usr/lib/udev/hwdb.bin");
    }

    @Test
    void compilesTheMessageCatalogThatSystemdCompiles() throws Exception {
        Path trixie = Referee.trixie();
        TreeEditor tree = HostTree.load(trixie, "/usr/lib/systemd/catalog");
        CommandRun run = CommandRun.of(new Journalctl(), tree, "journalctl", "--update-catalog");
        assertThat(run.status()).isZero();
        same(tree, trixie, "/var/lib/systemd/catalog/database");
    }

    private static void same(TreeEditor tree, Path root, String path) throws Exception {
        byte[] theirs = Files.readAllBytes(root.resolve(path.substring(1)));
        byte[] ours = tree.read(path).bytes();
        assertThat(ours).hasSameSizeAs(theirs);
        assertThat(Digest.of(ours)).isEqualTo(Digest.of(theirs));
    }
}
