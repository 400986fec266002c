package lazuli.shell.command.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** The users and groups of a tree: its {@code /etc/passwd} and {@code /etc/group}, read when asked. */
public final class Accounts {
    private final TreeEditor tree;

    Accounts(TreeEditor tree) {
        this.tree = tree;
    }

    /**
     * A line of passwd(5).
     *
     * @param line as it stands in the file
     */
    public record User(String name, int uid, int gid, String line) {}

    /**
     * A line of group(5).
     *
     * @param members the names after the last colon
     * @param line as it stands in the file
     */
    public record Group(String name, int gid, List<String> members, String line) {}

    /** {@return the users, in the file's order} */
    public List<User> users() {
        List<User> users = new ArrayList<>();
        for (String line : lines("/etc/passwd")) {
            String[] fields = line.split(":", -1);
            if (fields.length >= 4) {
                OptionalInt uid = number(fields[2]);
                OptionalInt gid = number(fields[3]);
                if (uid.isPresent() && gid.isPresent()) {
                    users.add(new User(fields[0], uid.getAsInt(), gid.getAsInt(), line));
                }
            }
        }
        return users;
    }

    /** {@return the groups, in the file's order} */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (String line : lines("/etc/group")) {
            String[] fields = line.split(":", -1);
            OptionalInt gid = fields.length < 3 ? OptionalInt.empty() : number(fields[2]);
            if (gid.isPresent()) {
                List<String> members =
                        fields.length < 4 || fields[3].isEmpty()
                                ? List.of()
                                : List.of(fields[3].split(","));
                groups.add(new Group(fields[0], gid.getAsInt(), members, line));
            }
        }
        return groups;
    }

    /** {@return the user of this name} */
    public Optional<User> user(String name) {
        return users().stream().filter(user -> user.name.equals(name)).findFirst();
    }

    /** {@return the user of this number} */
    public Optional<User> user(int uid) {
        return users().stream().filter(user -> user.uid == uid).findFirst();
    }

    /** {@return the group of this name} */
    public Optional<Group> group(String name) {
        return groups().stream().filter(group -> group.name.equals(name)).findFirst();
    }

    /** {@return the group of this number} */
    public Optional<Group> group(int gid) {
        return groups().stream().filter(group -> group.gid == gid).findFirst();
    }

    /** {@return the name of the user of this number, or the number} */
    public String userName(int uid) {
        return user(uid).map(User::name).orElse(Integer.toString(uid));
    }

    /** {@return the name of the group of this number, or the number} */
    public String groupName(int gid) {
        return group(gid).map(Group::name).orElse(Integer.toString(gid));
    }

    /** {@return the number that these decimal digits say, where they are nothing else and it is in the range of a uid} */
    public static OptionalInt number(String digits) {
        if (digits.isEmpty() || digits.length() > 10) {
            return OptionalInt.empty();
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalInt.empty();
            }
            number = number * 10 + digit;
        }
        return number > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) number);
    }

    private String[] lines(String file) {
        return tree.stat(file)
                .filter(Entry.RegularFile.class::isInstance)
                .map(_ -> Names.decode(tree.read(file).bytes()).split("\n"))
                .orElse(new String[0]);
    }
}
