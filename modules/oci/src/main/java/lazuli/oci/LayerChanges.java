package lazuli.oci;

import java.util.List;
import java.util.Optional;
import lazuli.oci.LayerReader.Member;
import lazuli.oci.tar.TarMember;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Origins;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/**
 * Applies a layer to the tree of those below it; OCI image layer specification, "Applying Changesets". Whiteouts hide what is in lower layers only, so they come first,
 * wherever they stand. A member below a symbolic link goes where the link leads in the tree, as container engines have it.
 */
final class LayerChanges {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final Origins ORIGINS = Origins.all(ImageReader.ORIGIN);

    private LayerChanges() {}

    /** A member that no image layer may have. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    static void apply(List<Member> members, TreeEditor editor) {
        for (Member member : members) {
            TreePath path = path(member.header().name());
            if (path.name().startsWith(WHITEOUT)) {
                hide(path, editor);
            }
        }
        for (Member member : members) {
            TreePath path = path(member.header().name());
            if (!path.name().startsWith(WHITEOUT)) {
                put(path, member, editor);
            }
        }
    }

    /** The path in the tree that a member's name means. */
    static TreePath path(String name) {
        TreePath path = TreePath.ROOT;
        for (String component : name.split("/", -1)) {
            if (component.equals("..")) {
                throw new RefusedException("a member's name leads upwards: " + name);
            }
            if (!component.isEmpty() && !component.equals(".")) {
                path = path.resolve(component);
            }
        }
        return path;
    }

    private static void hide(TreePath whiteout, TreeEditor editor) {
        String hidden = whiteout.name().substring(WHITEOUT.length());
        if (hidden.isEmpty() || hidden.equals(".") || hidden.equals("..")) {
            throw new RefusedException("a whiteout of nothing: " + whiteout);
        }
        TreePath directory = whiteout.parent();
        if (!(editor.stat(directory.value()).orElse(null) instanceof Entry.Directory)) {
            return;
        }
        if (whiteout.name().equals(OPAQUE)) {
            for (String child : editor.list(directory.value())) {
                editor.removeAll(directory.resolve(child).value());
            }
            return;
        }
        if (hidden.startsWith(WHITEOUT)) {
            // What aufs kept for itself.
            return;
        }
        editor.removeAll(directory.resolve(hidden).value());
    }

    private static void put(TreePath path, Member member, TreeEditor editor) {
        TarMember header = member.header();
        if (path.isRoot() && header.type() != TarMember.Type.DIRECTORY) {
            throw new RefusedException("the root is no directory");
        }
        editor.mkdirs(path.parent().value(), 0755);
        if (header.type() == TarMember.Type.HARD_LINK) {
            link(path, path(header.linkName()), editor);
            return;
        }
        Entry.Inode inode = inode(path, member);
        Optional<Entry.Inode> old = editor.lstat(path.value());
        boolean stays =
                inode instanceof Entry.Directory && old.orElse(null) instanceof Entry.Directory;
        if (old.isPresent() && !stays) {
            editor.removeAll(path.value());
        }
        editor.put(path, inode);
    }

    private static void link(TreePath path, TreePath target, TreeEditor editor) {
        if (path.equals(target)) {
            throw new RefusedException("a hard link to itself: " + path);
        }
        Optional<Entry.Inode> file = editor.lstat(target.value());
        if (file.isEmpty() || file.get() instanceof Entry.Directory) {
            throw new RefusedException(
                    "the hard link %s to %s, which is no file before it".formatted(path, target));
        }
        if (!real(path, editor).equals(real(target, editor))) {
            editor.removeAll(path.value());
            editor.link(target.value(), path.value());
        }
    }

    private static TreePath real(TreePath path, TreeEditor editor) {
        return editor.realpath(path.parent().value()).resolve(path.name());
    }

    private static Entry.Inode inode(TreePath path, Member member) {
        TarMember header = member.header();
        Metadata metadata = header.metadata();
        return switch (header.type()) {
            case FILE -> new Entry.RegularFile(metadata, member.content(), ORIGINS);
            case DIRECTORY -> new Entry.Directory(metadata, ORIGINS);
            case SYMLINK -> {
                if (header.linkName().isEmpty()) {
                    throw new RefusedException("a symbolic link without a target: " + path);
                }
                yield new Entry.Symlink(metadata, header.linkName(), ORIGINS);
            }
            case CHARACTER_DEVICE -> special(Entry.SpecialType.CHARACTER_DEVICE, header);
            case BLOCK_DEVICE -> special(Entry.SpecialType.BLOCK_DEVICE, header);
            case FIFO -> special(Entry.SpecialType.FIFO, header);
            case HARD_LINK ->
                    throw new IllegalArgumentException("a hard link has no inode of its own");
        };
    }

    private static Entry.Special special(Entry.SpecialType type, TarMember header) {
        return new Entry.Special(header.metadata(), type, header.major(), header.minor(), ORIGINS);
    }
}
