package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.problem.ProblemException;
import lazuli.tree.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is done to a package: it is refused as bad data, or it is still the same package. */
final class DebReaderDamageTest {
    private static byte[] deb(Compression compression) {
        return Debs.deb(
                Debs.control().file("./postinst", "#!/bin/sh\ntrue\n"),
                new Tar()
                        .directory("./")
                        .pax("SCHILY.xattr.user.a=b", "mtime=3.5")
                        .file("./a", "content of a".repeat(20))
                        .hardLink("./b", "./a")
                        .member("././@LongLink", 'L', 0, "", "./long\0".getBytes())
                        .symlink("./c", "a"),
                compression);
    }

    @ParameterizedTest
    @EnumSource
    void everyTruncationIsRefusedOrChangesNothing(Compression compression) {
        byte[] whole = deb(compression);
        String good = described(Debs.read(whole));
        for (int length = 0; length < whole.length; length++) {
            check(Arrays.copyOf(whole, length), good, "the first %d bytes".formatted(length));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyFlippedByteIsRefusedOrChangesNothing(Compression compression) {
        byte[] whole = deb(compression);
        String good = described(Debs.read(whole));
        for (int at = 0; at < whole.length; at++) {
            for (int flip : new int[] {1, 0xff}) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) flip;
                check(damaged, good, "byte %d flipped by %x".formatted(at, flip));
            }
        }
    }

    /** Without compression there is no checksum over contents and names' ends: the package's digest, which others check, has to do. */
    @Test
    void everyFlippedByteOfAPlainArchiveIsRefusedOrGivesAPackage() {
        byte[] whole = deb(Compression.NONE);
        for (int at = 0; at < whole.length; at++) {
            for (int flip : new int[] {1, 0x20, 0xff}) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) flip;
                try {
                    assertThat(described(Debs.read(damaged))).isNotEmpty();
                } catch (ProblemException refused) {
                    assertThat(refused.problems().getFirst().code()).startsWith("deb.");
                }
            }
        }
    }

    private static void check(byte[] damaged, String good, String how) {
        try {
            assertThat(described(Debs.read(damaged))).as(how).isEqualTo(good);
        } catch (ProblemException refused) {
            assertThat(refused.problems().getFirst().code()).as(how).startsWith("deb.");
        }
    }

    private static String described(DebPackage deb) {
        var text = new StringBuilder(deb.control().toString()).append(deb.paths());
        deb.controlFiles().forEach((name, file) -> text.append(name).append(file.text()));
        deb.data()
                .entries()
                .forEach((path, entry) -> {
                    text.append('\n').append(path).append(' ');
                    if (entry instanceof Entry.Inode inode) {
                        Map<String, String> xattrs = new TreeMap<>();
                        inode.metadata()
                                .xattrs()
                                .forEach((name, value) -> xattrs.put(name, value.text()));
                        text.append(inode.metadata().withXattrs(new TreeMap<>())).append(xattrs);
                    }
                    text.append(
                            entry instanceof Entry.RegularFile(_, ByteSource content, _)
                                    ? content.text()
                                    : entry.getClass().getSimpleName());
                });
        return text.toString();
    }
}
