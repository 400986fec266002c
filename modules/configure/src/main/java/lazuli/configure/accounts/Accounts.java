package lazuli.configure.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** The names of {@code /etc/passwd} and {@code /etc/group}. */
public final class Accounts {
    private final Map<String, Integer> users;
    private final Map<String, Integer> groups;

    private Accounts(Map<String, Integer> users, Map<String, Integer> groups) {
        this.users = users;
        this.groups = groups;
    }

    /** {@return what the tree's files say now} */
    public static Accounts of(TreeEditor tree) {
        return new Accounts(numbers(tree, "/etc/passwd"), numbers(tree, "/etc/group"));
    }

    private static Map<String, Integer> numbers(TreeEditor tree, String file) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        if (tree.stat(file).isPresent()) {
            for (String line : Names.decode(tree.read(file).bytes()).split("\n")) {
                String[] fields = line.split(":", 4);
                if (fields.length == 4) {
                    number(fields[2]).ifPresent(number -> numbers.putIfAbsent(fields[0], number));
                }
            }
        }
        return numbers;
    }

    private static OptionalInt number(String text) {
        try {
            return OptionalInt.of(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    /** {@return the number of this user; {@code #33} is 33 itself} */
    public OptionalInt uid(String name) {
        return find(users, name);
    }

    /** {@return the number of this group; {@code #33} is 33 itself} */
    public OptionalInt gid(String name) {
        return find(groups, name);
    }

    /** {@return the first user with this number, if there is one} */
    public Optional<String> userName(int uid) {
        return name(users, uid);
    }

    /** {@return the first group with this number, if there is one} */
    public Optional<String> groupName(int gid) {
        return name(groups, gid);
    }

    private static Optional<String> name(Map<String, Integer> numbers, int number) {
        for (Map.Entry<String, Integer> each : numbers.entrySet()) {
            if (each.getValue() == number) {
                return Optional.of(each.getKey());
            }
        }
        return Optional.empty();
    }

    private static OptionalInt find(Map<String, Integer> numbers, String name) {
        if (name.startsWith("#")) {
            return number(name.substring(1));
        }
        Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
