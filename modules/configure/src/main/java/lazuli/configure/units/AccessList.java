package lazuli.configure.units;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.configure.accounts.Accounts;
import lazuli.content.ByteSource;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;
import org.jspecify.annotations.Nullable;

/**
 * POSIX access control lists as acl(5) writes them and as Linux keeps them in extended attributes ({@code posix_acl_xattr.h}): version 2, then a tag, permissions and an id for
 * each entry, in the order of the tags.
 */
final class AccessList {
    private static final String ACCESS = "system.posix_acl_access";
    private static final String DEFAULT = "system.posix_acl_default";
    private static final int VERSION = 2;
    private static final int ENTRY_SIZE = 8;
    private static final int NO_ID = -1;

    private static final int USER_OBJ = 0x01;
    private static final int USER = 0x02;
    private static final int GROUP_OBJ = 0x04;
    private static final int GROUP = 0x08;
    private static final int MASK = 0x10;
    private static final int OTHER = 0x20;

    private final TreeEditor tree;
    private final String path;
    private final boolean adds;

    /** Whom an entry is for. */
    private record Key(int tag, int id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return tag == other.tag
                    ? Integer.compareUnsigned(id, other.id)
                    : Integer.compare(tag, other.tag);
        }
    }

    /**
     * The lists of a file.
     *
     * @param adds whether entries join those that are there
     */
    AccessList(TreeEditor tree, String path, boolean adds) {
        this.tree = tree;
        this.path = path;
        this.adds = adds;
    }

    /** Sets what a text says: {@code d:group:adm:r-x,user:somebody:rwx}. */
    void set(String text) {
        SortedMap<Key, Integer> access = new TreeMap<>();
        SortedMap<Key, Integer> defaults = new TreeMap<>();
        for (String entry : text.split(",")) {
            String each = entry.strip();
            boolean isDefault = each.startsWith("d:") || each.startsWith("default:");
            add(
                    isDefault ? defaults : access,
                    isDefault ? each.substring(each.indexOf(':') + 1) : each);
        }
        Entry.Inode inode = tree.lstat(path).orElseThrow();
        if (inode instanceof Entry.Symlink) {
            return;
        }
        SortedMap<String, ByteSource> xattrs = new TreeMap<>(inode.metadata().xattrs());
        if (!access.isEmpty()) {
            SortedMap<Key, Integer> complete = complete(access, xattrs.get(ACCESS), inode);
            xattrs.put(ACCESS, encoded(complete));
            tree.chmod(path, inode.metadata().mode() & ~0777 | bits(complete));
        }
        if (!defaults.isEmpty() && inode instanceof Entry.Directory) {
            xattrs.put(DEFAULT, encoded(complete(defaults, xattrs.get(DEFAULT), inode)));
        }
        tree.setXattrs(path, xattrs);
    }

    private void add(SortedMap<Key, Integer> entries, String text) {
        String[] parts = text.split(":", 3);
        if (parts.length != 3 || !parts[2].matches("[r-][w-][x-]|[rwx]*")) {
            throw new UnsupportedUseException("systemd-tmpfiles: the access list " + text);
        }
        int permissions =
                (parts[2].indexOf('r') >= 0 ? 4 : 0)
                        | (parts[2].indexOf('w') >= 0 ? 2 : 0)
                        | (parts[2].indexOf('x') >= 0 ? 1 : 0);
        entries.put(key(parts[0], parts[1]), permissions);
    }

    private Key key(String kind, String name) {
        var accounts = Accounts.of(tree);
        return switch (kind) {
            case "u", "user" ->
                    name.isEmpty()
                            ? new Key(USER_OBJ, NO_ID)
                            : new Key(USER, id(name, accounts.uid(name)));
            case "g", "group" ->
                    name.isEmpty()
                            ? new Key(GROUP_OBJ, NO_ID)
                            : new Key(GROUP, id(name, accounts.gid(name)));
            case "m", "mask" -> new Key(MASK, NO_ID);
            case "o", "other" -> new Key(OTHER, NO_ID);
            default -> throw new UnsupportedUseException("systemd-tmpfiles: access for " + kind);
        };
    }

    private static int id(String name, OptionalInt known) {
        return known.orElseGet(() -> {
            if (name.matches("[0-9]{1,9}")) {
                return Integer.parseInt(name);
            }
            throw new UnsupportedUseException("systemd-tmpfiles: access for unknown " + name);
        });
    }

    /** What every list must have: the entries of the mode, and a mask where it names users or groups. */
    private SortedMap<Key, Integer> complete(
            SortedMap<Key, Integer> wanted, @Nullable ByteSource before, Entry.Inode inode) {
        SortedMap<Key, Integer> entries = new TreeMap<>();
        if (adds && before != null) {
            entries.putAll(decoded(before));
        }
        entries.putAll(wanted);
        int mode = inode.metadata().mode();
        entries.putIfAbsent(new Key(USER_OBJ, NO_ID), mode >> 6 & 7);
        entries.putIfAbsent(new Key(GROUP_OBJ, NO_ID), mode >> 3 & 7);
        entries.putIfAbsent(new Key(OTHER, NO_ID), mode & 7);
        boolean named =
                entries.keySet().stream().anyMatch(key -> key.tag() == USER || key.tag() == GROUP);
        if (named && !wanted.containsKey(new Key(MASK, NO_ID))) {
            // systemd works a mask out before it adds what every list must have, where nothing is
            // to be kept.
            entries.put(new Key(MASK, NO_ID), mask(adds ? entries : wanted));
        }
        return entries;
    }

    private static int mask(Map<Key, Integer> entries) {
        int mask = 0;
        for (Map.Entry<Key, Integer> entry : entries.entrySet()) {
            int tag = entry.getKey().tag();
            mask |= tag == USER || tag == GROUP || tag == GROUP_OBJ ? entry.getValue() : 0;
        }
        return mask;
    }

    private static int bits(SortedMap<Key, Integer> entries) {
        Integer mask = entries.get(new Key(MASK, NO_ID));
        int group = mask == null ? entries.getOrDefault(new Key(GROUP_OBJ, NO_ID), 0) : mask;
        return entries.getOrDefault(new Key(USER_OBJ, NO_ID), 0) << 6
                | group << 3
                | entries.getOrDefault(new Key(OTHER, NO_ID), 0);
    }

    private static ByteSource encoded(SortedMap<Key, Integer> entries) {
        ByteBuffer buffer =
                ByteBuffer.allocate(4 + entries.size() * ENTRY_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(VERSION);
        entries.forEach((key, permissions) ->
                buffer.putShort((short) key.tag())
                        .putShort(permissions.shortValue())
                        .putInt(key.id()));
        return ByteSource.of(buffer.array());
    }

    private static SortedMap<Key, Integer> decoded(ByteSource list) {
        SortedMap<Key, Integer> entries = new TreeMap<>();
        ByteBuffer buffer = ByteBuffer.wrap(list.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        buffer.getInt();
        while (buffer.remaining() >= ENTRY_SIZE) {
            int tag = buffer.getShort();
            int permissions = buffer.getShort();
            entries.put(new Key(tag, buffer.getInt()), permissions);
        }
        return entries;
    }
}
