package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import lazuli.content.Compression;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import lazuli.referee.Fuzzer;
import lazuli.tree.Entry;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.Test;

/** Packages made of what archives have and should not have: each gives a tree that stays within itself, or is refused, and the byte is told. */
final class DebFuzzTest {
    /** The encoder of xz takes longer than all the rest: xz has a fuzzer of its own. */
    private static final List<Compression> COMPRESSIONS =
            List.of(Compression.NONE, Compression.GZIP, Compression.ZSTD);

    private static final List<String> NAMES =
            List.of(
                    "./",
                    "./a",
                    "./a/b",
                    "./a/b/c",
                    "a",
                    "a/",
                    "b",
                    "./b/../c",
                    "../x",
                    "./../x",
                    "/etc/passwd",
                    "//x",
                    "./a//b",
                    "./a/./b",
                    ".",
                    "..",
                    "",
                    "./new\nline",
                    "./\u00e9",
                    "./bell\u0007",
                    "./n".repeat(30) + "/z",
                    "./" + "d/".repeat(48));
    private static final List<String> CONTROL_NAMES =
            List.of(
                    "./postinst",
                    "./control",
                    "control",
                    "./md5sums",
                    "./../x",
                    "/x",
                    "./a b",
                    "./.x",
                    "./a/b");
    private static final List<String> RECORDS =
            List.of(
                    "path=./p",
                    "path=../p",
                    "path=/p",
                    "path=",
                    "path=a\0b",
                    "linkpath=./a",
                    "linkpath=../../x",
                    "size=0",
                    "size=5",
                    "size=-1",
                    "size=999999999999999999",
                    "size=9999999999999999999999",
                    "uid=4294967296",
                    "uid=7",
                    "gid=-1",
                    "mtime=1.5",
                    "mtime=-1.5",
                    "mtime=99999999999999",
                    "SCHILY.xattr.user.a=b",
                    "SCHILY.xattr.a=b",
                    "SCHILY.xattr.security.capability=\u0001\0\0\u0002",
                    "GNU.sparse.major=1",
                    "hdrcharset=BINARY",
                    "comment=\u001b[2J");
    private static final List<String> NUMBERS =
            List.of(
                    "77777777777",
                    "0000000001 ",
                    "           ",
                    "\u0080\0\0\0\0\0\0\0\0\0\u0001\0",
                    "\u00ff".repeat(12),
                    "-0000000001",
                    "00000000008");

    @Test
    void everyPackageIsReadOrRefused() {
        Fuzzer.run(
                4000,
                random -> {
                    Compression compression = any(COMPRESSIONS, random);
                    byte[] deb = deb(random, compression);
                    judge(
                            random.nextInt(4) == 0
                                    ? Fuzzer.mutated(deb, random, "`\n", "!<arch>\n")
                                    : deb);
                });
    }

    private static void judge(byte[] deb) {
        DebPackage read;
        try {
            read = Debs.read(deb);
        } catch (ProblemException e) {
            assertThat(e.problems()).hasSize(1);
            var problem = e.problems().getFirst();
            assertThat(problem.code()).startsWith("deb.");
            assertThat(problem.kind()).isEqualTo(Kind.DATA);
            assertThat(problem.where())
                    .startsWith("pebble.deb")
                    .matches("(?s).*(byte [0-9]+|:[0-9]+)");
            assertThat(problem.toString()).doesNotContain("\0", "\u0007", "\u001b");
            return;
        }
        read.data().entries().forEach((path, entry) -> judge(read, path, entry));
        assertThat(read.data().entries().keySet()).containsAll(read.paths());
        assertThat(read.controlFiles().keySet())
                .allMatch(name -> name.matches("[A-Za-z0-9+_-][A-Za-z0-9.+_-]*"));
    }

    private static void judge(DebPackage read, TreePath path, Entry entry) {
        assertThat(path.value()).doesNotContain("/../", "/./", "//", "\0", "\n").startsWith("/");
        assertThat("/" + path.value()).doesNotEndWith("/..").doesNotEndWith("/.");
        if (!path.isRoot()) {
            assertThat(read.data().entries().get(path.parent()))
                    .isInstanceOf(Entry.Directory.class);
        }
        if (entry instanceof Entry.HardLink(TreePath target, _)) {
            assertThat(read.data().entries().get(target))
                    .isInstanceOf(Entry.Inode.class)
                    .isNotInstanceOf(Entry.Directory.class);
        }
    }

    private static byte[] deb(Random random, Compression compression) {
        Tar control = random.nextInt(4) == 0 ? tar(CONTROL_NAMES, random) : new Tar();
        if (random.nextInt(8) != 0) {
            byte[] text = Debs.CONTROL.getBytes(StandardCharsets.UTF_8);
            control.member(
                    "./control",
                    '0',
                    0644,
                    "",
                    random.nextInt(4) == 0
                            ? Fuzzer.mutated(
                                    text, random, "\n", "\n\n", "Version: 2\n", ": ", "\t", "\0")
                            : text);
        }
        byte[] data = end(tar(NAMES, random), random);
        Debs.Ar ar = new Debs.Ar().add("debian-binary", "2.0\n");
        if (random.nextInt(8) == 0) {
            ar.add("_x", "y");
        }
        ar.add(
                "control.tar" + compression.suffix(),
                packed(end(control, random), compression, random));
        ar.add("data.tar" + compression.suffix(), packed(data, compression, random));
        return ar.bytes();
    }

    private static byte[] packed(byte[] tar, Compression compression, Random random) {
        byte[] packed =
                Debs.compressed(
                        random.nextInt(16) == 0 ? Fuzzer.mutated(tar, random) : tar, compression);
        return random.nextInt(16) == 0 ? Fuzzer.mutated(packed, random) : packed;
    }

    private static byte[] end(Tar tar, Random random) {
        return random.nextInt(16) == 0 ? tar.withoutEnd() : tar.bytes();
    }

    private static Tar tar(List<String> names, Random random) {
        Tar tar = new Tar();
        for (int count = random.nextInt(8); count > 0; count--) {
            member(tar, names, random);
        }
        return tar;
    }

    private static void member(Tar tar, List<String> names, Random random) {
        extensions(tar, names, random);
        if (random.nextInt(12) == 0) {
            int at = any(List.of(100, 108, 116, 124, 136, 148, 329, 337), random);
            tar.with(at, any(NUMBERS, random).substring(0, at == 124 || at == 136 ? 11 : 7));
        } else if (random.nextInt(24) == 0) {
            int at = random.nextInt(512);
            tar.with(header -> header[at] = (byte) random.nextInt(256));
        }
        String name = any(names, random);
        byte[] content =
                new byte[random.nextInt(8) == 0 ? random.nextInt(2000) : random.nextInt(2)];
        char type =
                random.nextInt(16) == 0
                        ? (char) random.nextInt(128)
                        : any(
                                List.of('0', '0', '5', '5', '1', '2', '3', '4', '6', '7', '\0'),
                                random);
        boolean hasContent = type == '0' || random.nextInt(16) == 0;
        tar.member(
                name.length() > 100 ? name.substring(0, 100) : name,
                type,
                random.nextInt(010000),
                link(random),
                hasContent ? content : new byte[0]);
    }

    private static String link(Random random) {
        String link = any(NAMES, random);
        return link.length() > 100 ? link.substring(0, 100) : link;
    }

    private static void extensions(Tar tar, List<String> names, Random random) {
        while (random.nextInt(6) == 0) {
            switch (random.nextInt(4)) {
                case 0 -> tar.pax(any(RECORDS, random), any(RECORDS, random));
                case 1 -> tar.pax('g', any(RECORDS, random));
                case 2 ->
                        tar.member(
                                "././@LongLink",
                                'L',
                                0,
                                "",
                                (any(names, random) + '\0').getBytes(StandardCharsets.ISO_8859_1));
                default ->
                        tar.member(
                                "././@LongLink",
                                'K',
                                0,
                                "",
                                any(names, random).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
