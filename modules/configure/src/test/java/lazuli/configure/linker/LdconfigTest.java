package lazuli.configure.linker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import lazuli.configure.CommandRun;
import lazuli.configure.HostTree;
import lazuli.content.ByteSource;
import lazuli.referee.Referee;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;
import org.junit.jupiter.api.Test;

final class LdconfigTest {
    /** glibc's own words, from its ldconfig. */
    private static String version(Path root) throws Exception {
        String text =
                new String(Files.readAllBytes(root.resolve("usr/sbin/ldconfig")), "ISO-8859-1");
        int at = text.indexOf("(Debian GLIBC ");
        return text.substring(at + 14, text.indexOf(')', at));
    }

    @Test
    void writesTheCacheThatGlibcWrites() throws Exception {
        Path trixie = Referee.trixie();
        TreeEditor tree =
                HostTree.load(
                        trixie,
                        "/usr/lib",
                        "/lib",
                        "/etc/ld.so.conf",
                        "/etc/ld.so.conf.d",
                        "/usr/local/lib");
        CommandRun.of(new Ldconfig("x86_64-linux-gnu", version(trixie)), tree, "ldconfig");
        byte[] theirs = Files.readAllBytes(trixie.resolve("etc/ld.so.cache"));
        assertThat(HexFormat.of().formatHex(tree.read("/etc/ld.so.cache").bytes()))
                .isEqualTo(HexFormat.of().formatHex(theirs));
    }

    @Test
    void comparesNumbersInNamesByValue() {
        assertThat(LinkerCache.compareNames("libx.so.10", "libx.so.9")).isPositive();
        assertThat(LinkerCache.compareNames("libx.so.1", "libx.so.1.2")).isNegative();
        assertThat(LinkerCache.compareNames("libx.so.1", "libx.so.1")).isZero();
        assertThat(LinkerCache.compareNames("lib1", "liba")).isPositive();
    }

    @Test
    void passesOverWhatIsNoSharedObject() {
        TreeEditor tree = TreeEditor.empty(0, new Origin.FromLazuli("a test"));
        tree.mkdirs("/usr/lib", 0755);
        tree.mkdirs("/etc", 0755);
        tree.write("/usr/lib/libempty.so.1", ByteSource.empty(), 0644);
        tree.write(
                "/usr/lib/libscript.so", ByteSource.of("GROUP ( libscript.so.1 )".repeat(9)), 0644);
        tree.write(
                "/usr/lib/libcut.so.1",
                ByteSource.of(HexFormat.of().parseHex("7f454c460201010000".repeat(9))),
                0644);
        tree.symlink("libgone.so.1.0", "/usr/lib/libgone.so.1");
        CommandRun run =
                CommandRun.of(new Ldconfig("x86_64-linux-gnu", "2.41-1"), tree, "ldconfig");
        assertThat(run.status()).isZero();
        assertThat(tree.lstat("/usr/lib/libgone.so.1")).as("a stale link").isEmpty();
        assertThat(tree.read("/etc/ld.so.cache").bytes())
                .startsWith("glibc-ld.so.cache1.1".getBytes());
    }
}
