package lazuli.configure.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lazuli.content.ByteSource;
import lazuli.tree.TreeEditor;

/**
 * A tree's users and groups while a program of shadow changes them, as it was started to do: what it changed is there after {@link #save}.
 *
 * <p>The copies that the real programs leave, {@code passwd-} and so on, are not made: an image has no use for them.
 */
final class AccountFiles {
    /** What stands for a password that is elsewhere: in the shadow file. */
    static final String SHADOWED = "x";

    static final String LOCKED = "!";

    private static final long SECONDS_A_DAY = 86_400;
    private static final int SHADOW_MODE = 0440;

    private final TreeEditor tree;
    private final AccountFile passwd;
    private final AccountFile group;
    private final AccountFile shadow;
    private final AccountFile gshadow;
    private final AccountFile subuid;
    private final AccountFile subgid;
    private final LoginDefs defs;

    AccountFiles(TreeEditor tree) {
        this.tree = tree;
        passwd = new AccountFile(tree, "/etc/passwd");
        group = new AccountFile(tree, "/etc/group");
        shadow = new AccountFile(tree, "/etc/shadow");
        gshadow = new AccountFile(tree, "/etc/gshadow");
        subuid = new AccountFile(tree, "/etc/subuid");
        subgid = new AccountFile(tree, "/etc/subgid");
        defs = LoginDefs.of(tree);
    }

    TreeEditor tree() {
        return tree;
    }

    AccountFile passwd() {
        return passwd;
    }

    AccountFile group() {
        return group;
    }

    AccountFile shadow() {
        return shadow;
    }

    AccountFile gshadow() {
        return gshadow;
    }

    AccountFile subuid() {
        return subuid;
    }

    AccountFile subgid() {
        return subgid;
    }

    LoginDefs defs() {
        return defs;
    }

    /** {@return today, in days since 1970} Nothing on the first of them: shadow takes that for a password that must be changed. */
    String today() {
        long day = tree.clock() / SECONDS_A_DAY;
        return day == 0 ? "" : Long.toString(day);
    }

    /** {@return the group of this name or number} */
    Optional<List<String>> findGroup(String nameOrNumber) {
        OptionalLong number = number(nameOrNumber);
        return number.isPresent() ? group.entry(number.getAsLong()) : group.entry(nameOrNumber);
    }

    static OptionalLong number(String text) {
        if (text.isEmpty()
                || text.length() > 10
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    void addGroup(String name, long gid, String password) {
        String inGroup = gshadow.isPresent() ? SHADOWED : password;
        group.put(List.of(name, inGroup, Long.toString(gid), ""));
        if (gshadow.isPresent()) {
            gshadow.put(List.of(name, password, "", ""));
        }
    }

    /** Makes the user a member of a group, besides those it is in already. */
    void addMember(String groupName, String user) {
        addMember(group, groupName, 3, user);
        addMember(gshadow, groupName, 3, user);
    }

    private static void addMember(AccountFile file, String groupName, int field, String user) {
        file.entry(groupName)
                .ifPresent(fields -> {
                    List<String> members = members(fields, field);
                    if (!members.contains(user)) {
                        members.add(user);
                        fields.set(field, String.join(",", members));
                        file.put(fields);
                    }
                });
    }

    /** Takes the user out of a group. */
    void removeMember(String groupName, String user) {
        for (AccountFile file : List.of(group, gshadow)) {
            file.entry(groupName)
                    .ifPresent(fields -> {
                        List<String> members = members(fields, 3);
                        if (members.remove(user)) {
                            fields.set(3, String.join(",", members));
                            file.put(fields);
                        }
                    });
        }
    }

    static List<String> members(List<String> fields, int field) {
        List<String> members = new ArrayList<>();
        if (fields.size() > field && !fields.get(field).isEmpty()) {
            members.addAll(List.of(fields.get(field).split(",")));
        }
        return members;
    }

    /** Leaves the file that programs lock while they read and change the others. */
    void lock() {
        if (tree.lstat("/etc/.pwd.lock").isEmpty()) {
            tree.mkdirs("/etc", 0755);
            tree.write("/etc/.pwd.lock", ByteSource.empty(), 0600);
        }
    }

    /** Writes what has changed. */
    void save() {
        save(
                SHADOW_MODE,
                group.entry("shadow").map(fields -> Integer.parseInt(fields.get(2))).orElse(0));
    }

    /** Writes what has changed. Shadow files that were not there get this mode and group. */
    void save(int shadowMode, int shadowGroup) {
        lock();
        passwd.save(0644, 0);
        shadow.save(shadowMode, shadowGroup);
        group.save(0644, 0);
        gshadow.save(shadowMode, shadowGroup);
        subuid.save(0644, 0);
        subgid.save(0644, 0);
    }
}
