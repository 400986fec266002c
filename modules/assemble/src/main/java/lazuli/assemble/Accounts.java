package lazuli.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lazuli.content.ByteSource;
import lazuli.tree.TreeEditor;
import org.jspecify.annotations.Nullable;

/** The tree's users and groups, as passwd(5), shadow(5), group(5) and gshadow(5) have them. */
final class Accounts {
    private static final String PASSWD = "/etc/passwd";
    private static final String GROUP = "/etc/group";
    private static final String SHADOW = "/etc/shadow";
    private static final String GSHADOW = "/etc/gshadow";
    /** Debian Policy 9.2.2: dynamically allocated system users, then ordinary ones. */
    private static final int FIRST_SYSTEM = 100;
    private static final int LAST_SYSTEM = 999;
    private static final int FIRST = 1000;
    private static final int LAST = 59999;

    private final TreeEditor tree;

    Accounts(TreeEditor tree) {
        this.tree = tree;
    }

    private List<String> lines(String file) {
        return tree.stat(file).isEmpty() ? List.of() : tree.read(file).text().lines().toList();
    }

    private void append(String file, String line, int modeIfNew) {
        List<String> lines = new ArrayList<>(lines(file));
        lines.add(line);
        tree.mkdirs("/etc", 0755);
        tree.write(file, ByteSource.of(String.join("\n", lines) + "\n"), modeIfNew);
    }

    /** {@return the number in this field of the account's line, if there is such an account} */
    private Optional<Integer> number(String file, String name, int field) {
        for (String line : lines(file)) {
            String[] fields = line.split(":", -1);
            if (fields.length > field && fields[0].equals(name) && fields[field].matches("\\d{1,9}")) {
                return Optional.of(Integer.valueOf(fields[field]));
            }
        }
        return Optional.empty();
    }

    /** {@return the user's number, if the tree has the user} */
    Optional<Integer> uid(String user) {
        return number(PASSWD, user, 2);
    }

    /** {@return the number of the user's own group, if the tree has the user} */
    Optional<Integer> primaryGid(String user) {
        return number(PASSWD, user, 3);
    }

    /** {@return the group's number, if the tree has the group} */
    Optional<Integer> gid(String group) {
        return number(GROUP, group, 2);
    }

    /** {@return the first number that neither a user nor a group has} */
    private int free(boolean system) {
        IntPredicate taken = id -> taken(PASSWD, id) || taken(GROUP, id);
        return IntStream.rangeClosed(system ? FIRST_SYSTEM : FIRST, system ? LAST_SYSTEM : LAST).filter(taken.negate()).findFirst().orElseThrow();
    }

    private boolean taken(String file, int id) {
        String number = String.valueOf(id);
        return lines(file).stream().map(line -> line.split(":", -1)).anyMatch(fields -> fields.length > 2 && fields[2].equals(number));
    }

    /**
     * Adds a group; leaves one of this name as it is.
     *
     * @param gid its number; null for the first that is free
     * @return its number
     */
    int addGroup(String name, @Nullable Integer gid, boolean system, List<String> members) {
        Optional<Integer> there = gid(name);
        if (there.isEmpty()) {
            int number = gid == null ? free(system) : gid;
            append(GROUP, "%s:x:%d:".formatted(name, number), 0644);
            shadow(GSHADOW, name + ":!::");
            there = Optional.of(number);
        }
        members.forEach(member -> addMember(name, member));
        return there.get();
    }

    /** A user to add. */
    record NewUser(String name, @Nullable Integer uid, @Nullable String group, String gecos, String home, String shell, boolean system, List<String> groups) {}

    /** Adds a user, its own group where no other is named, and its memberships; leaves a user of this name as it is, but for the memberships. */
    void addUser(NewUser user) {
        if (uid(user.name).isEmpty()) {
            int uid = user.uid == null ? gid(user.name).filter(id -> user.group == null && !taken(PASSWD, id)).orElseGet(() -> free(user.system)) : user.uid;
            int gid = user.group == null
                    ? addGroup(user.name, uid, user.system, List.of())
                    : gid(user.group).orElseGet(() -> addGroup(user.group, null, user.system, List.of()));
            append(PASSWD, "%s:x:%d:%d:%s:%s:%s".formatted(user.name, uid, gid, user.gecos, user.home, user.shell), 0644);
            // The day of the last change is left out, as it would be a clock in the image: shadow(5) takes that for "aging is off".
            shadow(SHADOW, user.name + ":!:::::::");
        }
        user.groups.forEach(group -> addMember(group, user.name));
    }

    private void shadow(String file, String line) {
        if (tree.stat(file).isPresent()) {
            append(file, line, 0640);
        }
    }

    private void addMember(String group, String member) {
        addMember(GROUP, group, member, 0644);
        if (tree.stat(GSHADOW).isPresent()) {
            addMember(GSHADOW, group, member, 0640);
        }
    }

    private void addMember(String file, String group, String member, int modeIfNew) {
        List<String> lines = new ArrayList<>(lines(file));
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(":", -1);
            if (fields[0].equals(group) && fields.length == 4 && !List.of(fields[3].split(",")).contains(member)) {
                fields[3] = fields[3].isEmpty() ? member : fields[3] + "," + member;
                lines.set(i, String.join(":", fields));
                tree.write(file, ByteSource.of(String.join("\n", lines) + "\n"), modeIfNew);
            }
        }
    }
}
