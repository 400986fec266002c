package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Origin;
import lazuli.tree.Origins;
import lazuli.tree.TreePath;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DebReaderTest {
    private static final Origins PEBBLE = Origins.all(new Origin.FromPackage("pebble", "1:2.0-1"));

    @ParameterizedTest
    @EnumSource
    void readsAPackageInEveryCompression(Compression compression) {
        Tar control = Debs.control().file("./postinst", "#!/bin/sh\n").file("md5sums", "");
        Tar data = new Tar().directory("./").directory("./usr/").file("./usr/stone", "a stone\n");
        DebPackage deb = Debs.read(Debs.deb(control, data, compression));
        assertThat(deb.name()).isEqualTo("pebble");
        assertThat(deb.version()).isEqualTo("1:2.0-1");
        assertThat(deb.architecture()).isEqualTo("all");
        assertThat(deb.control().get("Description")).contains("small\n stone");
        assertThat(deb.controlFiles().keySet()).containsExactly("md5sums", "postinst");
        assertThat(deb.controlFiles().get("postinst").text()).isEqualTo("#!/bin/sh\n");
        assertThat(deb.paths())
                .extracting(TreePath::value)
                .containsExactly("/", "/usr", "/usr/stone");
        assertThat(entry(deb, "/usr/stone"))
                .isInstanceOfSatisfying(
                        Entry.RegularFile.class,
                        file -> {
                            assertThat(file.content().text()).isEqualTo("a stone\n");
                            assertThat(file.origins()).isEqualTo(PEBBLE);
                            assertThat(file.metadata())
                                    .isEqualTo(new Metadata(0644, 0, 0, 1_700_000_000));
                        });
    }

    @Test
    void impliedParentsAreOfRootAndNotAmongThePaths() {
        DebPackage deb = Debs.read(new Tar().file("usr/share/doc/x", "x"));
        assertThat(deb.paths()).extracting(TreePath::value).containsExactly("/usr/share/doc/x");
        assertThat(deb.data().entries().keySet())
                .extracting(TreePath::value)
                .containsExactly("/", "/usr", "/usr/share", "/usr/share/doc", "/usr/share/doc/x");
        assertThat(entry(deb, "/usr/share"))
                .isEqualTo(new Entry.Directory(new Metadata(0755, 0, 0, 1_700_000_000), PEBBLE));
    }

    @Test
    void aDirectoryMayComeAfterWhatIsInIt() {
        DebPackage deb =
                Debs.read(
                        new Tar()
                                .file("./a/b", "x")
                                .member("./a/", '5', 0700, "", new byte[0])
                                .directory("./a/"));
        assertThat(deb.paths()).extracting(TreePath::value).containsExactly("/a/b", "/a");
        assertThat(deb.data().inode(new TreePath("/a")).orElseThrow().metadata().mode())
                .isEqualTo(0755);
    }

    @Test
    void theFirstNameInTheOrderOfPathsHasTheFile() {
        DebPackage deb =
                Debs.read(
                        new Tar()
                                .directory("./")
                                .file("./m", "same")
                                .hardLink("./z", "./m")
                                .hardLink("./b", "./z"));
        assertThat(entry(deb, "/b"))
                .isInstanceOfSatisfying(
                        Entry.RegularFile.class,
                        file -> assertThat(file.content().text()).isEqualTo("same"));
        assertThat(entry(deb, "/m")).isEqualTo(new Entry.HardLink(new TreePath("/b"), PEBBLE));
        assertThat(entry(deb, "/z")).isEqualTo(new Entry.HardLink(new TreePath("/b"), PEBBLE));
        assertThat(deb.paths()).extracting(TreePath::value).containsExactly("/", "/m", "/z", "/b");
    }

    @Test
    void readsDevicesFifosAndLinks() {
        DebPackage deb =
                Debs.read(
                        new Tar()
                                .with(329, "0000001\0" + "0000003\0")
                                .member("./null", '3', 0666, "", new byte[0])
                                .with(329, "0000010\0" + "0000000\0")
                                .member("./sda", '4', 0660, "", new byte[0])
                                .member("./pipe", '6', 0600, "", new byte[0])
                                .symlink("./up", "../../../etc"));
        assertThat(entry(deb, "/null"))
                .isEqualTo(special(0666, Entry.SpecialType.CHARACTER_DEVICE, 1, 3));
        assertThat(entry(deb, "/sda"))
                .isEqualTo(special(0660, Entry.SpecialType.BLOCK_DEVICE, 8, 0));
        assertThat(entry(deb, "/pipe")).isEqualTo(special(0600, Entry.SpecialType.FIFO, 0, 0));
        assertThat(entry(deb, "/up"))
                .isEqualTo(
                        new Entry.Symlink(
                                new Metadata(0777, 0, 0, 1_700_000_000), "../../../etc", PEBBLE));
    }

    @Test
    void extendedHeadersReplaceFields() {
        String far = "./" + "d/".repeat(300) + "file";
        DebPackage deb =
                Debs.read(
                        new Tar()
                                .pax(
                                        "path=" + far,
                                        "uid=70000",
                                        "gid=3000000",
                                        "mtime=-1.25",
                                        "SCHILY.xattr.security.capability=\u0001\u0000=\n",
                                        "SCHILY.xattr.user.none=",
                                        "comment=nothing")
                                .file("./short", "x"));
        Entry.Inode file = deb.data().inode(new TreePath(far.substring(1))).orElseThrow();
        assertThat(file.metadata().uid()).isEqualTo(70000);
        assertThat(file.metadata().gid()).isEqualTo(3000000);
        assertThat(file.metadata().mtime()).isEqualTo(-2);
        assertThat(file.metadata().xattrs().keySet())
                .containsExactly("security.capability", "user.none");
        assertThat(file.metadata().xattrs().get("security.capability").text())
                .isEqualTo("\u0001\u0000=\n");
    }

    @Test
    void globalExtendedHeadersHoldForAllAfterThem() {
        DebPackage deb =
                Debs.read(
                        new Tar()
                                .file("./a", "")
                                .pax('g', "mtime=5")
                                .file("./b", "")
                                .pax("mtime=6")
                                .file("./c", ""));
        assertThat(deb.paths())
                .extracting(path -> deb.data().inode(path).orElseThrow().metadata().mtime())
                .containsExactly(1_700_000_000L, 5L, 6L);
    }

    @Test
    void readsGnusLongNamesAndLargeNumbers() {
        String name = "./" + "x".repeat(200);
        String target = "t".repeat(300);
        DebPackage deb =
                Debs.read(
                        new Tar()
                                .member("././@LongLink", 'L', 0, "", (name + "\0").getBytes())
                                .member("././@LongLink", 'K', 0, "", (target + "\0").getBytes())
                                .with(header -> {
                                    System.arraycopy("ustar  \0".getBytes(), 0, header, 257, 8);
                                    header[108] = (byte) 0x80;
                                    header[109] = 0;
                                    for (int i = 110; i < 116; i++) {
                                        header[i] = (byte) (i == 113 ? 0x20 : 0);
                                    }
                                })
                                .symlink("./x", "t"));
        assertThat(entry(deb, name.substring(1)))
                .isEqualTo(
                        new Entry.Symlink(
                                new Metadata(0777, 0x200000, 0, 1_700_000_000), target, PEBBLE));
    }

    @Test
    void readsTheSeventhEditionsDirectories() {
        DebPackage deb =
                Debs.read(
                        new Tar()
                                .with(257, new byte[8])
                                .member("./d/", '\0', 0755, "", new byte[0]));
        assertThat(entry(deb, "/d")).isInstanceOf(Entry.Directory.class);
    }

    @Test
    void namesAreBytes() {
        DebPackage deb = Debs.read(new Tar().file("./caf\udce9", "latin").file("./café", "utf"));
        assertThat(deb.paths()).extracting(TreePath::value).containsExactly("/caf\udce9", "/café");
    }

    @Test
    void skipsMembersThatBeginWithAnUnderscoreAndWhatFollows() {
        byte[] control = Debs.control().bytes();
        byte[] data = new Tar().directory("./").bytes();
        byte[] deb =
                new Debs.Ar()
                        .add("debian-binary/", "2.7\nmore\n")
                        .add("_one", "odd")
                        .add("control.tar", control)
                        .add("_two", "")
                        .add("data.tar", data)
                        .add("sig", "anything")
                        .bytes();
        assertThat(Debs.read(deb).paths()).containsExactly(TreePath.ROOT);
    }

    @Test
    void contentsComeInTheArchivesOrderAndMayBeLeftUnread() {
        var sizes = new StringBuilder();
        DebReader.read(
                new ByteArrayInputStream(
                        Debs.deb(new Tar().file("./z", "1".repeat(700)).file("./a", "22"))),
                "pebble.deb",
                (_, size) -> {
                    sizes.append(size).append(' ');
                    return ByteSource.empty();
                });
        assertThat(sizes).hasToString("700 2 ");
    }

    @Test
    void aFailingDiskIsNotTheArchivesFault() {
        InputStream failing =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("disk");
                    }
                };
        assertThatThrownBy(() -> DebReader.read(failing, "x", ContentSink.inMemory()))
                .isInstanceOf(UncheckedIOException.class);
        byte[] deb = Debs.deb(new Tar().file("./a", "1"));
        assertThatThrownBy(() ->
                        DebReader.read(
                                new ByteArrayInputStream(deb),
                                "x",
                                (_, _) -> {
                                    throw new IOException("no space left on device");
                                }))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void refusesWhatIsNoArchive() {
        refuses("deb.not-an-archive", () -> Debs.read(new byte[0]));
        refuses("deb.not-an-archive", () -> Debs.read("!<arch>".getBytes()));
        refuses("deb.not-an-archive", () -> Debs.read("0.939000\n1\n".getBytes()));
    }

    @Test
    void refusesOtherVersions() {
        refuses(
                "deb.format-version",
                () -> Debs.read(new Debs.Ar().add("debian-binary", "3.0\n").bytes()));
        refuses(
                "deb.format-version",
                () -> Debs.read(new Debs.Ar().add("debian-binary", "2.0").bytes()));
    }

    @Test
    void refusesMissingMembers() {
        refuses("deb.member-missing", () -> Debs.read(new Debs.Ar().bytes()));
        Debs.Ar ar = new Debs.Ar().add("debian-binary", "2.0\n");
        refuses("deb.member-missing", () -> Debs.read(ar.bytes()));
        ar.add("control.tar", Debs.control().bytes());
        refuses("deb.member-missing", () -> Debs.read(ar.bytes()));
        ar.add("extra", "").add("data.tar", new Tar().bytes());
        refuses("deb.member-missing", () -> Debs.read(ar.bytes()));
    }

    @Test
    void refusesOtherCompressions() {
        Debs.Ar ar =
                new Debs.Ar()
                        .add("debian-binary", "2.0\n")
                        .add("control.tar", Debs.control().bytes())
                        .add("data.tar.bz2", "BZh9");
        assertThatThrownBy(() -> Debs.read(ar.bytes()))
                .hasMessageContaining("deb.compression-unsupported")
                .hasMessageContaining("data.tar.bz2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "9999999999", "12x", "x", " 12"})
    void refusesMembersWhoseSizeLies(String size) {
        ProblemException e =
                refuses(
                        null,
                        () ->
                                Debs.read(
                                        new Debs.Ar()
                                                .add("debian-binary", size, new byte[9])
                                                .bytes()));
        assertThat(e.problems().getFirst().code())
                .isIn("deb.truncated", "deb.ar-malformed", "deb.format-version");
    }

    @Test
    void saysWhereTheDamageIs() {
        byte[] deb =
                Debs.deb(
                        Debs.control(),
                        new Tar().directory("./").damaged(h -> h[0] = 'x').file("./a", ""),
                        Compression.NONE);
        assertThatThrownBy(() -> Debs.read(deb))
                .hasMessageContaining("where: pebble.deb: data.tar, unpacked byte 660\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../x",
                "./../x",
                "./a/../../x",
                "./a/..",
                "./new\nline",
                "",
            })
    void refusesPathsThatLeadOut(String name) {
        refuses("deb.path-refused", () -> Debs.read(new Tar().file(name, "x")));
        refuses(
                "deb.path-refused",
                () ->
                        Debs.read(
                                new Tar()
                                        .pax("path=" + (name.isEmpty() ? "./\0" : name))
                                        .file("a", "x")));
    }

    @Test
    void refusesNamesThatNoFileSystemTakes() {
        refuses(
                "deb.path-refused",
                () -> Debs.read(new Tar().pax("path=" + "n".repeat(256)).file("x", "")));
        refuses(
                "deb.path-refused",
                () -> Debs.read(new Tar().pax("path=" + "ü".repeat(128)).file("x", "")));
        refuses(
                "deb.path-refused",
                () -> Debs.read(new Tar().pax("path=" + "d/".repeat(2048) + "f").file("x", "")));
        refuses(
                "deb.link-target",
                () -> Debs.read(new Tar().pax("linkpath=" + "t".repeat(4096)).symlink("x", "")));
        refuses("deb.link-target", () -> Debs.read(new Tar().symlink("x", "")));
    }

    @Test
    void refusesMembersUnderSymbolicLinksAndFiles() {
        refuses(
                "deb.path-conflict",
                () -> Debs.read(new Tar().symlink("./a", "/etc").file("./a/passwd", "x")));
        refuses(
                "deb.path-conflict",
                () ->
                        Debs.read(
                                new Tar()
                                        .symlink("./a", "b")
                                        .directory("./b")
                                        .hardLink("./a/x", "./b")));
        refuses(
                "deb.path-conflict",
                () -> Debs.read(new Tar().file("./a", "").file("./a/b/c", "x")));
    }

    @Test
    void refusesARootThatIsNoDirectory() {
        refuses("deb.path-conflict", () -> Debs.read(new Tar().symlink("./", "a")));
        refuses("deb.path-conflict", () -> Debs.read(new Tar().file("a", "").hardLink(".", "a")));
    }

    @Test
    void refusesTheSamePathTwice() {
        refuses("deb.path-conflict", () -> Debs.read(new Tar().file("./a", "1").file("a", "2")));
        refuses("deb.path-conflict", () -> Debs.read(new Tar().file("./a", "1").directory("a")));
        refuses("deb.path-conflict", () -> Debs.read(new Tar().directory("./a").symlink("a", "b")));
        refuses("deb.path-conflict", () -> Debs.read(new Tar().file("./a/b", "").file("a", "b")));
        refuses("deb.path-conflict", () -> Debs.read(new Tar().file("./a", "").hardLink("a", "a")));
    }

    @Test
    void refusesHardLinksToNothing() {
        refuses(
                "deb.link-target",
                () -> Debs.read(new Tar().hardLink("./a", "./b").file("./b", "")));
        refuses("deb.link-target", () -> Debs.read(new Tar().hardLink("./a", "./a")));
        refuses(
                "deb.link-target",
                () -> Debs.read(new Tar().directory("./b").hardLink("./a", "./b")));
        refuses("deb.path-refused", () -> Debs.read(new Tar().hardLink("./a", "/etc/passwd")));
        refuses("deb.path-refused", () -> Debs.read(new Tar().hardLink("./a", "../../etc/passwd")));
    }

    @Test
    void refusesSparseFilesAndUnknownTypes() {
        refuses(
                "deb.tar-unsupported",
                () -> Debs.read(new Tar().member("./a", 'S', 0644, "", new byte[0])));
        refuses(
                "deb.tar-unsupported",
                () -> Debs.read(new Tar().member("./a", 'Z', 0644, "", new byte[0])));
        refuses(
                "deb.tar-unsupported",
                () -> Debs.read(new Tar().pax("GNU.sparse.major=1").file("./a", "")));
        refuses(
                "deb.tar-unsupported",
                () -> Debs.read(new Tar().pax("SCHILY.acl.access=user::rwx").file("./a", "")));
    }

    @Test
    void refusesNumbersThatOverflow() {
        byte[] huge = {(byte) 0x80, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] negative = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        byte[] largest = {(byte) 0x80, 0, 0, 0, 0x7f, -1, -1, -1, -1, -1, -1, -1};
        for (byte[] size : new byte[][] {huge, negative, largest, "0000000009 ".getBytes()}) {
            refuses(
                    "deb.tar-malformed",
                    () -> Debs.read(new Tar().with(124, size).file("./a", "")));
        }
        refuses(
                "deb.tar-malformed",
                () ->
                        Debs.read(
                                new Tar()
                                        .with(
                                                108,
                                                new byte[] {(byte) 0x80, 0, 0, 0, -1, -1, -1, -1})
                                        .file("./a", "")));
        refuses("deb.tar-malformed", () -> Debs.read(new Tar().with(136, largest).file("./a", "")));
        refuses(
                "deb.tar-malformed",
                () -> Debs.read(new Tar().pax("size=99999999999999999999").file("./a", "")));
        refuses("deb.tar-malformed", () -> Debs.read(new Tar().pax("size=-1").file("./a", "")));
        refuses(
                "deb.tar-malformed",
                () -> Debs.read(new Tar().pax("uid=2147483648").file("./a", "")));
        refuses(
                "deb.tar-malformed",
                () -> Debs.read(new Tar().pax("mtime=99999999999999").file("./a", "")));
        refuses(
                "deb.tar-malformed",
                () -> Debs.read(new Tar().with(100, "7777777").file("./a", "")));
        refuses(
                "deb.tar-malformed",
                () ->
                        Debs.read(
                                new Tar()
                                        .with(329, "7777777")
                                        .member("./a", '3', 0644, "", new byte[0])));
    }

    @Test
    void refusesSizesThatLie() {
        refuses(
                "deb.truncated",
                () -> Debs.read(new Tar().with(124, "77777777777").file("./a", "x")));
        refuses(
                "deb.tar-malformed",
                () -> Debs.read(new Tar().with(124, "00000000020").symlink("./a", "b")));
    }

    @Test
    void refusesDamagedExtendedHeaders() {
        for (String body :
                new String[] {
                    "x",
                    "5 a=b\n",
                    "99 a=b\n",
                    "4 =\n",
                    "3 =\n",
                    "4 a\n",
                    "0 a=b\n",
                    "99999999999 a=b\n"
                }) {
            refuses(
                    "deb.tar-malformed",
                    () ->
                            Debs.read(
                                    new Tar()
                                            .member("x", 'x', 0, "", body.getBytes())
                                            .file("./a", "x")));
        }
        refuses("deb.tar-malformed", () -> Debs.read(new Tar().pax("comment=x")));
        refuses(
                "deb.tar-malformed",
                () -> Debs.read(new Tar().with(124, "00007777777").pax("comment=x")));
        refuses(
                "deb.tar-malformed",
                () ->
                        Debs.read(
                                new Tar()
                                        .pax("SCHILY.xattr.user.x=" + "x".repeat(65537))
                                        .file("./a", "")));
    }

    @Test
    void refusesArchivesThatDoNotEnd() {
        byte[] open = Debs.compressed(new Tar().file("./a", "x").withoutEnd(), Compression.GZIP);
        refuses("deb.truncated", () -> Debs.read(with(open)));
        byte[] more = new Tar().file("./a", "x").bytes();
        more[more.length - 1] = 1;
        refuses(
                "deb.tar-malformed",
                () -> Debs.read(with(Debs.compressed(more, Compression.GZIP))));
    }

    @Test
    void refusesBombs() {
        byte[] bomb = Debs.compressed(new byte[(64 << 20) + (1 << 24)], Compression.ZSTD);
        ProblemException e = refuses("deb.too-large", () -> Debs.read(with(bomb)));
        assertThat(e).hasMessageContaining("over 678");
        Tar names = new Tar();
        String path = "path=" + "d/".repeat(2000);
        for (int i = 0; i < 20; i++) {
            names.pax(path.replace("d/", (char) ('a' + i) + "/") + "f").file("x", "");
        }
        refuses("deb.too-large", () -> Debs.read(names));
    }

    @ParameterizedTest
    @ValueSource(chars = {'x', 'g'})
    void refusesExtendedHeadersWithoutEnd(char flag) {
        Tar headers = new Tar();
        for (int i = 0; i < 40; i++) {
            headers.pax(flag, "SCHILY.xattr.user.a" + i + "=" + "b".repeat(60_000));
        }
        refuses("deb.too-large", () -> Debs.read(headers.file("x", "")));
    }

    @Test
    void refusesManySmallAttributesOfManyMembers() {
        String[] records = new String[8_000];
        Arrays.setAll(records, i -> "SCHILY.xattr.a." + Integer.toString(i, 36) + "=");
        Tar members = new Tar().pax('g', records);
        for (int i = 0; i < 1_000; i++) {
            members.file("f" + i, "");
        }
        refuses("deb.too-large", () -> Debs.read(members));
    }

    @Test
    void refusesControlArchivesWithMoreThanFiles() {
        refuses("deb.control-missing", () -> control(new Tar().directory("./")));
        refuses("deb.control-member", () -> control(Debs.control().directory("./sub")));
        refuses("deb.control-member", () -> control(Debs.control().file("./a/b", "")));
        refuses("deb.control-member", () -> control(Debs.control().file("./..", "")));
        refuses(
                "deb.control-member",
                () -> control(Debs.control().symlink("./postinst", "/etc/passwd")));
        refuses("deb.control-member", () -> control(Debs.control().file("./x", "").file("x", "")));
        refuses("deb.control-member", () -> control(Debs.control().file("./control", "")));
    }

    @Test
    void refusesControlFilesWithoutTheirFields() {
        refuses("deb.control-syntax", () -> control(new Tar().file("control", "Package")));
        refuses(
                "deb.control-field",
                () -> control(new Tar().file("control", "Package: a\nVersion: 1\n")));
        refuses(
                "deb.control-field",
                () -> control(new Tar().file("control", Debs.CONTROL.replace("pebble", "../x"))));
        refuses(
                "deb.control-field",
                () -> control(new Tar().file("control", Debs.CONTROL.replace("2.0-1", "2/0"))));
    }

    private static DebPackage control(Tar control) {
        return Debs.read(Debs.deb(control, new Tar().directory("./"), Compression.GZIP));
    }

    private static byte[] with(byte[] data) {
        String suffix = Compression.ofMagic(data).orElseThrow().suffix();
        return new Debs.Ar()
                .add("debian-binary", "2.0\n")
                .add("control.tar", Debs.control().bytes())
                .add("data.tar" + suffix, data)
                .bytes();
    }

    private static Entry entry(DebPackage deb, String path) {
        return deb.data().get(new TreePath(path)).orElseThrow();
    }

    private static Entry special(int mode, Entry.SpecialType type, int major, int minor) {
        return new Entry.Special(
                new Metadata(mode, 0, 0, 1_700_000_000), type, major, minor, PEBBLE);
    }

    private static ProblemException refuses(@Nullable String code, ThrowingCallable reading) {
        Throwable thrown = catchThrowable(reading);
        assertThat(thrown).as("a problem").isInstanceOf(ProblemException.class);
        ProblemException e = (ProblemException) thrown;
        Optional.ofNullable(code)
                .ifPresent(wanted ->
                        assertThat(e.problems().getFirst().code())
                                .as(e.getMessage())
                                .isEqualTo(wanted));
        assertThat(e.problems().getFirst().kind()).isEqualTo(Kind.DATA);
        assertThat(e.problems().getFirst().where()).startsWith("pebble.deb");
        return e;
    }
}
