package lazuli.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import lazuli.content.ByteSource;
import org.jspecify.annotations.Nullable;

/**
 * A tree that changes, with the rules of a POSIX file system seen by its root user. Paths are absolute text as a program gives it: {@code .}, {@code ..},
 * doubled slashes and symbolic links are understood, and never lead outside the tree. What an operation makes or changes gets the {@linkplain #as current
 * origin}; what it makes belongs to 0:0 and gets the {@linkplain #clock time} that was set. Not thread-safe.
 *
 * <p>Operations throw {@link TreeException} where the system call would fail.
 */
public final class TreeEditor {
    private static final Origin NOBODY = new Origin.FromLazuli("nobody said");
    private static final int MAX_SYMLINKS = 40;
    private static final int MAX_NAME_BYTES = 255;

    private final Node root;
    private Supplier<Origin> reason = () -> NOBODY;
    private @Nullable Origin origin;
    private long now;
    private long lastNumber;

    /** Starts with this tree. */
    TreeEditor(Tree tree) {
        Map<TreePath, Node> nodes = new HashMap<>(tree.entries().size() * 2);
        Node top = null;
        for (var entry : tree.entries().entrySet()) {
            Node node =
                    switch (entry.getValue()) {
                        case Entry.HardLink(var target, _) -> known(nodes, target);
                        case Entry.Inode inode -> newNode(inode);
                    };
            nodes.put(entry.getKey(), node);
            if (entry.getKey().isRoot()) {
                top = node;
            } else {
                known(nodes, entry.getKey().parent()).children().put(entry.getKey().name(), node);
            }
        }
        root = Objects.requireNonNull(top);
    }

    private Node newNode(Entry.Inode inode) {
        lastNumber++;
        return new Node(lastNumber, inode);
    }

    private static Node known(Map<TreePath, Node> nodes, TreePath path) {
        return Objects.requireNonNull(nodes.get(path));
    }

    /** {@return an editor that starts with a root directory, 0755 and 0:0, and nothing in it} */
    public static TreeEditor empty(long now, Origin origin) {
        NavigableMap<TreePath, Entry> entries = new TreeMap<>();
        entries.put(
                TreePath.ROOT,
                new Entry.Directory(new Metadata(0755, 0, 0, now), Origins.all(origin)));
        return new Tree(entries).edit().clock(now).as(origin);
    }

    /** What stands at one or more paths. Directories have children and nothing else has. */
    private static final class Node {
        private final long number;
        private Entry.Inode inode;
        private final @Nullable NavigableMap<String, Node> children;

        Node(long number, Entry.Inode inode) {
            this.number = number;
            this.inode = inode;
            this.children = inode instanceof Entry.Directory ? new TreeMap<>() : null;
        }

        NavigableMap<String, Node> children() {
            return Objects.requireNonNull(children);
        }

        boolean isDirectory() {
            return children != null;
        }
    }

    /** Where a path leads: a directory, a name in it, and what has that name, if anything. The root is its own parent, and has no name. */
    private record Place(Node parent, String name, @Nullable Node node) {}

    /** {@return this editor} From now on, what is made or changed is because of this. */
    public TreeEditor as(Origin newOrigin) {
        origin = newOrigin;
        return this;
    }

    /** {@return this editor} From now on, what is made or changed is because of this, which is asked for when something is. */
    public TreeEditor as(Supplier<Origin> newReason) {
        reason = newReason;
        origin = null;
        return this;
    }

    /** {@return why what is now made or changed is so} */
    public Origin origin() {
        Origin known = origin;
        if (known == null) {
            known = reason.get();
            origin = known;
        }
        return known;
    }

    /** {@return this editor} From now on, what is made or written was modified at this time, in seconds since 1970. */
    public TreeEditor clock(long epochSecond) {
        now = epochSecond;
        return this;
    }

    /** {@return the time that new files get} */
    public long clock() {
        return now;
    }

    /** {@return what stands at this path, symbolic links followed; empty where nothing does} */
    public Optional<Entry.Inode> stat(String path) {
        return existing(path, true).map(node -> node.inode);
    }

    /** {@return what stands at this path, a symbolic link itself; empty where nothing does} */
    public Optional<Entry.Inode> lstat(String path) {
        return existing(path, false).map(node -> node.inode);
    }

    /** {@return whether both paths, symbolic links followed, are the same file} */
    public boolean sameFile(String a, String b) {
        Optional<Node> first = existing(a, true);
        return first.isPresent() && first.equals(existing(b, true));
    }

    /**
     * {@return the number of what stands at this path, itself} All names of a file have the same number, and no other file has it, as with inode numbers. It is the same
     * for the same tree and the same changes in the same order.
     */
    public long fileNumber(String path) {
        return must(path, false).number;
    }

    /** {@return how many names the file at this path has; a directory has two and one for each directory in it} */
    public int links(String path) {
        Node node = must(path, false);
        if (node.isDirectory()) {
            return 2 + (int) node.children().values().stream().filter(Node::isDirectory).count();
        }
        int[] count = new int[1];
        visit(root, TreePath.ROOT, (_, each) -> count[0] += each == node ? 1 : 0);
        return count[0];
    }

    /** {@return the names in this directory, sorted} */
    public List<String> list(String path) {
        Node node = must(path, true);
        if (!node.isDirectory()) {
            throw new TreeException(Errno.ENOTDIR, path);
        }
        return List.copyOf(node.children().keySet());
    }

    /** {@return the content of the regular file at this path} */
    public ByteSource read(String path) {
        return switch (must(path, true).inode) {
            case Entry.RegularFile file -> file.content();
            case Entry.Directory _ -> throw new TreeException(Errno.EISDIR, path);
            case Entry.Symlink _, Entry.Special _ -> throw new TreeException(Errno.EINVAL, path);
        };
    }

    /** {@return the target of the symbolic link at this path, as written} */
    public String readlink(String path) {
        if (must(path, false).inode instanceof Entry.Symlink(_, var target, _)) {
            return target;
        }
        throw new TreeException(Errno.EINVAL, path);
    }

    /** {@return the path without symbolic links; the last component need not exist} */
    public TreePath realpath(String path) {
        if (path.isEmpty()) {
            throw new TreeException(Errno.ENOENT, path);
        }
        Walk walk = new Walk(path);
        return walk.path(walk.place(true));
    }

    /** Makes a directory. Its parent must exist. */
    public void mkdir(String path, int mode) {
        // mkdir(2) takes "d/" for "d", and does not follow a link in the last place.
        create(path, new Entry.Directory(fresh(mode), Origins.all(origin())), true);
    }

    /** Makes a directory and those above it that are missing, these with 0755; leaves what is there as it is. */
    public void mkdirs(String path, int mode) {
        String built = "";
        List<String> parts = List.of(path.split("/"));
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isEmpty()) {
                continue;
            }
            built += "/" + parts.get(i);
            Optional<Node> there = existing(built, true);
            if (there.isEmpty()) {
                mkdir(built, i == parts.size() - 1 ? mode : 0755);
            } else if (!there.get().isDirectory()) {
                throw new TreeException(Errno.ENOTDIR, built);
            }
        }
    }

    /** Writes a regular file, as {@code open(O_CREAT|O_TRUNC)} does: a new one gets this mode, one that is there keeps its metadata but for the time. */
    public void write(String path, ByteSource content, int modeIfNew) {
        Place place = place(path, true);
        Node node = place.node();
        if (node == null) {
            if (path.endsWith("/")) {
                throw new TreeException(Errno.EISDIR, path);
            }
            put(
                    path,
                    place,
                    new Entry.RegularFile(fresh(modeIfNew), content, Origins.all(origin())));
            return;
        }
        node.inode =
                switch (node.inode) {
                    case Entry.RegularFile file -> written(file, content);
                    case Entry.Directory _ -> throw new TreeException(Errno.EISDIR, path);
                    case Entry.Symlink _, Entry.Special _ ->
                            throw new TreeException(Errno.EINVAL, path);
                };
    }

    /** {@return a hold on the regular file at this path, symbolic links followed: what open(2) gives} */
    public Handle open(String path) {
        Node node = must(path, true);
        return switch (node.inode) {
            case Entry.RegularFile _ -> new Handle(node);
            case Entry.Directory _ -> throw new TreeException(Errno.EISDIR, path);
            case Entry.Symlink _, Entry.Special _ -> throw new TreeException(Errno.EINVAL, path);
        };
    }

    /** An open regular file: it stays the same file when its name is moved, given to another file, or removed. */
    public final class Handle {
        private final Node node;

        private Handle(Node node) {
            this.node = node;
        }

        private Entry.RegularFile file() {
            return (Entry.RegularFile) node.inode;
        }

        /** {@return the content as it is now} */
        public ByteSource content() {
            return file().content();
        }

        /** Replaces the content; the metadata stays, but for the time. */
        public void write(ByteSource content) {
            node.inode = written(file(), content);
        }
    }

    private Entry.RegularFile written(Entry.RegularFile file, ByteSource content) {
        Origins origins = file.origins();
        return new Entry.RegularFile(
                file.metadata().withMtime(now),
                content,
                new Origins(origin(), origins.mode(), origins.owner()));
    }

    /** Makes a symbolic link at {@code path}. */
    public void symlink(String target, String path) {
        if (target.isEmpty()) {
            throw new TreeException(Errno.ENOENT, path);
        }
        create(path, new Entry.Symlink(fresh(0777), target, Origins.all(origin())), false);
    }

    /** Gives the file at {@code existing} one more name. A symbolic link itself gets the name, as with link(2). */
    public void link(String existing, String path) {
        Node node = must(existing, false);
        if (node.isDirectory()) {
            throw new TreeException(Errno.EPERM, existing);
        }
        Place place = place(path, false);
        if (place.node() != null) {
            throw new TreeException(Errno.EEXIST, path);
        }
        bind(path, place, node);
    }

    /** Makes a device, FIFO or socket. */
    public void mknod(String path, Entry.SpecialType type, int mode, int major, int minor) {
        create(
                path,
                new Entry.Special(fresh(mode), type, major, minor, Origins.all(origin())),
                false);
    }

    /** Removes a name that is not a directory's. */
    public void unlink(String path) {
        Place place = place(path, false);
        if (place.node() == null) {
            throw new TreeException(Errno.ENOENT, path);
        }
        if (place.node().isDirectory()) {
            throw new TreeException(Errno.EISDIR, path);
        }
        place.parent().children().remove(place.name());
    }

    /** Removes an empty directory. */
    public void rmdir(String path) {
        Place place = place(path, false);
        Node node = place.node();
        if (node == null) {
            throw new TreeException(Errno.ENOENT, path);
        }
        if (!node.isDirectory()) {
            throw new TreeException(Errno.ENOTDIR, path);
        }
        if (!node.children().isEmpty()) {
            throw new TreeException(Errno.ENOTEMPTY, path);
        }
        if (node == root) {
            throw new TreeException(Errno.EPERM, path);
        }
        place.parent().children().remove(place.name());
    }

    /** Removes what stands at this path, itself, with all that is in it. Nothing there, and no way to there, is no error. */
    public void removeAll(String path) {
        if (lstat(path).isEmpty()) {
            return;
        }
        Place place = place(path, false);
        if (place.node() == root) {
            throw new TreeException(Errno.EPERM, path);
        }
        place.parent().children().remove(place.name());
    }

    /** Moves a name, as rename(2): what {@code to} names is replaced. Replaces an empty directory by a directory only. */
    public void rename(String from, String to) {
        Place source = place(from, false);
        Node node = source.node();
        if (node == null) {
            throw new TreeException(Errno.ENOENT, from);
        }
        Place goal = place(to, false);
        Node old = goal.node();
        if (old == node) {
            return;
        }
        if (node == root || node.isDirectory() && contains(node, goal.parent())) {
            throw new TreeException(Errno.EINVAL, from);
        }
        if (old != null) {
            checkReplaceable(node, old, to);
        }
        source.parent().children().remove(source.name());
        bind(to, goal, node);
    }

    private static void checkReplaceable(Node node, Node old, String to) {
        if (old.isDirectory() && !node.isDirectory()) {
            throw new TreeException(Errno.EISDIR, to);
        }
        if (!old.isDirectory() && node.isDirectory()) {
            throw new TreeException(Errno.ENOTDIR, to);
        }
        if (old.isDirectory() && !old.children().isEmpty()) {
            throw new TreeException(Errno.ENOTEMPTY, to);
        }
    }

    private static boolean contains(Node directory, Node node) {
        return directory == node
                || directory.isDirectory()
                        && directory.children().values().stream()
                                .anyMatch(child -> contains(child, node));
    }

    /** Sets the permission bits, symbolic links followed. */
    public void chmod(String path, int mode) {
        Node node = must(path, true);
        Origins origins = node.inode.origins();
        node.inode =
                with(
                        node.inode,
                        node.inode.metadata().withMode(mode),
                        new Origins(origins.content(), origin(), origins.owner()));
    }

    /** Sets owner and group, symbolic links followed. Takes set-uid and set-gid from a file that is executable, as Linux does for everybody. */
    public void chown(String path, int uid, int gid) {
        chown(must(path, true), uid, gid);
    }

    /** Sets owner and group of a symbolic link itself. */
    public void lchown(String path, int uid, int gid) {
        chown(must(path, false), uid, gid);
    }

    private void chown(Node node, int uid, int gid) {
        Metadata metadata = node.inode.metadata();
        int mode = metadata.mode();
        if (node.inode instanceof Entry.RegularFile && (mode & 0111) != 0) {
            mode &= (mode & 0010) != 0 ? ~06000 : ~04000;
        }
        Origins origins = node.inode.origins();
        node.inode =
                with(
                        node.inode,
                        metadata.withMode(mode).withOwner(uid, gid),
                        new Origins(origins.content(), origins.mode(), origin()));
    }

    /** Sets the time of last modification, in seconds since 1970; of a symbolic link itself where {@code follow} is false. */
    public void utime(String path, long mtime, boolean follow) {
        Node node = must(path, follow);
        node.inode = with(node.inode, node.inode.metadata().withMtime(mtime), node.inode.origins());
    }

    /** Sets all extended attributes, symbolic links followed. */
    public void setXattrs(String path, SortedMap<String, ByteSource> xattrs) {
        Node node = must(path, true);
        node.inode =
                with(node.inode, node.inode.metadata().withXattrs(xattrs), node.inode.origins());
    }

    /**
     * Puts an entry, with its metadata and origins, at exactly this path, as an archive's member is unpacked: what stands there is replaced, but a directory keeps what is in it,
     * and a symbolic link to a directory stays where a directory comes. The parent must exist; its symbolic links are followed.
     */
    public void put(TreePath path, Entry.Inode inode) {
        Place place = place(path.value(), false);
        Node old = place.node();
        if (old != null && inode instanceof Entry.Directory) {
            if (old.isDirectory()) {
                old.inode = inode;
                return;
            }
            if (old.inode instanceof Entry.Symlink
                    && existing(path.value(), true).filter(Node::isDirectory).isPresent()) {
                return;
            }
        }
        if (old != null && old.isDirectory()) {
            throw new TreeException(Errno.EISDIR, path.value());
        }
        bind(path.value(), place, newNode(inode));
    }

    /** Decides, entry by entry, what an {@link #overlay} puts. */
    public interface Overlay {
        /**
         * {@return whether to put this entry} A directory where nothing stands, or something else than a directory or a link to one, must be put if it has
         * entries in it.
         *
         * @param path where the entry stands in the tree that is laid over
         * @param there what stands at that place, itself; null where nothing does
         */
        boolean puts(TreePath path, Entry entry, Entry.@Nullable Inode there);
    }

    /**
     * Puts the entries of a whole tree, but for its root, as {@link #put} does each. A directory that is not put keeps its metadata, and so does a symbolic
     * link to a directory where a directory comes; what is in the directory goes there.
     */
    public void overlay(Tree tree, Overlay decision) {
        List<TreePath> paths = new ArrayList<>(List.of(TreePath.ROOT));
        List<Node> directories = new ArrayList<>(List.of(root));
        for (Map.Entry<TreePath, Entry> each : tree.entries().entrySet()) {
            TreePath path = each.getKey();
            if (path.isRoot()) {
                continue;
            }
            while (!isParent(paths.getLast(), path)) {
                paths.removeLast();
                directories.removeLast();
            }
            Node parent = directories.getLast();
            Node at = layOver(parent, path, each.getValue(), decision);
            if (each.getValue() instanceof Entry.Directory) {
                paths.add(path);
                directories.add(directory(at, path));
            }
        }
    }

    private static boolean isParent(TreePath directory, TreePath path) {
        int length = directory.isRoot() ? 0 : directory.value().length();
        return path.value().lastIndexOf('/') == length
                && path.value().startsWith(directory.isRoot() ? "" : directory.value());
    }

    private @Nullable Node layOver(Node parent, TreePath path, Entry entry, Overlay decision) {
        Node old = parent.children().get(path.name());
        if (!decision.puts(path, entry, old == null ? null : old.inode)) {
            return old;
        }
        if (entry instanceof Entry.Directory directory && old != null) {
            if (old.isDirectory()) {
                old.inode = directory;
                return old;
            }
            if (old.inode instanceof Entry.Symlink
                    && existing(path.value(), true).filter(Node::isDirectory).isPresent()) {
                return old;
            }
        }
        Node node =
                switch (entry) {
                    case Entry.HardLink(var target, _) -> must(target.value(), false);
                    case Entry.Inode inode -> newNode(inode);
                };
        bind(path.value(), new Place(parent, path.name(), old), node);
        return node;
    }

    private Node directory(@Nullable Node at, TreePath path) {
        Node node = at != null && at.inode instanceof Entry.Symlink ? must(path.value(), true) : at;
        if (node == null || !node.isDirectory()) {
            throw new TreeException(Errno.ENOTDIR, path.value());
        }
        return node;
    }

    /** {@return the tree as it is now} The editor can go on. */
    public Tree toTree() {
        List<TreePath> paths = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Map<Node, TreePath> first = new HashMap<>();
        visit(
                root,
                TreePath.ROOT,
                (path, node) -> {
                    TreePath target = node.isDirectory() ? null : first.putIfAbsent(node, path);
                    paths.add(path);
                    entries.add(
                            target == null
                                    ? node.inode
                                    : new Entry.HardLink(target, node.inode.origins()));
                });
        return Tree.ofSorted(paths, entries);
    }

    private interface Visitor {
        void visit(TreePath path, Node node);
    }

    private static void visit(Node node, TreePath path, Visitor visitor) {
        visitor.visit(path, node);
        if (node.isDirectory()) {
            // '/' sorts before every other character in a TreePath, so the order of names is the
            // order of paths.
            node.children().forEach((name, child) -> visit(child, path.resolve(name), visitor));
        }
    }

    private Metadata fresh(int mode) {
        return new Metadata(mode, 0, 0, now);
    }

    private void create(String path, Entry.Inode inode, boolean trailingSlash) {
        Place place = place(trailingSlash ? path.replaceFirst("(?<=.)/+$", "") : path, false);
        if (place.node() != null) {
            throw new TreeException(Errno.EEXIST, path);
        }
        put(path, place, inode);
    }

    private void put(String path, Place place, Entry.Inode inode) {
        bind(path, place, newNode(inode));
    }

    private static void bind(String path, Place place, Node node) {
        if (place.name().length() > MAX_NAME_BYTES / 4
                && Names.encode(place.name()).length > MAX_NAME_BYTES) {
            throw new TreeException(Errno.ENAMETOOLONG, path);
        }
        place.parent().children().put(place.name(), node);
    }

    private static Entry.Inode with(Entry.Inode inode, Metadata metadata, Origins origins) {
        return switch (inode) {
            case Entry.Directory _ -> new Entry.Directory(metadata, origins);
            case Entry.RegularFile file -> new Entry.RegularFile(metadata, file.content(), origins);
            case Entry.Symlink link -> new Entry.Symlink(metadata, link.target(), origins);
            case Entry.Special special ->
                    new Entry.Special(
                            metadata, special.type(), special.major(), special.minor(), origins);
        };
    }

    private Node must(String path, boolean follow) {
        Node node = place(path, follow).node();
        if (node == null) {
            throw new TreeException(Errno.ENOENT, path);
        }
        return node;
    }

    /** What stands at the path, or nothing: a missing or wrong parent, or a loop of links, is nothing too. */
    private Optional<Node> existing(String path, boolean follow) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Place place = new Walk(path).run(follow);
        return place == null ? Optional.empty() : Optional.ofNullable(place.node());
    }

    private Place place(String path, boolean follow) {
        if (path.isEmpty()) {
            throw new TreeException(Errno.ENOENT, path);
        }
        return new Walk(path).place(follow);
    }

    /** One path's way through the tree, as path_resolution(7) has it. */
    private final class Walk {
        private final String given;

        /** The directories on the way, the root first, and their names. */
        private final List<Node> directories = new ArrayList<>(8);

        private final List<String> names = new ArrayList<>(8);

        /** What is still to go, from {@link #at} on. */
        private String todo;

        private int at;
        private int links;
        private Errno failure = Errno.ENOENT;

        Walk(String path) {
            if (path.charAt(0) != '/') {
                throw new IllegalArgumentException("not an absolute path: " + path);
            }
            given = path;
            todo = path;
            directories.add(root);
        }

        /** Where the path leads; a missing parent and the like is an exception. */
        Place place(boolean follow) {
            Place place = run(follow);
            if (place == null) {
                throw new TreeException(failure, given);
            }
            return place;
        }

        /** The real path of a place. */
        TreePath path(Place place) {
            if (!place.name().isEmpty()) {
                names.add(place.name());
            }
            return names.isEmpty() ? TreePath.ROOT : new TreePath("/" + String.join("/", names));
        }

        /** Where the path leads; null where it leads nowhere, for the reason {@link #failure}. */
        @Nullable Place run(boolean follow) {
            for (skipSlashes(); at < todo.length(); skipSlashes()) {
                Node directory = directories.getLast();
                int slash = todo.indexOf('/', at);
                String name = todo.substring(at, slash < 0 ? todo.length() : slash);
                at += name.length();
                if (name.equals(".")) {
                    continue;
                }
                if (name.equals("..")) {
                    up();
                    continue;
                }
                boolean last = at == todo.length();
                Node next = directory.children().get(name);
                if (next == null) {
                    return last || onlyDots()
                            ? new Place(directory, name, null)
                            : nowhere(Errno.ENOENT);
                }
                if (next.inode instanceof Entry.Symlink(_, var target, _) && (follow || !last)) {
                    if (!jump(target)) {
                        return nowhere(Errno.ELOOP);
                    }
                } else if (next.isDirectory()) {
                    directories.add(next);
                    names.add(name);
                } else {
                    return last ? new Place(directory, name, next) : nowhere(Errno.ENOTDIR);
                }
            }
            if (names.isEmpty()) {
                return new Place(root, "", root);
            }
            return new Place(
                    directories.get(directories.size() - 2),
                    names.removeLast(),
                    directories.getLast());
        }

        private @Nullable Place nowhere(Errno why) {
            failure = why;
            return null;
        }

        private void skipSlashes() {
            while (at < todo.length() && todo.charAt(at) == '/') {
                at++;
            }
        }

        /** Whether nothing more comes but dots and slashes. */
        private boolean onlyDots() {
            for (int i = at; i < todo.length(); i++) {
                boolean dot =
                        todo.charAt(i) == '.'
                                && todo.charAt(i - 1) == '/'
                                && (i + 1 == todo.length() || todo.charAt(i + 1) == '/');
                if (todo.charAt(i) != '/' && !dot) {
                    return false;
                }
            }
            return true;
        }

        private void up() {
            if (!names.isEmpty()) {
                directories.removeLast();
                names.removeLast();
            }
        }

        private boolean jump(String target) {
            links++;
            if (target.startsWith("/")) {
                directories.subList(1, directories.size()).clear();
                names.clear();
            }
            todo = target + todo.substring(at);
            at = 0;
            return links <= MAX_SYMLINKS;
        }
    }
}
