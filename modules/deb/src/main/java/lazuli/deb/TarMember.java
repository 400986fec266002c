package lazuli.deb;

import java.util.SortedMap;
import lazuli.content.ByteSource;

/**
 * One member of a tar archive, after all its extension headers were understood.
 *
 * @param offset where its header begins, among the unpacked bytes
 * @param name as written
 * @param linkName as written; empty for what is no link
 * @param size how many bytes of content follow
 * @param mtime in seconds since 1970
 */
record TarMember(
        long offset,
        TarType type,
        String name,
        String linkName,
        int mode,
        int uid,
        int gid,
        long mtime,
        long size,
        int major,
        int minor,
        SortedMap<String, ByteSource> xattrs) {}
