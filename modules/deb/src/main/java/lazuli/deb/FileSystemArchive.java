package lazuli.deb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import lazuli.problem.ProblemException;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Names;
import lazuli.tree.Origin;
import lazuli.tree.Origins;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;
import org.jspecify.annotations.Nullable;

/** The members of {@code data.tar} as a tree. What would lead outside the tree, or is there twice, is refused. */
final class FileSystemArchive {
    /** The largest packages of Debian have about 100,000. */
    private static final int MAX_MEMBERS = 400_000;

    private static final long MAX_TEXT = 64 << 20;
    private static final int PATH_MAX = 4096;
    private static final int NAME_MAX = 255;

    private final TarReader tar;
    private final ContentSink sink;
    private final Origins origins;
    private final NavigableMap<TreePath, Entry> entries = new TreeMap<>();
    private final SequencedMap<TreePath, Boolean> paths = new LinkedHashMap<>();
    private final SequencedMap<TreePath, TreePath> hardLinks = new LinkedHashMap<>();
    private long text;

    private FileSystemArchive(TarReader tar, Origin origin, ContentSink sink) {
        this.tar = tar;
        this.sink = sink;
        this.origins = Origins.all(origin);
    }

    /** What the archive has, in its order and as a tree. */
    record Contents(List<TreePath> paths, Tree tree) {}

    static Contents read(TarReader tar, Origin origin, ContentSink sink) throws IOException {
        return new FileSystemArchive(tar, origin, sink).read();
    }

    private Contents read() throws IOException {
        for (TarMember member = tar.next(); member != null; member = tar.next()) {
            TreePath path = path(member, member.name());
            countIn(member);
            addParents(member, path);
            add(member, path);
        }
        entries.computeIfAbsent(TreePath.ROOT, _ -> implied(0));
        nameHardLinks();
        return new Contents(new ArrayList<>(paths.sequencedKeySet()), new Tree(entries));
    }

    private void add(TarMember member, TreePath path) throws IOException {
        if (path.isRoot() && member.type() != TarType.DIRECTORY) {
            throw refused("deb.path-conflict", member, "the root is a directory");
        }
        boolean implied = entries.containsKey(path) && !paths.containsKey(path);
        boolean again = paths.put(path, true) != null;
        Entry before = entries.get(path);
        boolean directories =
                before instanceof Entry.Directory && member.type() == TarType.DIRECTORY;
        // dpkg takes the same directory twice, and some programs that make packages write it so.
        if ((implied || again) && !directories) {
            throw refused(
                    "deb.path-conflict",
                    member,
                    again ? "it is there twice" : "it is a directory already");
        }
        if (member.type() == TarType.HARD_LINK) {
            addHardLink(member, path);
        } else {
            entries.put(path, inode(member));
        }
    }

    private Entry.Inode inode(TarMember member) throws IOException {
        var metadata =
                new Metadata(
                        member.mode(), member.uid(), member.gid(), member.mtime(), member.xattrs());
        return switch (member.type()) {
            case FILE ->
                    new Entry.RegularFile(
                            metadata, sink.put(tar.content(), member.size()), origins);
            case DIRECTORY -> new Entry.Directory(metadata, origins);
            case SYMLINK -> new Entry.Symlink(metadata, linkTarget(member), origins);
            case CHARACTER_DEVICE -> special(member, metadata, Entry.SpecialType.CHARACTER_DEVICE);
            case BLOCK_DEVICE -> special(member, metadata, Entry.SpecialType.BLOCK_DEVICE);
            case FIFO -> special(member, metadata, Entry.SpecialType.FIFO);
            case HARD_LINK -> throw new IllegalArgumentException("a hard link is no inode");
        };
    }

    private Entry.Special special(TarMember member, Metadata metadata, Entry.SpecialType type) {
        return new Entry.Special(metadata, type, member.major(), member.minor(), origins);
    }

    private String linkTarget(TarMember member) {
        String target = member.linkName();
        if (target.isEmpty() || target.indexOf('\0') >= 0 || isLonger(target, PATH_MAX - 1)) {
            throw refused(
                    "deb.link-target",
                    member,
                    "the symbolic link's target is empty, has a NUL or is too long: "
                            + Place.shown(target));
        }
        return target;
    }

    private void addHardLink(TarMember member, TreePath path) {
        TreePath target = path(member, member.linkName());
        TreePath file = hardLinks.getOrDefault(target, target);
        Entry found = entries.get(file);
        if (found == null || found instanceof Entry.Directory) {
            throw refused(
                    "deb.link-target",
                    member,
                    "the hard link's target "
                            + Place.shown(member.linkName())
                            + (found == null ? " does not stand before it" : " is a directory"));
        }
        hardLinks.put(path, file);
        entries.put(path, new Entry.HardLink(file, origins));
    }

    /** A tree wants the file itself under the first of its names, whichever the archive has first. */
    private void nameHardLinks() {
        NavigableMap<TreePath, TreePath> firstNames = new TreeMap<>();
        hardLinks.forEach((link, file) -> {
            TreePath first = firstNames.getOrDefault(file, file);
            firstNames.put(file, link.compareTo(first) < 0 ? link : first);
        });
        firstNames.forEach(this::swap);
        hardLinks.forEach((link, file) -> {
            TreePath first = firstNames.getOrDefault(file, file);
            if (!link.equals(first)) {
                entries.put(link, new Entry.HardLink(first, origins));
            }
        });
    }

    private void swap(TreePath file, TreePath first) {
        if (!first.equals(file)) {
            Entry inode = entries.put(file, new Entry.HardLink(first, origins));
            entries.put(first, Objects.requireNonNull(inode));
        }
    }

    private void addParents(TarMember member, TreePath path) {
        if (path.isRoot()) {
            return;
        }
        TreePath parent = path.parent();
        @Nullable Entry found = entries.get(parent);
        if (found == null) {
            addParents(member, parent);
            text += parent.value().length();
            entries.put(parent, implied(member.mtime()));
        } else if (!(found instanceof Entry.Directory)) {
            throw refused(
                    "deb.path-conflict",
                    member,
                    (found instanceof Entry.Symlink(_, var target, _)
                            ? Place.shown(parent.value())
                                    + " is a symbolic link to "
                                    + Place.shown(target)
                            : Place.shown(parent.value()) + " is not a directory"));
        }
    }

    private Entry.Directory implied(long time) {
        return new Entry.Directory(new Metadata(0755, 0, 0, time), origins);
    }

    private void countIn(TarMember member) {
        text += member.name().length() + member.linkName().length();
        for (var xattr : member.xattrs().entrySet()) {
            text += PaxRecords.RECORD_COST + xattr.getKey().length() + xattr.getValue().size();
        }
        if (entries.size() > MAX_MEMBERS || text > MAX_TEXT) {
            throw tar.place()
                    .wrong(
                            "deb.too-large",
                            member.offset(),
                            "the archive has far more members than it should",
                            String.format(
                                    Locale.ROOT,
                                    "more than %d, or with more than %d bytes of names and attributes",
                                    MAX_MEMBERS,
                                    MAX_TEXT));
        }
    }

    /** {@return the path that a name of the archive means} */
    private TreePath path(TarMember member, String name) {
        if (name.startsWith("/")) {
            throw refused("deb.path-refused", member, Place.shown(name) + " is absolute");
        }
        if (name.isEmpty() || name.indexOf('\0') >= 0 || name.indexOf('\n') >= 0) {
            throw refused(
                    "deb.path-refused",
                    member,
                    Place.shown(name) + " is empty, or has a NUL or a line feed");
        }
        var path = new StringBuilder(name.length() + 1);
        for (String component : name.split("/", -1)) {
            if (component.equals("..") || isLonger(component, NAME_MAX)) {
                throw refused(
                        "deb.path-refused",
                        member,
                        "the component " + Place.shown(component) + " leads out, or is too long");
            }
            if (!component.isEmpty() && !component.equals(".")) {
                path.append('/').append(component);
            }
        }
        if (isLonger(name, PATH_MAX - 1)) {
            throw refused("deb.path-refused", member, Place.shown(name) + " is too long");
        }
        return path.isEmpty() ? TreePath.ROOT : new TreePath(path.toString());
    }

    private static boolean isLonger(String name, int bytes) {
        return name.length() > bytes
                || name.length() * 3 > bytes && Names.encode(name).length > bytes;
    }

    private ProblemException refused(String code, TarMember member, String why) {
        return tar.place()
                .wrong(
                        code,
                        member.offset(),
                        "the member " + Place.shown(member.name()) + " can't be unpacked safely",
                        why);
    }
}
