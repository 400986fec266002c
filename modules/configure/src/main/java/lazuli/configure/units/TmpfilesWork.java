package lazuli.configure.units;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import lazuli.content.ByteSource;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** What one line of tmpfiles.d(5) does to a tree. */
final class TmpfilesWork {
    private final TreeEditor tree;
    private final TmpfilesLine line;
    private final String path;
    private final TmpfilesOwner owner;
    private final TmpfilesPaths paths;

    TmpfilesWork(TreeEditor tree, TmpfilesLine line) {
        this.tree = tree;
        this.line = line;
        path = line.path();
        owner = TmpfilesOwner.of(tree, line).orElse(TmpfilesOwner.NONE);
        paths = new TmpfilesPaths(tree);
    }

    void create() {
        switch (line.type()) {
            case 'f', 'F' -> file();
            case 'd', 'D', 'v', 'q', 'Q' -> directory();
            case 'p' -> special(Entry.SpecialType.FIFO);
            case 'c' -> special(Entry.SpecialType.CHARACTER_DEVICE);
            case 'b' -> special(Entry.SpecialType.BLOCK_DEVICE);
            case 'L' -> symlink();
            case 'C' -> copy();
            case 'w', 'e', 'z', 'm', 'Z', 'a', 'A', 't', 'T' ->
                    paths.matching(path).forEach(this::change);
            // r and R are for removing; no image keeps what h and H set.
            default -> {}
        }
    }

    void remove() {
        List<String> matching = "rRD".indexOf(line.type()) < 0 ? List.of() : paths.matching(path);
        for (String each : matching) {
            switch (line.type()) {
                case 'R' -> tree.removeAll(each);
                case 'r' -> {
                    if (isDirectory(each)) {
                        tree.rmdir(each);
                    } else {
                        tree.unlink(each);
                    }
                }
                default -> {
                    if (isDirectory(each)) {
                        tree.list(each).forEach(name -> tree.removeAll(each + "/" + name));
                    }
                }
            }
        }
    }

    private void change(String each) {
        paths.check(each);
        switch (line.type()) {
            case 'w' -> write(each);
            case 'e' -> {
                if (isDirectory(each)) {
                    adjust(each, false);
                }
            }
            case 'Z' -> adjustAll(each);
            case 'a' -> new AccessList(tree, each, line.has('+')).set(line.argument());
            case 'A', 't', 'T' ->
                    throw new UnsupportedUseException(
                            "systemd-tmpfiles: type %s for %s".formatted(line.type(), each));
            default -> adjust(each, false);
        }
    }

    private boolean exists() {
        return tree.lstat(path).isPresent();
    }

    private boolean isDirectory(String each) {
        return tree.lstat(each).orElse(null) instanceof Entry.Directory;
    }

    /** Makes way for what the line makes, where it may. */
    private void replaceUnless(boolean right, boolean mayReplace) {
        String parent = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        paths.check(parent);
        if (exists() && !right && mayReplace) {
            tree.removeAll(path);
        }
        if (!exists()) {
            tree.mkdirs(parent, 0755);
        }
    }

    private void file() {
        replaceUnless(tree.lstat(path).orElse(null) instanceof Entry.RegularFile, line.has('='));
        boolean fresh = !exists();
        if (!fresh && !(tree.lstat(path).orElseThrow() instanceof Entry.RegularFile)) {
            throw new TmpfilesPaths.RefusedException(path + " exists and is not a regular file.");
        }
        if (fresh || line.has('+') || line.type() == 'F') {
            tree.write(path, content(), 0644);
        }
        settle(fresh, 0644);
    }

    private ByteSource content() {
        return ByteSource.of(Names.encode(line.argument()));
    }

    /** Over what is there, or behind it: systemd cuts nothing off. */
    private void write(String each) {
        byte[] before = tree.read(each).bytes();
        byte[] added = Names.encode(line.argument());
        int at = line.has('+') ? before.length : 0;
        byte[] after = Arrays.copyOf(before, Math.max(before.length, at + added.length));
        System.arraycopy(added, 0, after, at, added.length);
        tree.write(each, ByteSource.of(after), 0644);
        adjust(each, false);
    }

    private void directory() {
        replaceUnless(isDirectory(path), line.has('='));
        boolean fresh = !exists();
        if (fresh) {
            tree.mkdir(path, 0755);
        }
        if (isDirectory(path)) {
            settle(fresh, 0755);
        }
    }

    private void special(Entry.SpecialType type) {
        replaceUnless(isSpecial(type), line.has('+') || line.has('='));
        boolean fresh = !exists();
        if (fresh) {
            String[] numbers = line.argument().split(":", 2);
            boolean device = type != Entry.SpecialType.FIFO;
            tree.mknod(
                    path,
                    type,
                    0644,
                    device ? Integer.parseInt(numbers[0]) : 0,
                    device ? Integer.parseInt(numbers[1]) : 0);
        }
        if (isSpecial(type)) {
            settle(fresh, 0644);
        }
    }

    private boolean isSpecial(Entry.SpecialType type) {
        return tree.lstat(path).orElse(null) instanceof Entry.Special special
                && special.type() == type;
    }

    /** What L and C take where they have no argument. */
    private String argument() {
        return line.argument().isEmpty() ? "/usr/share/factory" + path : line.argument();
    }

    private void symlink() {
        String target = argument();
        if (line.has('?') && tree.lstat("/" + target).isEmpty()) {
            return;
        }
        replaceUnless(isLinkTo(target), line.has('+'));
        boolean fresh = !exists();
        if (fresh) {
            tree.symlink(target, path);
        }
        if (isLinkTo(target)) {
            adjust(path, fresh);
        }
    }

    private boolean isLinkTo(String target) {
        return tree.lstat(path).orElse(null) instanceof Entry.Symlink link
                && link.target().equals(target);
    }

    private void copy() {
        String from = argument();
        if (tree.stat(from).isEmpty()) {
            return;
        }
        replaceUnless(true, false);
        boolean fresh = !exists();
        boolean merges = line.has('+') || isDirectory(path) && tree.list(path).isEmpty();
        if (fresh || merges) {
            copy(from, path);
        }
        adjust(path, fresh);
    }

    private void copy(String from, String to) {
        Entry.Inode inode = tree.lstat(from).orElseThrow();
        boolean fresh = tree.lstat(to).isEmpty();
        if (fresh) {
            switch (inode) {
                case Entry.Directory _ -> tree.mkdir(to, 0755);
                case Entry.RegularFile file -> tree.write(to, file.content(), 0644);
                case Entry.Symlink link -> tree.symlink(link.target(), to);
                case Entry.Special special ->
                        tree.mknod(to, special.type(), 0644, special.major(), special.minor());
            }
            tree.lchown(
                    to,
                    owner.uid().orElse(inode.metadata().uid()),
                    owner.gid().orElse(inode.metadata().gid()));
            if (!(inode instanceof Entry.Symlink)) {
                tree.chmod(to, inode.metadata().mode());
            }
        }
        if (inode instanceof Entry.Directory && isDirectory(to)) {
            tree.list(from).forEach(name -> copy(from + "/" + name, to + "/" + name));
        }
    }

    /** Gives what the line has made a mode also where the line has none. */
    private void settle(boolean fresh, int mode) {
        if (fresh && !line.mode().isSet()) {
            tree.chmod(path, mode);
        }
        adjust(path, fresh);
    }

    private void adjustAll(String each) {
        adjust(each, false);
        if (isDirectory(each)) {
            tree.list(each).forEach(name -> adjustAll(each + "/" + name));
        }
    }

    private void adjust(String each, boolean fresh) {
        Entry.Inode inode = tree.lstat(each).orElseThrow();
        var metadata = inode.metadata();
        OptionalInt uid = owner.newUid() && !fresh ? OptionalInt.empty() : owner.uid();
        OptionalInt gid = owner.newGid() && !fresh ? OptionalInt.empty() : owner.gid();
        if (uid.isPresent() || gid.isPresent()) {
            tree.lchown(each, uid.orElse(metadata.uid()), gid.orElse(metadata.gid()));
        }
        boolean wanted = line.mode().isSet() && (fresh || !line.mode().onlyNew());
        if (!(inode instanceof Entry.Symlink)) {
            int before = metadata.mode();
            tree.chmod(
                    each,
                    wanted ? line.mode().over(before, inode instanceof Entry.Directory) : before);
        }
    }
}
