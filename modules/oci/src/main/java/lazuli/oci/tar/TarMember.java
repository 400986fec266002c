package lazuli.oci.tar;

import lazuli.tree.Metadata;

/**
 * What an archive says of a member.
 *
 * @param name as written, pax and GNU extensions applied; nothing is known of it: it may be absolute, or lead upwards
 * @param linkName a link's target, as written
 * @param size of the content, in bytes; 0 for all but files
 * @param contentAt where the content begins in the archive, in bytes
 */
public record TarMember(
        String name,
        Type type,
        Metadata metadata,
        String linkName,
        long size,
        int major,
        int minor,
        long contentAt) {

    /** What a member is. */
    public enum Type {
        FILE,
        HARD_LINK,
        SYMLINK,
        CHARACTER_DEVICE,
        BLOCK_DEVICE,
        DIRECTORY,
        FIFO
    }
}
