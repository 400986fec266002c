package lazuli.configure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.tree.TreePath;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** A tree that somebody else made, read from its tar archive: its contents stay there. */
final class ReferenceTree implements AutoCloseable {
    private static final String XATTR = "SCHILY.xattr.";

    private final TarFile tar;
    private final SortedMap<String, Member> members = new TreeMap<>();

    /**
     * One member.
     *
     * @param type {@code d f l c b p}
     * @param link a symbolic link's target, a device's numbers, or empty
     * @param firstName the first of the file's names, in the order of {@link TreePath}: its own where it has no other
     */
    record Member(
            char type,
            int mode,
            long uid,
            long gid,
            String link,
            String firstName,
            ByteSource content,
            SortedMap<String, String> xattrs) {
        Member named(String name) {
            return new Member(type, mode, uid, gid, link, name, content, xattrs);
        }
    }

    private record TarContent(TarFile tar, TarArchiveEntry entry) implements ByteSource {
        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public InputStream open() {
            try {
                return new BufferedInputStream(tar.getInputStream(entry), 1 << 16);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private ReferenceTree(TarFile tar) {
        this.tar = tar;
    }

    static ReferenceTree read(Path file) throws IOException {
        var tree = new ReferenceTree(new TarFile(file.toFile()));
        Map<String, String> targets = new TreeMap<>();
        for (TarArchiveEntry entry : tree.tar.getEntries()) {
            String path = path(entry.getName());
            if (entry.isLink()) {
                targets.put(path, path(entry.getLinkName()));
            } else {
                tree.members.put(path, tree.member(path, entry));
            }
        }
        tree.addLinks(targets);
        return tree;
    }

    SortedMap<String, Member> members() {
        return members;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private void addLinks(Map<String, String> targets) {
        Map<String, String> firstNames = new HashMap<>();
        targets.forEach((path, target) -> {
            firstNames.merge(target, first(path, target), ReferenceTree::first);
        });
        targets.forEach((path, target) -> members.put(path, members.get(target)));
        targets.forEach((path, target) ->
                members.computeIfPresent(
                        path, (_, member) -> member.named(firstNames.get(target))));
        firstNames.forEach((target, first) ->
                members.computeIfPresent(target, (_, member) -> member.named(first)));
    }

    private static String first(String a, String b) {
        return new TreePath(a).compareTo(new TreePath(b)) < 0 ? a : b;
    }

    private static String path(String name) {
        String path = name.startsWith(".") ? name.substring(1) : "/" + name;
        return path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
    }

    private Member member(String path, TarArchiveEntry entry) {
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
                path,
                entry.isFile() ? new TarContent(tar, entry) : ByteSource.empty(),
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
        entry.getExtraPaxHeaders()
                .forEach((name, value) -> {
                    if (name.startsWith(XATTR)) {
                        xattrs.put(name.substring(XATTR.length()), shown(value));
                    }
                });
        return xattrs;
    }

    /** The archive's reader takes values for UTF-8: what is not, is lost on both sides of a comparison. */
    static String shown(ByteSource value) {
        return shown(new String(value.bytes(), StandardCharsets.UTF_8));
    }

    private static String shown(String value) {
        StringBuilder text = new StringBuilder();
        value.chars().forEach(each -> text.append("%02x".formatted(each)));
        return text.toString();
    }
}
