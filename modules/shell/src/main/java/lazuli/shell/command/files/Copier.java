package lazuli.shell.command.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.files.CopyRules.Attribute;
import lazuli.shell.command.files.CopyRules.Existing;
import lazuli.shell.command.files.CopyRules.Follow;
import lazuli.shell.command.files.CopyRules.Making;
import lazuli.tree.Entry;
import lazuli.tree.Errno;
import lazuli.tree.Metadata;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** Copies files. Contents are shared between source and copy, not read. */
final class Copier {
    private final Call call;
    private final TreeEditor tree;
    private final CopyRules rules;
    private final Map<Long, String> copies = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Set<Long> madeDirectories = new HashSet<>();
    private String operandSource = "";
    private String operandTarget = "";

    Copier(Call call, CopyRules rules) {
        this.call = call;
        this.tree = call.tree();
        this.rules = rules;
    }

    /** Copies an operand to this place. What fails is complained of. */
    void copy(String source, String target) {
        operandSource = source;
        operandTarget = target;
        copy(source, target, true);
    }

    private void copy(String source, String target, boolean operand) {
        boolean follow = rules.follow == Follow.ALL || operand && rules.follow == Follow.OPERANDS;
        Optional<Entry.Inode> inode = follow ? call.stat(source) : call.lstat(source);
        if (inode.isEmpty()) {
            call.complain("cannot stat " + Quoting.always(source) + ": " + missing(source, follow));
            return;
        }
        if (inode.get() instanceof Entry.Directory && !rules.recursive) {
            call.complain("-r not specified; omitting directory " + Quoting.always(source));
            return;
        }
        try {
            copy(source, inode.get(), target, operand);
        } catch (TreeException e) {
            call.complain(what(inode.get(), target), e);
        }
    }

    private String missing(String source, boolean follow) {
        try {
            String path = call.path(source);
            tree.fileNumber(
                    follow && tree.lstat(path).isPresent() ? tree.realpath(path).value() : path);
            return Errno.ENOENT.message();
        } catch (TreeException e) {
            return e.errno().message();
        }
    }

    private String what(Entry.Inode inode, String target) {
        String quoted = Quoting.always(target);
        if (rules.making == Making.HARD_LINK && !(inode instanceof Entry.Directory)) {
            return "cannot create hard link " + quoted;
        }
        if (rules.making == Making.SYMBOLIC_LINK && !(inode instanceof Entry.Directory)) {
            return "cannot create symbolic link " + quoted;
        }
        return switch (inode) {
            case Entry.Directory _ -> "cannot create directory " + quoted;
            case Entry.RegularFile _ -> "cannot create regular file " + quoted;
            case Entry.Symlink _ -> "cannot create symbolic link " + quoted;
            case Entry.Special _ -> "cannot create special file " + quoted;
        };
    }

    private void copy(String source, Entry.Inode inode, String target, boolean operand) {
        String path = call.path(target);
        boolean replacesLink = replacesLink(inode);
        if (target.endsWith("/") && !(inode instanceof Entry.Directory)) {
            call.complain(what(inode, target) + ": Not a directory");
            return;
        }
        Optional<Entry.Inode> old = replacesLink ? call.lstat(target) : call.stat(target);
        if (old.isPresent() && refuses(source, inode, target, old.get())) {
            return;
        }
        if (old.isPresent()
                && inode instanceof Entry.Directory
                && old.get() instanceof Entry.Directory) {
            copyChildren(source, target);
            restore(inode, path);
            return;
        }
        boolean removes =
                rules.removeDestination
                        || replacesLink
                        || rules.making != Making.COPY
                        || old.isPresent()
                                && rules.preserved.contains(Attribute.LINKS)
                                && links(old.get(), path) > 1;
        if (old.isPresent() && removes) {
            tree.unlink(path);
        } else if (old.isEmpty() && !replacesLink && isDangling(path)) {
            call.complain("not writing through dangling symlink " + Quoting.always(target));
            return;
        }
        if (operand && !made.add(path)) {
            call.complain(
                    "will not overwrite just-created "
                            + Quoting.always(target)
                            + " with "
                            + Quoting.always(source));
            return;
        }
        if (rules.verbose) {
            call.println(Quoting.always(source) + " -> " + Quoting.always(target));
        }
        make(source, inode, target, path);
    }

    /** Whether a link that is in the way is replaced, and not followed. */
    private boolean replacesLink(Entry.Inode inode) {
        return rules.making != Making.COPY
                || rules.removeDestination
                || !(inode instanceof Entry.RegularFile || isDeviceCopiedAsFile(inode));
    }

    private boolean isDeviceCopiedAsFile(Entry.Inode inode) {
        return inode instanceof Entry.Special && !rules.recursive;
    }

    private static int links(Entry.Inode inode, String path) {
        return inode instanceof Entry.RegularFile && !path.isEmpty() ? 1 : 0;
    }

    private boolean isDangling(String path) {
        return tree.lstat(path).isPresent() && tree.stat(path).isEmpty();
    }

    private boolean refuses(String source, Entry.Inode inode, String target, Entry.Inode old) {
        if (inode instanceof Entry.Directory != old instanceof Entry.Directory) {
            Destination.complainOfKinds(call, source, inode instanceof Entry.Directory, target);
            return true;
        }
        boolean directory = inode instanceof Entry.Directory;
        if (!directory && rules.existing == Existing.KEEP) {
            return true;
        }
        if (!directory
                && rules.existing == Existing.REPLACE_OLDER
                && old.metadata().mtime() >= inode.metadata().mtime()) {
            return true;
        }
        if (isSame(source, inode, target)) {
            if (rules.making != Making.HARD_LINK) {
                call.complain(
                        Quoting.always(source)
                                + " and "
                                + Quoting.always(target)
                                + " are the same file");
            }
            return true;
        }
        return false;
    }

    private boolean isSame(String source, Entry.Inode inode, String target) {
        if (inode instanceof Entry.Symlink
                || rules.removeDestination && !inode.equals(call.lstat(target).orElse(null))) {
            return tree.lstat(call.path(source)).isPresent()
                    && tree.lstat(call.path(target)).isPresent()
                    && tree.fileNumber(call.path(source)) == tree.fileNumber(call.path(target));
        }
        return tree.sameFile(call.path(source), call.path(target));
    }

    private void make(String source, Entry.Inode inode, String target, String path) {
        if (inode instanceof Entry.Directory) {
            copyDirectory(source, inode, target, path);
            return;
        }
        if (rules.making == Making.SYMBOLIC_LINK) {
            if (!source.startsWith("/") && !isHere(path)) {
                call.complain(
                        Quoting.maybe(target)
                                + ": can make relative symbolic links only in current directory");
                return;
            }
            tree.symlink(source, path);
            return;
        }
        if (rules.making == Making.HARD_LINK) {
            tree.link(realSource(source), path);
            return;
        }
        if (rules.preserved.contains(Attribute.LINKS) && Copier.isInTree(tree, call.path(source))) {
            String from = realSource(source);
            String first = copies.putIfAbsent(tree.fileNumber(from), path);
            if (first != null) {
                tree.link(first, path);
                return;
            }
        }
        switch (inode) {
            case Entry.RegularFile file when call.device(target).isPresent() -> {
                call.write(target, file.content().bytes());
                return;
            }
            case Entry.RegularFile file -> write(path, file.content(), inode.metadata().mode());
            case Entry.Symlink link -> tree.symlink(link.target(), path);
            case Entry.Special special -> copySpecial(source, special, path);
            case Entry.Directory _ -> throw new IllegalStateException(path);
        }
        restore(inode, path);
    }

    private boolean isHere(String path) {
        String directory = path.substring(0, Math.max(path.lastIndexOf('/'), 1));
        return tree.sameFile(directory, call.directory());
    }

    private static boolean isInTree(TreeEditor tree, String path) {
        return tree.lstat(path).isPresent();
    }

    private String realSource(String source) {
        String path = call.path(source);
        boolean followed =
                rules.follow == Follow.ALL
                        && tree.lstat(path).filter(Entry.Symlink.class::isInstance).isPresent();
        return followed ? tree.realpath(path).value() : path;
    }

    private void write(String path, ByteSource content, int mode) {
        tree.write(path, content, rules.newMode(mode, 0666) & 0777 & ~call.umask());
    }

    private void copySpecial(String source, Entry.Special special, String path) {
        if (rules.recursive) {
            tree.mknod(
                    path,
                    special.type(),
                    special.metadata().mode() & ~call.umask(),
                    special.major(),
                    special.minor());
        } else {
            write(path, ByteSource.of(call.bytes(source)), special.metadata().mode());
        }
    }

    private void copyDirectory(String source, Entry.Inode inode, String target, String path) {
        tree.mkdir(path, rules.newMode(inode.metadata().mode(), 0777) & 01777 & ~call.umask());
        madeDirectories.add(tree.fileNumber(withoutSlash(path)));
        copyChildren(source, target);
        restore(inode, path);
    }

    private static String withoutSlash(String path) {
        return path.replaceAll("(?<=.)/+$", "");
    }

    private void copyChildren(String source, String target) {
        for (String child : tree.list(call.path(source))) {
            String path = Destination.join(call.path(source), child);
            if (madeDirectories.contains(tree.fileNumber(path))) {
                call.complain(
                        "cannot copy a directory, "
                                + Quoting.always(operandSource)
                                + ", into itself, "
                                + Quoting.always(operandTarget));
                continue;
            }
            copy(Destination.join(source, child), Destination.join(target, child), false);
        }
    }

    /** Gives the copy what it is to take over. */
    private void restore(Entry.Inode from, String path) {
        Metadata metadata = from.metadata();
        boolean link = from instanceof Entry.Symlink;
        if (rules.preserved.contains(Attribute.TIMESTAMPS)) {
            tree.utime(path, metadata.mtime(), !link);
        }
        if (rules.preserved.contains(Attribute.OWNERSHIP)) {
            if (link) {
                tree.lchown(path, metadata.uid(), metadata.gid());
            } else {
                tree.chown(path, metadata.uid(), metadata.gid());
            }
        }
        if (rules.preserved.contains(Attribute.XATTR) && !link) {
            tree.setXattrs(path, new TreeMap<>(metadata.xattrs()));
        }
        if (rules.preserved.contains(Attribute.MODE) && !link) {
            tree.chmod(path, metadata.mode());
        }
    }
}
