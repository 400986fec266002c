package lazuli.definition;

import lazuli.content.ByteSource;
import lazuli.tree.TreePath;

/** Something that the definition itself puts into an image. Directories above it that are missing are made, mode 0755, root's. */
public sealed interface Overlay {
    /** {@return where it goes} */
    TreePath path();

    /** {@return the images' architectures for which it is meant} */
    ArchitectureFilter on();

    /** {@return where it stands in the definition} */
    Position where();

    /** {@return when it is put there} */
    Rank rank();

    /** The order in which overlays are put into an image. */
    enum Rank {
        /** Directories first. */
        DIRECTORIES,
        /** Links may lead into directories. */
        SYMLINKS,
        /** Files may lie behind links. */
        FILES
    }

    /**
     * Whose something is.
     *
     * @param user a user's name or number
     * @param group a group's name or number
     */
    record Owner(String user, String group) {
        /** Root's. */
        public static final Owner ROOT = new Owner("root", "root");
    }

    /**
     * A regular file.
     *
     * @param mode the permission bits, with set-uid, set-gid and sticky: 0 to 07777
     */
    record File(
            TreePath path,
            ByteSource content,
            int mode,
            Owner owner,
            ArchitectureFilter on,
            Position where)
            implements Overlay {
        @Override
        public Rank rank() {
            return Rank.FILES;
        }
    }

    /**
     * A directory. Where there is one already, it gets this mode and owner.
     *
     * @param mode the permission bits, with set-uid, set-gid and sticky: 0 to 07777
     */
    record Directory(TreePath path, int mode, Owner owner, ArchitectureFilter on, Position where)
            implements Overlay {
        @Override
        public Rank rank() {
            return Rank.DIRECTORIES;
        }
    }

    /**
     * A symbolic link.
     *
     * @param target as written into the link
     */
    record Symlink(TreePath path, String target, ArchitectureFilter on, Position where)
            implements Overlay {
        @Override
        public Rank rank() {
            return Rank.SYMLINKS;
        }
    }
}
