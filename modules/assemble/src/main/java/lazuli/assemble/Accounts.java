package lazuli.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lazuli.content.ByteSource;
import lazuli.definition.Account;
import lazuli.tree.TreeEditor;

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
            if (fields.length > field && fields[0].equals(name) && isNumber(fields[field])) {
                return Optional.of(Integer.valueOf(fields[field]));
            }
        }
        return Optional.empty();
    }

    /** {@return the user's number, if the tree has the user} */
    Optional<Integer> uid(String user) {
        return number(PASSWD, user, 2);
    }

    /** {@return the group's number, if the tree has the group} */
    Optional<Integer> gid(String group) {
        return number(GROUP, group, 2);
    }

    /** {@return the first number that neither a user nor a group has} */
    private int free(boolean system) {
        IntPredicate taken = id -> taken(PASSWD, id) || taken(GROUP, id);
        return IntStream.rangeClosed(system ? FIRST_SYSTEM : FIRST, system ? LAST_SYSTEM : LAST)
                .filter(taken.negate())
                .findFirst()
                .orElseThrow();
    }

    private boolean taken(String file, int id) {
        String number = String.valueOf(id);
        return lines(file).stream()
                .map(line -> line.split(":", -1))
                .anyMatch(fields -> fields.length > 2 && fields[2].equals(number));
    }

    /** Adds a group; one of this name that is there gets the number and the members that are said. */
    void put(Account.Group group) {
        add(group.name(), group.gid(), group.system());
        group.members().forEach(member -> addMember(group.name(), member));
    }

    /** Adds a user, with a group of its own where no other is named; one of this name that is there is changed to what is said. */
    void put(Account.User user) {
        Optional<String> old =
                lines(PASSWD).stream()
                        .filter(line -> line.startsWith(user.name() + ":"))
                        .findFirst();
        int uid =
                user.uid().isPresent()
                        ? user.uid().getAsInt()
                        : uid(user.name()).orElseGet(() -> free(user.system()));
        int gid =
                user.group().isPresent()
                        ? numberOf(user.group().get(), user.system())
                        : add(
                                user.name(),
                                user.gid().isPresent() || gid(user.name()).isPresent()
                                        ? user.gid()
                                        : OptionalInt.of(uid),
                                user.system());
        String line =
                "%s:x:%d:%d:%s:%s:%s"
                        .formatted(user.name(), uid, gid, user.gecos(), user.home(), user.shell());
        if (old.isPresent()) {
            replace(PASSWD, old.get(), line);
        } else {
            append(PASSWD, line, 0644);
            // The day of the last change is left out, as it would be a clock in the image:
            // shadow(5) takes that for "aging is off".
            shadow(SHADOW, user.name() + ":!:::::::");
        }
        user.groups().forEach(group -> addMember(group, user.name()));
    }

    private int numberOf(String group, boolean system) {
        return isNumber(group) ? Integer.parseInt(group) : add(group, OptionalInt.empty(), system);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() < 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@return the number of the group of this name, which is there afterwards} */
    private int add(String name, OptionalInt gid, boolean system) {
        Optional<Integer> there = gid(name);
        int number = gid.isPresent() ? gid.getAsInt() : there.orElseGet(() -> free(system));
        if (there.isEmpty()) {
            append(GROUP, "%s:x:%d:".formatted(name, number), 0644);
            shadow(GSHADOW, name + ":!::");
        } else if (there.get() != number) {
            String old =
                    lines(GROUP).stream()
                            .filter(line -> line.startsWith(name + ":"))
                            .findFirst()
                            .orElseThrow();
            String members = old.substring(old.lastIndexOf(':') + 1);
            replace(GROUP, old, "%s:x:%d:%s".formatted(name, number, members));
        }
        return number;
    }

    private void replace(String file, String old, String line) {
        List<String> lines = new ArrayList<>(lines(file));
        lines.set(lines.indexOf(old), line);
        tree.write(file, ByteSource.of(String.join("\n", lines) + "\n"), 0644);
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
            if (fields[0].equals(group)
                    && fields.length == 4
                    && !List.of(fields[3].split(",")).contains(member)) {
                fields[3] = fields[3].isEmpty() ? member : fields[3] + "," + member;
                lines.set(i, String.join(":", fields));
                tree.write(file, ByteSource.of(String.join("\n", lines) + "\n"), modeIfNew);
            }
        }
    }
}
