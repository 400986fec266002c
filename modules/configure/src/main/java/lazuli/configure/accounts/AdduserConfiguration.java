package lazuli.configure.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;
import org.jspecify.annotations.Nullable;

/** The settings of {@code /etc/adduser.conf}, names in lower case, and what adduser does where the file says nothing. */
final class AdduserConfiguration {
    private final Map<String, String> values = new TreeMap<>();
    private final Pool users;
    private final Pool groups;

    /** What the pool files say of one name. */
    record PoolEntry(long id, String comment, String home, String shell) {}

    /**
     * Names that have their numbers beforehand, as adduser.conf(5) has it.
     *
     * @param reserved whether nobody else gets these numbers
     */
    record Pool(Map<String, PoolEntry> entries, boolean reserved) {
        @Nullable PoolEntry get(String name) {
            return entries.get(name);
        }

        boolean reserves(long id) {
            return reserved && entries.values().stream().anyMatch(entry -> entry.id() == id);
        }
    }

    AdduserConfiguration(TreeEditor tree) {
        defaults();
        read(tree, "/etc/adduser.conf");
        users = pool(tree, "uid_pool");
        groups = pool(tree, "gid_pool");
    }

    private void defaults() {
        values.put("dshell", "/bin/bash");
        values.put("first_system_uid", "100");
        values.put("last_system_uid", "999");
        values.put("first_uid", "1000");
        values.put("last_uid", "59999");
        values.put("first_system_gid", "100");
        values.put("last_system_gid", "999");
        values.put("first_gid", "1000");
        values.put("last_gid", "59999");
        values.put("dhome", "/home");
        values.put("skel", "/etc/skel");
        values.put("usergroups", "yes");
        values.put("grouphomes", "no");
        values.put("letterhomes", "no");
        values.put("dir_mode", "0700");
        values.put("sys_dir_mode", "0755");
        values.put("setgid_home", "no");
        values.put("name_regex", "^[a-zA-Z][a-zA-Z0-9_-]*\\$?$");
        values.put("sys_name_regex", "^[a-zA-Z_][a-zA-Z0-9_-]*\\$?$");
        values.put("skel_ignore_regex", "\\.(dpkg|ucf)-(old|new|dist)$");
        values.put("extra_groups", "users");
        values.put("add_extra_groups", "0");
        values.put("users_gid", "");
        values.put("users_group", "");
        values.put("uid_pool", "");
        values.put("gid_pool", "");
        values.put("reserve_uid_pool", "yes");
        values.put("reserve_gid_pool", "yes");
    }

    private void read(TreeEditor tree, String file) {
        if (!(tree.stat(file).orElse(null) instanceof Entry.RegularFile there)) {
            return;
        }
        for (String line : Names.decode(there.content().bytes()).split("\n")) {
            int equals = line.indexOf('=');
            if (line.startsWith("#") || equals < 0) {
                continue;
            }
            String name = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            values.put(name, unquoted(line.substring(equals + 1).strip()));
        }
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private Pool pool(TreeEditor tree, String setting) {
        Map<String, PoolEntry> pool = new LinkedHashMap<>();
        String path = text(setting);
        if (tree.stat(path).orElse(null) instanceof Entry.Directory) {
            for (String name : new TreeSet<>(tree.list(path))) {
                if (name.endsWith(".conf") && !name.startsWith(".")) {
                    readPool(tree, path + "/" + name, pool);
                }
            }
        } else if (!path.isEmpty()) {
            readPool(tree, path, pool);
        }
        return new Pool(pool, !text("reserve_" + setting).equals("no"));
    }

    private static void readPool(TreeEditor tree, String file, Map<String, PoolEntry> pool) {
        if (!(tree.stat(file).orElse(null) instanceof Entry.RegularFile there)) {
            return;
        }
        for (String line : Names.decode(there.content().bytes()).split("\n")) {
            String[] fields = line.split(":", -1);
            if (line.startsWith("#")
                    || fields.length < 2
                    || AccountFiles.number(fields[1]).isEmpty()) {
                continue;
            }
            var entry =
                    new PoolEntry(
                            Long.parseLong(fields[1]),
                            fields.length > 2 ? fields[2] : "",
                            fields.length > 3 ? fields[3] : "",
                            fields.length > 4 ? fields[4] : "");
            if (pool.putIfAbsent(fields[0], entry) != null) {
                throw new UnsupportedUseException(
                        "adduser: " + file + " has " + fields[0] + " twice");
            }
        }
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    boolean isYes(String name) {
        return text(name).toLowerCase(Locale.ROOT).contains("yes");
    }

    long number(String name) {
        return AccountFiles.number(text(name)).orElse(0);
    }

    Pool users() {
        return users;
    }

    Pool groups() {
        return groups;
    }

    /** {@return the mode of a new home directory} */
    int homeMode(boolean system) {
        String text = text(system ? "sys_dir_mode" : "dir_mode");
        boolean octal = text.length() >= 3 && text.chars().allMatch(c -> c >= '0' && c <= '7');
        int mode = octal ? Integer.parseInt(text, 8) : system ? 0755 : 0700;
        return isYes("setgid_home") ? mode | 02000 : mode;
    }

    /** {@return the groups that a new user gets besides its own, where it gets such} */
    List<String> extraGroups() {
        return List.of(text("extra_groups").strip().split("\\s+"));
    }
}
