package lazuli.configure.accounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import lazuli.configure.accounts.SysusersLine.Group;
import lazuli.configure.accounts.SysusersLine.Member;
import lazuli.configure.accounts.SysusersLine.Range;
import lazuli.configure.accounts.SysusersLine.User;
import lazuli.configure.call.Terminal;
import lazuli.tree.TreeEditor;

/** Makes what lines of sysusers.d(5) ask for, in systemd's order: groups before users, whatever the order of the lines; members are noted when all have a number. */
final class SysusersCreation {
    /** Debian's systemd does not ask {@code /etc/login.defs}. */
    private static final Range OF_SYSTEMS = new Range(1, 999);

    /** Only root can read it, who need not ask. */
    private static final int NEW_SHADOW_MODE = 0;

    private static final String LOCKED = "!*";
    private static final String LOCKED_UNTIL_FIRST_BOOT = "!unprovisioned";

    private final TreeEditor tree;
    private final AccountFiles files;
    private final Terminal terminal;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, List<String>> members = new LinkedHashMap<>();
    private final List<Range> ranges = new ArrayList<>();
    private long next;
    private boolean changed;

    SysusersCreation(TreeEditor tree, Terminal terminal) {
        this.tree = tree;
        files = new AccountFiles(tree);
        this.terminal = terminal;
    }

    /** Takes a line up. Of two for one name the first counts. */
    void add(SysusersLine line) {
        switch (line) {
            case User user -> users.putIfAbsent(user.name(), user);
            case Group group -> groups.putIfAbsent(group.name(), group);
            case Member member ->
                    members.computeIfAbsent(member.group(), _ -> new ArrayList<>())
                            .add(member.user());
            case Range range -> ranges.add(range);
        }
    }

    void run() {
        files.lock();
        if (ranges.isEmpty()) {
            ranges.add(OF_SYSTEMS);
        }
        next = ranges.stream().mapToLong(Range::highest).max().orElseThrow() + 1;
        addThoseOfMembers();
        groups.values().forEach(group -> group(group.name(), group.number()));
        users.values().forEach(this::user);
        members.forEach(this::enter);
        if (changed) {
            files.save(NEW_SHADOW_MODE, 0);
        }
    }

    private void addThoseOfMembers() {
        members.forEach((group, names) -> {
            for (String name : names) {
                users.computeIfAbsent(
                        name,
                        _ -> new User(name, new SysusersLine.Id.Any(), "", "", "", "", false));
            }
            if (!users.containsKey(group)) {
                groups.computeIfAbsent(group, _ -> new Group(group, new SysusersLine.Id.Any()));
            }
        });
    }

    private void enter(String group, List<String> names) {
        for (AccountFile file : List.of(files.group(), files.gshadow())) {
            file.entry(group)
                    .ifPresent(fields -> {
                        var sorted = new TreeSet<>(AccountFiles.members(fields, 3));
                        if (sorted.addAll(names)) {
                            fields.set(3, String.join(",", sorted));
                            file.put(fields);
                            changed = true;
                        }
                    });
        }
    }

    /** Makes the group, if there is none of its name. */
    private void group(String name, SysusersLine.Id wanted) {
        if (files.group().entry(name).isPresent()) {
            return;
        }
        suggestion(wanted, false, name)
                .or(() -> search(name))
                .ifPresent(gid -> {
                    terminal.complain("Creating group '%s' with GID %d.\n".formatted(name, gid));
                    files.group().put(List.of(name, AccountFiles.SHADOWED, Long.toString(gid), ""));
                    files.gshadow().put(List.of(name, LOCKED, "", ""));
                    changed = true;
                });
    }

    /** The number that a line asks for, if it can be had. */
    private Optional<Long> suggestion(SysusersLine.Id wanted, boolean user, String name) {
        return switch (wanted) {
            case SysusersLine.Id.Any() -> Optional.empty();
            case SysusersLine.Id.Exactly(long value) ->
                    Optional.of(value).filter(it -> isFree(it, user, name));
            case SysusersLine.Id.OwnerOf(String path) ->
                    tree.stat(path)
                            .map(inode ->
                                    Integer.toUnsignedLong(
                                            user ? inode.metadata().uid() : inode.metadata().gid()))
                            .filter(it -> it > 0 && inRange(it) && isFree(it, user, name));
        };
    }

    private boolean inRange(long number) {
        return ranges.stream()
                .anyMatch(range -> range.lowest() <= number && number <= range.highest());
    }

    /** Whether no user, or no group, has the number, and none of the other kind but the one of its name. */
    private boolean isFree(long number, boolean user, String name) {
        AccountFile own = user ? files.passwd() : files.group();
        AccountFile other = user ? files.group() : files.passwd();
        return own.isFree(number)
                && other.entry(number).map(entry -> entry.getFirst().equals(name)).orElse(true);
    }

    private Optional<Long> search(String name) {
        while (next > 0) {
            next--;
            if (inRange(next) && isFree(next, true, name) && isFree(next, false, name)) {
                return Optional.of(next);
            }
        }
        terminal.complain("No free ID available for %s.\n".formatted(name));
        return Optional.empty();
    }

    private void user(User user) {
        if (files.passwd().entry(user.name()).isPresent()) {
            return;
        }
        OptionalLong gid = groupOf(user);
        if (gid.isEmpty()) {
            return;
        }
        boolean own = user.group().isEmpty();
        uid(user, own, gid.getAsLong())
                .ifPresent(uid -> {
                    String comment = user.comment();
                    terminal.complain(
                            "Creating user '%s' (%s) with UID %d and GID %d.\n"
                                    .formatted(
                                            user.name(),
                                            comment.isEmpty() ? "n/a" : comment,
                                            uid,
                                            gid.getAsLong()));
                    put(user, uid, gid.getAsLong());
                });
    }

    /** The group of the user: the one of its name, or another that is there. */
    private OptionalLong groupOf(User user) {
        if (user.group().isEmpty()) {
            group(user.name(), user.number());
        }
        Optional<List<String>> entry =
                user.group().isEmpty()
                        ? files.group().entry(user.name())
                        : files.findGroup(user.group());
        if (entry.isEmpty()) {
            terminal.complain(
                    "Failed to create %s: no group %s\n".formatted(user.name(), user.group()));
            return OptionalLong.empty();
        }
        return AccountFiles.number(entry.get().get(2));
    }

    private Optional<Long> uid(User user, boolean own, long gid) {
        Optional<Long> wanted =
                own ? suggestion(user.number(), true, user.name()) : suggestionWithAnyGroup(user);
        return wanted.or(() -> Optional.of(gid).filter(it -> isFree(it, true, user.name())))
                .or(() -> search(user.name()));
    }

    /** A line that names a group may give a number that another group has. */
    private Optional<Long> suggestionWithAnyGroup(User user) {
        return user.number() instanceof SysusersLine.Id.Exactly(long value)
                ? Optional.of(value).filter(files.passwd()::isFree)
                : suggestion(user.number(), true, user.name());
    }

    private void put(User user, long uid, long gid) {
        files.passwd()
                .put(
                        List.of(
                                user.name(),
                                AccountFiles.SHADOWED,
                                Long.toString(uid),
                                Long.toString(gid),
                                user.comment(),
                                user.home().isEmpty() ? uid == 0 ? "/root" : "/" : user.home(),
                                shell(user, uid)));
        files.shadow()
                .put(
                        List.of(
                                user.name(),
                                uid == 0 ? LOCKED_UNTIL_FIRST_BOOT : LOCKED,
                                files.today(),
                                "",
                                "",
                                "",
                                "",
                                user.locked() ? "1" : "",
                                ""));
        changed = true;
    }

    private static String shell(User user, long uid) {
        if (!user.shell().isEmpty()) {
            return user.shell();
        }
        return uid == 0 ? "/bin/sh" : "/usr/sbin/nologin";
    }
}
