package lazuli.tree;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;

/**
 * What an inode says of itself.
 *
 * @param mode the permission bits, with set-uid, set-gid and sticky: 0 to 07777
 * @param uid the owner's number
 * @param gid the group's number
 * @param mtime last modified, in seconds since 1970-01-01T00:00:00Z
 * @param xattrs extended attributes by full name ({@code security.capability})
 */
public record Metadata(
        int mode, int uid, int gid, long mtime, SortedMap<String, ByteSource> xattrs) {
    private static final SortedMap<String, ByteSource> NO_XATTRS =
            Collections.unmodifiableSortedMap(new TreeMap<>());

    public Metadata {
        if ((mode & ~07777) != 0) {
            throw new IllegalArgumentException("not permission bits: 0%o".formatted(mode));
        }
        if (uid < 0 || gid < 0) {
            throw new IllegalArgumentException("not an owner: %d:%d".formatted(uid, gid));
        }
        xattrs =
                xattrs.isEmpty()
                        ? NO_XATTRS
                        : Collections.unmodifiableSortedMap(new TreeMap<>(xattrs));
    }

    /** Without extended attributes. */
    public Metadata(int mode, int uid, int gid, long mtime) {
        this(mode, uid, gid, mtime, NO_XATTRS);
    }

    /** {@return the same with other permission bits} */
    public Metadata withMode(int newMode) {
        return new Metadata(newMode, uid, gid, mtime, xattrs);
    }

    /** {@return the same with another owner and group} */
    public Metadata withOwner(int newUid, int newGid) {
        return new Metadata(mode, newUid, newGid, mtime, xattrs);
    }

    /** {@return the same, modified at another time} */
    public Metadata withMtime(long newMtime) {
        return new Metadata(mode, uid, gid, newMtime, xattrs);
    }

    /** {@return the same with other extended attributes} */
    public Metadata withXattrs(SortedMap<String, ByteSource> newXattrs) {
        return new Metadata(mode, uid, gid, mtime, newXattrs);
    }
}
