package lazuli.configure.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lazuli.configure.call.Terminal;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** systemd-sysusers(8): makes the users and groups that sysusers.d(5) files ask for. */
final class Sysusers implements Command {
    private static final List<String> DIRECTORIES =
            List.of(
                    "/etc/sysusers.d",
                    "/run/sysusers.d",
                    "/usr/local/lib/sysusers.d",
                    "/usr/lib/sysusers.d");
    private static final String LOCKED = "!*";
    private static final int FIELDS = 6;

    @Override
    public int run(Invocation invocation) {
        TreeEditor tree = invocation.tree();
        List<String> names = new ArrayList<>();
        for (String argument : invocation.arguments()) {
            if (!argument.startsWith("-")) {
                names.add(argument);
            } else if (!argument.equals("--root=/")) {
                throw new UnsupportedUseException("systemd-sysusers " + argument);
            }
        }
        var creation = new Creation(tree, new Terminal(invocation, "systemd-sysusers"));
        for (String file : names.isEmpty() ? all(tree) : find(tree, names)) {
            creation.read(Names.decode(tree.read(file).bytes()));
        }
        creation.run();
        return 0;
    }

    private static List<String> all(TreeEditor tree) {
        TreeMap<String, String> files = new TreeMap<>();
        for (String directory : DIRECTORIES) {
            if (tree.stat(directory).orElse(null) instanceof Entry.Directory) {
                for (String name : tree.list(directory)) {
                    if (name.endsWith(".conf")) {
                        files.putIfAbsent(name, directory + "/" + name);
                    }
                }
            }
        }
        return List.copyOf(files.values());
    }

    private static List<String> find(TreeEditor tree, List<String> names) {
        List<String> files = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("/")) {
                files.add(name);
                continue;
            }
            DIRECTORIES.stream()
                    .map(directory -> directory + "/" + name)
                    .filter(path -> tree.stat(path).orElse(null) instanceof Entry.RegularFile)
                    .findFirst()
                    .ifPresent(files::add);
        }
        return files;
    }

    private record Line(
            String type, String name, String id, String comment, String home, String shell) {
        boolean locked() {
            return type.endsWith("!");
        }

        static Line parse(String text) {
            List<String> words = new ArrayList<>();
            int at = 0;
            while (at < text.length() && words.size() < FIELDS) {
                StringBuilder word = new StringBuilder();
                boolean quoted = false;
                while (at < text.length() && (quoted || text.charAt(at) > ' ')) {
                    char c = text.charAt(at++);
                    if (c == '"') {
                        quoted = !quoted;
                    } else {
                        word.append(c);
                    }
                }
                while (at < text.length() && text.charAt(at) <= ' ') {
                    at++;
                }
                words.add(word.toString().equals("-") ? "" : word.toString());
            }
            while (words.size() < FIELDS) {
                words.add("");
            }
            return new Line(
                    words.get(0),
                    words.get(1),
                    words.get(2),
                    words.get(3),
                    words.get(4),
                    words.get(5));
        }
    }

    /** Groups come before users, and members last, whatever the order of the lines. */
    private static final class Creation {
        private static final long HIGHEST = 999;
        private static final long LOWEST = 1;

        private final AccountFiles files;
        private final Terminal terminal;
        private final List<Line> users = new ArrayList<>();
        private final List<Line> groups = new ArrayList<>();
        private final List<Line> members = new ArrayList<>();
        private boolean changed;

        Creation(TreeEditor tree, Terminal terminal) {
            files = new AccountFiles(tree);
            this.terminal = terminal;
        }

        void read(String text) {
            for (String each : text.split("\n")) {
                String stripped = each.strip();
                if (stripped.isEmpty() || stripped.startsWith("#")) {
                    continue;
                }
                Line line = Line.parse(stripped);
                switch (line.type()) {
                    case "u", "u!" -> users.add(line);
                    case "g" -> groups.add(line);
                    case "m" -> members.add(line);
                    default -> throw new UnsupportedUseException("systemd-sysusers: " + stripped);
                }
            }
        }

        void run() {
            groups.forEach(line -> group(line.name(), line.id()));
            users.forEach(this::user);
            for (Line line : members) {
                group(line.id(), "");
                if (files.passwd().entry(line.name()).isEmpty()) {
                    user(new Line("u", line.name(), "", "", "", ""));
                }
                files.addMember(line.id(), line.name());
                changed = true;
            }
            if (changed) {
                files.save();
            }
        }

        private void group(String name, String wanted) {
            if (files.group().entry(name).isPresent()) {
                return;
            }
            if (wanted.startsWith("/")) {
                throw new UnsupportedUseException("systemd-sysusers: an id from " + wanted);
            }
            long gid = AccountFiles.number(wanted).orElse(-1);
            boolean free =
                    gid >= 0 && files.group().isFree(gid) && isFreeOrOf(files.passwd(), gid, name);
            addGroup(name, free ? gid : search(name));
        }

        private void addGroup(String name, long gid) {
            terminal.complain("Creating group '%s' with GID %d.\n".formatted(name, gid));
            files.group().put(List.of(name, AccountFiles.SHADOWED, Long.toString(gid), ""));
            if (files.gshadow().isPresent()) {
                files.gshadow().put(List.of(name, LOCKED, "", ""));
            }
            changed = true;
        }

        private static boolean isFreeOrOf(AccountFile file, long number, String name) {
            Optional<List<String>> entry = file.entry(number);
            return entry.isEmpty() || entry.get().getFirst().equals(name);
        }

        /** The highest that neither a user nor a group has. */
        private long search(String name) {
            for (long number = HIGHEST; number >= LOWEST; number--) {
                if (isFreeOrOf(files.passwd(), number, name)
                        && isFreeOrOf(files.group(), number, name)) {
                    return number;
                }
            }
            throw new UnsupportedUseException("systemd-sysusers: no free number for " + name);
        }

        private void user(Line line) {
            String name = line.name();
            if (files.passwd().entry(name).isPresent()) {
                return;
            }
            String[] ids = line.id().split(":", 2);
            if (line.id().startsWith("/")) {
                throw new UnsupportedUseException("systemd-sysusers: an id from " + line.id());
            }
            if (ids.length == 1) {
                group(name, ids[0]);
            }
            long gid =
                    Long.parseLong(
                            (ids.length == 1 ? files.group().entry(name) : files.findGroup(ids[1]))
                                    .orElseThrow(() ->
                                            new UnsupportedUseException(
                                                    "systemd-sysusers: no group " + line.id()))
                                    .get(2));
            long uid =
                    AccountFiles.number(ids[0].equals("-") ? "" : ids[0])
                            .orElse(ids.length == 1 ? gid : -1);
            if (uid < 0 || !files.passwd().isFree(uid)) {
                uid = search(name);
            }
            terminal.complain(
                    "Creating user '%s' (%s) with UID %d and GID %d.\n"
                            .formatted(
                                    name,
                                    line.comment().isEmpty() ? "n/a" : line.comment(),
                                    uid,
                                    gid));
            files.passwd()
                    .put(
                            List.of(
                                    name,
                                    AccountFiles.SHADOWED,
                                    Long.toString(uid),
                                    Long.toString(gid),
                                    line.comment(),
                                    line.home().isEmpty() ? "/" : line.home(),
                                    line.shell().isEmpty() ? "/usr/sbin/nologin" : line.shell()));
            if (files.shadow().isPresent()) {
                files.shadow()
                        .put(
                                List.of(
                                        name,
                                        LOCKED,
                                        files.today(),
                                        "",
                                        "",
                                        "",
                                        "",
                                        line.locked() ? "1" : "",
                                        ""));
            }
            changed = true;
        }
    }
}
