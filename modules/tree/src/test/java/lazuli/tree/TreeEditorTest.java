package lazuli.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.TreeMap;
import lazuli.content.ByteSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class TreeEditorTest {
    private static final Origin TEST = new Origin.FromLazuli("a test");

    private final TreeEditor tree = TreeEditor.empty(7, TEST);

    private void file(String path, String content) {
        tree.write(path, ByteSource.of(content), 0644);
    }

    private static void fails(Errno errno, ThrowingCallable operation) {
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(operation)
                .satisfies(e -> assertThat(e.errno()).isEqualTo(errno));
    }

    @Test
    void followsSymbolicLinksInsideTheTreeOnly() {
        tree.mkdirs("/usr/bin", 0755);
        tree.symlink("usr/bin", "/bin");
        tree.symlink("../../../../usr", "/usr/up");
        file("/bin/sh", "dash");
        assertThat(tree.read("/usr/up/bin/../bin/sh").text()).isEqualTo("dash");
        assertThat(tree.realpath("/usr/up/bin/sh")).isEqualTo(new TreePath("/usr/bin/sh"));
        assertThat(tree.lstat("/bin")).get().isInstanceOf(Entry.Symlink.class);
    }

    @Test
    void aLoopOfLinksIsAnErrorAndNotTheEnd() {
        tree.symlink("b", "/a");
        tree.symlink("a", "/b");
        assertThat(tree.stat("/a")).isEmpty();
        fails(Errno.ELOOP, () -> tree.read("/a"));
    }

    @Test
    void writesThroughADanglingLink() {
        tree.symlink("/target", "/link");
        file("/link", "x");
        assertThat(tree.read("/target").text()).isEqualTo("x");
    }

    @Test
    void aSecondNameIsTheSameFile() {
        file("/b", "1");
        tree.link("/b", "/a");
        tree.write("/a", ByteSource.of("2"), 0600);
        tree.chmod("/b", 0755);
        assertThat(tree.read("/b").text()).isEqualTo("2");
        assertThat(tree.stat("/a").orElseThrow().metadata().mode()).isEqualTo(0755);
        assertThat(tree.links("/a")).isEqualTo(2);
        Tree value = tree.toTree();
        assertThat(value.get(new TreePath("/a"))).get().isInstanceOf(Entry.RegularFile.class);
        assertThat(value.get(new TreePath("/b")))
                .get()
                .isEqualTo(new Entry.HardLink(new TreePath("/a"), Origins.all(TEST)));
        assertThat(value.edit().sameFile("/a", "/b")).isTrue();
    }

    @Test
    void renameReplacesAFileAndMovesADirectoryWithAllInIt() {
        tree.mkdirs("/d/e", 0755);
        file("/d/e/f", "f");
        file("/old", "old");
        file("/new", "new");
        tree.rename("/new", "/old");
        tree.rename("/d", "/moved");
        assertThat(tree.read("/old").text()).isEqualTo("new");
        assertThat(tree.lstat("/new")).isEmpty();
        assertThat(tree.read("/moved/e/f").text()).isEqualTo("f");
        fails(Errno.EINVAL, () -> tree.rename("/moved", "/moved/e/below"));
    }

    @Test
    void failsAsTheSystemCallsFail() {
        tree.mkdir("/d", 0755);
        file("/d/f", "");
        fails(Errno.EEXIST, () -> tree.mkdir("/d", 0755));
        fails(Errno.ENOENT, () -> tree.mkdir("/x/y", 0755));
        fails(Errno.ENOTDIR, () -> tree.mkdir("/d/f/g", 0755));
        fails(Errno.ENOTEMPTY, () -> tree.rmdir("/d"));
        fails(Errno.EISDIR, () -> tree.unlink("/d"));
        fails(Errno.EISDIR, () -> file("/d", ""));
        fails(Errno.EPERM, () -> tree.link("/d", "/e"));
        fails(Errno.EPERM, () -> tree.removeAll("/"));
        fails(Errno.ENAMETOOLONG, () -> file("/" + "n".repeat(256), ""));
        assertThat(tree.stat("/d/f/")).isEmpty();
    }

    @Test
    void removingWhatIsNotThereIsNoError() {
        file("/f", "");
        tree.removeAll("/x");
        tree.removeAll("/x/y/z");
        tree.removeAll("/f/g");
        assertThat(tree.stat("/f")).isPresent();
    }

    @Test
    void chownTakesSetuidFromAProgram() {
        file("/su", "");
        tree.chmod("/su", 04755);
        tree.chown("/su", 0, 8);
        assertThat(tree.stat("/su").orElseThrow().metadata().mode()).isEqualTo(0755);
    }

    @Test
    void everyChangeKnowsWhoMadeIt() {
        Origin script = new Origin.FromScript("a", "postinst", 3, "chmod");
        file("/f", "");
        tree.as(script).chmod("/f", 0600);
        Origins origins = tree.stat("/f").orElseThrow().origins();
        assertThat(origins).isEqualTo(new Origins(TEST, script, TEST));
    }

    @Test
    void unpackingADirectoryOverALinkToOneKeepsTheLink() {
        tree.mkdirs("/usr/lib", 0755);
        tree.symlink("usr/lib", "/lib");
        tree.put(
                new TreePath("/lib"),
                new Entry.Directory(new Metadata(0700, 0, 0, 0), Origins.all(TEST)));
        tree.put(
                new TreePath("/lib/x"),
                new Entry.Symlink(new Metadata(0777, 0, 0, 0), "y", Origins.all(TEST)));
        assertThat(tree.readlink("/lib")).isEqualTo("usr/lib");
        assertThat(tree.readlink("/usr/lib/x")).isEqualTo("y");
    }

    @Test
    void aTreeRefusesAnEntryWithoutParentAndALinkWithoutFile() {
        var entries = new TreeMap<>(tree.toTree().entries());
        entries.put(new TreePath("/a"), new Entry.HardLink(new TreePath("/0"), Origins.all(TEST)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tree(entries))
                .withMessageContaining("/a");
        entries.remove(new TreePath("/a"));
        entries.put(
                new TreePath("/no/parent"),
                new Entry.Directory(new Metadata(0, 0, 0, 0), Origins.all(TEST)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tree(entries))
                .withMessageContaining("/no");
    }

    @Test
    void anOpenFileStaysTheSameFile() {
        file("/a", "1");
        TreeEditor.Handle handle = tree.open("/a");
        tree.rename("/a", "/b");
        file("/a", "other");
        handle.write(ByteSource.of("2"));
        assertThat(tree.read("/b").text()).isEqualTo("2");
        assertThat(tree.read("/a").text()).isEqualTo("other");
        tree.unlink("/b");
        handle.write(ByteSource.of("3"));
        assertThat(handle.content().text()).isEqualTo("3");
        assertThat(tree.list("/")).containsExactly("a");
    }

    @Test
    void editingAndGivingBackChangesNothing() {
        tree.mkdirs("/usr-x", 0755);
        tree.mkdirs("/usr/bin", 0755);
        file("/usr/bin/a", "a");
        tree.link("/usr/bin/a", "/usr-x/b");
        Tree value = tree.toTree();
        assertThat(value.edit().toTree()).isEqualTo(value);
    }
}
