package lazuli.configure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tree that somebody else made, read from its tar archive. */
final class ReferenceTree {
    private static final String XATTR = "SCHILY.xattr.";
    private static final int KEEP = 4 << 20;

    /**
     * One member.
     *
     * @param type {@code d f l c b p}
     * @param link a symbolic link's target, a device's numbers, or empty
     * @param hardLinkTo the first name of the same file, or empty
     */
    record Member(
            char type,
            int mode,
            long uid,
            long gid,
            String link,
            String hardLinkTo,
            Digest digest,
            byte[] content,
            SortedMap<String, String> xattrs) {}

    private ReferenceTree() {}

    static SortedMap<String, Member> read(Path tar) throws IOException {
        SortedMap<String, Member> members = new TreeMap<>();
        try (var in =
                new TarArchiveInputStream(
                        new BufferedInputStream(Files.newInputStream(tar), 1 << 20), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry();
                    entry != null;
                    entry = in.getNextEntry()) {
                members.put(path(entry.getName()), member(in, entry));
            }
        }
        return members;
    }

    private static String path(String name) {
        String path = name.startsWith(".") ? name.substring(1) : "/" + name;
        return path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
    }

    private static Member member(TarArchiveInputStream in, TarArchiveEntry entry)
            throws IOException {
        byte[] content = entry.isFile() && !entry.isLink() ? in.readAllBytes() : new byte[0];
        return new Member(
                type(entry),
                entry.getMode() & 07777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.isSymbolicLink()
                        ? entry.getLinkName()
                        : entry.isCharacterDevice() || entry.isBlockDevice()
                                ? entry.getDevMajor() + "," + entry.getDevMinor()
                                : "",
                entry.isLink() ? path(entry.getLinkName()) : "",
                Digest.of(content),
                content.length <= KEEP ? content : new byte[0],
                xattrs(entry));
    }

    private static char type(TarArchiveEntry entry) {
        return entry.isDirectory()
                ? 'd'
                : entry.isSymbolicLink()
                        ? 'l'
                        : entry.isCharacterDevice()
                                ? 'c'
                                : entry.isBlockDevice() ? 'b' : entry.isFIFO() ? 'p' : 'f';
    }

    private static SortedMap<String, String> xattrs(TarArchiveEntry entry) {
        SortedMap<String, String> xattrs = new TreeMap<>();
        for (Map.Entry<String, String> header : entry.getExtraPaxHeaders().entrySet()) {
            if (header.getKey().startsWith(XATTR)) {
                byte[] value = header.getValue().getBytes(StandardCharsets.UTF_8);
                xattrs.put(
                        header.getKey().substring(XATTR.length()),
                        ByteSource.of(value).digest().hex());
            }
        }
        return xattrs;
    }
}
