package lazuli.tree;

import lazuli.content.ByteSource;

/** What stands at a path. */
public sealed interface Entry {
    /** {@return where this comes from} */
    Origins origins();

    /** What has metadata of its own: everything but another name of the same file. */
    sealed interface Inode extends Entry {
        /** {@return mode, owner, time, extended attributes} */
        Metadata metadata();
    }

    /** A directory. */
    record Directory(Metadata metadata, Origins origins) implements Inode {}

    /** A regular file. */
    record RegularFile(Metadata metadata, ByteSource content, Origins origins) implements Inode {}

    /**
     * A symbolic link.
     *
     * @param target as written, absolute or relative
     */
    record Symlink(Metadata metadata, String target, Origins origins) implements Inode {
        public Symlink {
            if (target.isEmpty()) {
                throw new IllegalArgumentException("a symbolic link without a target");
            }
        }
    }

    /** What {@link Special} is. */
    enum SpecialType {
        CHARACTER_DEVICE,
        BLOCK_DEVICE,
        FIFO,
        SOCKET
    }

    /**
     * A device, FIFO or socket.
     *
     * @param major the device's major number; 0 for what is no device
     * @param minor the device's minor number; 0 for what is no device
     */
    record Special(Metadata metadata, SpecialType type, int major, int minor, Origins origins)
            implements Inode {}

    /**
     * One more name of a file.
     *
     * @param target the file's first name in the order of paths: never a hard link itself, never a directory
     */
    record HardLink(TreePath target, Origins origins) implements Entry {}
}
