package lazuli.configure.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import lazuli.configure.accounts.Accounts;
import lazuli.configure.call.Terminal;
import lazuli.configure.pattern.Fnmatch;
import lazuli.content.ByteSource;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** systemd-tmpfiles(8) {@code --create}: makes the files and directories that tmpfiles.d(5) files ask for. */
public final class Tmpfiles implements Command {
    private static final List<String> DIRECTORIES =
            List.of(
                    "/etc/tmpfiles.d",
                    "/run/tmpfiles.d",
                    "/usr/local/lib/tmpfiles.d",
                    "/usr/lib/tmpfiles.d");
    private static final int DATA_ERROR = 65;

    /** A line whose user or group is not known: others are done. */
    private static final class BadLineException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadLineException(String message) {
            super(message, null, false, false);
        }
    }

    @Override
    public int run(Invocation invocation) {
        var terminal = new Terminal(invocation, "systemd-tmpfiles");
        TreeEditor tree = invocation.tree();
        List<String> names = new ArrayList<>();
        boolean create = false;
        for (String argument : invocation.arguments()) {
            if (argument.equals("--create")) {
                create = true;
            } else if (!argument.startsWith("-")) {
                names.add(argument);
            } else if (!argument.equals("--root=/") && !argument.equals("--graceful")) {
                throw new UnsupportedUseException("systemd-tmpfiles " + argument);
            }
        }
        if (!create) {
            throw new UnsupportedUseException(
                    "systemd-tmpfiles " + String.join(" ", invocation.arguments()));
        }
        int status = 0;
        for (TmpfilesLine line : lines(tree, names).values()) {
            try {
                new Creation(tree, line).run();
            } catch (BadLineException e) {
                terminal.complain(e.getMessage() + "\n");
                status = DATA_ERROR;
            }
        }
        return status;
    }

    /** The lines by path: of two for one path the first counts, and a directory comes before what is in it. */
    private static Map<String, TmpfilesLine> lines(TreeEditor tree, List<String> names) {
        Map<String, TmpfilesLine> lines = new TreeMap<>();
        Map<String, TmpfilesLine> globs = new LinkedHashMap<>();
        for (String file : names.isEmpty() ? all(tree) : find(tree, names)) {
            for (String text : Names.decode(tree.read(file).bytes()).split("\n")) {
                TmpfilesLine.parse(text)
                        .filter(line -> !line.modifiers().contains("!"))
                        .ifPresent(line -> {
                            if (Fnmatch.isPattern(line.path())) {
                                globs.putIfAbsent(line.type() + line.path(), line);
                            } else {
                                lines.putIfAbsent(line.path() + " " + line.type(), line);
                            }
                        });
            }
        }
        Map<String, TmpfilesLine> ordered = new LinkedHashMap<>(lines);
        ordered.putAll(globs);
        return ordered;
    }

    private static List<String> all(TreeEditor tree) {
        Map<String, String> files = new TreeMap<>();
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

    private static final class Creation {
        private final TreeEditor tree;
        private final TmpfilesLine line;
        private final String path;
        private boolean fresh;

        Creation(TreeEditor tree, TmpfilesLine line) {
            this.tree = tree;
            this.line = line;
            path = line.path();
        }

        void run() {
            if (path.startsWith("/proc/") || path.startsWith("/sys/") || path.startsWith("/dev/")) {
                return; // the kernel's, and not in an image
            }
            switch (line.type()) {
                case 'f', 'F' -> file();
                case 'w' -> write();
                case 'd', 'D', 'v', 'q', 'Q' -> directory();
                case 'e', 'z', 'm' -> matching().forEach(each -> adjust(each, false));
                case 'Z' -> matching().forEach(each -> adjust(each, true));
                case 'L' -> symlink();
                case 'p' -> special(Entry.SpecialType.FIFO);
                case 'C' -> copy();
                case 'x', 'X', 'r', 'R', 'h', 'H' -> {}
                case 'a', 'A', 't', 'T', 'b', 'c' -> {
                    if (!matching().isEmpty() || line.type() == 'b' || line.type() == 'c') {
                        throw new UnsupportedUseException(
                                "systemd-tmpfiles: type " + line.type() + " for " + path);
                    }
                }
                default ->
                        throw new BadLineException(
                                "Unknown command type '%s'.".formatted(line.type()));
            }
        }

        private boolean exists() {
            return tree.lstat(path).isPresent();
        }

        private boolean replaces() {
            return line.modifiers().contains("+") || line.type() == 'F';
        }

        private void parents() {
            tree.mkdirs(path.substring(0, Math.max(1, path.lastIndexOf('/'))), 0755);
        }

        private void file() {
            fresh = !exists();
            if (fresh || replaces()) {
                parents();
                tree.write(path, content(), 0644);
            }
            adjust(path, false);
        }

        private void write() {
            for (String each : matching()) {
                ByteSource before = tree.read(each);
                ByteSource added = content();
                tree.write(
                        each,
                        replaces() ? ByteSource.of(before.text() + added.text()) : added,
                        0644);
            }
        }

        private ByteSource content() {
            return ByteSource.of(
                    line.argument()
                            .replace("\\n", "\n")
                            .replace("\\t", "\t")
                            .replace("\\\\", "\\"));
        }

        private void directory() {
            fresh = !exists();
            if (fresh) {
                parents();
                tree.mkdir(path, 0755);
            }
            if (tree.stat(path).orElse(null) instanceof Entry.Directory) {
                adjust(path, false);
            }
        }

        private void symlink() {
            String target =
                    line.argument().isEmpty() ? "/usr/share/factory" + path : line.argument();
            if (line.modifiers().contains("?") && tree.stat(target).isEmpty()) {
                return;
            }
            if (exists() && replaces()) {
                tree.removeAll(path);
            }
            if (!exists()) {
                parents();
                tree.symlink(target, path);
            }
        }

        private void special(Entry.SpecialType type) {
            fresh = !exists();
            if (fresh) {
                parents();
                tree.mknod(path, type, 0644, 0, 0);
            }
            adjust(path, false);
        }

        private void copy() {
            String from = line.argument().isEmpty() ? "/usr/share/factory" + path : line.argument();
            if (tree.stat(from).isEmpty()) {
                return;
            }
            fresh = !exists();
            if (fresh) {
                parents();
                copy(from, path);
            }
            adjust(path, false);
        }

        private void copy(String from, String to) {
            switch (tree.lstat(from).orElseThrow()) {
                case Entry.Directory directory -> {
                    tree.mkdir(to, directory.metadata().mode());
                    tree.list(from).forEach(name -> copy(from + "/" + name, to + "/" + name));
                }
                case Entry.RegularFile file ->
                        tree.write(to, file.content(), file.metadata().mode());
                case Entry.Symlink link -> tree.symlink(link.target(), to);
                case Entry.Special _ -> {}
            }
        }

        private void adjust(String each, boolean recursive) {
            boolean onlyNew = line.mode().startsWith(":") && !fresh;
            String digits = line.mode().replaceAll("^[:~]+", "");
            if (!digits.isEmpty() && !onlyNew) {
                tree.chmod(each, mode(each, Integer.parseInt(digits, 8)));
            } else if (fresh && digits.isEmpty()) {
                tree.chmod(each, "dDvqQ".indexOf(line.type()) >= 0 ? 0755 : 0644);
            }
            var accounts = Accounts.of(tree);
            OptionalInt uid = id(line.user(), accounts.uid(name(line.user())), "user");
            OptionalInt gid = id(line.group(), accounts.gid(name(line.group())), "group");
            Entry.Inode inode = tree.stat(each).orElseThrow();
            if (uid.isPresent() || gid.isPresent()) {
                tree.chown(
                        each,
                        uid.orElse(inode.metadata().uid()),
                        gid.orElse(inode.metadata().gid()));
                if (!digits.isEmpty() && !onlyNew) {
                    tree.chmod(each, mode(each, Integer.parseInt(digits, 8)));
                }
            }
            if (recursive && inode instanceof Entry.Directory) {
                for (String name : tree.list(each)) {
                    if (!(tree.lstat(each + "/" + name).orElse(null) instanceof Entry.Symlink)) {
                        adjust(each + "/" + name, true);
                    }
                }
            }
        }

        /** A mode with a tilde leaves out what the file has nothing of, and execution where nobody may execute. */
        private int mode(String each, int mode) {
            Entry.Inode inode = tree.stat(each).orElseThrow();
            if (!line.mode().contains("~")) {
                return mode;
            }
            int old = inode.metadata().mode();
            int masked = mode;
            masked &= (old & 0111) == 0 ? ~0111 : ~0;
            masked &= (old & 0222) == 0 ? ~0222 : ~0;
            masked &= (old & 0444) == 0 ? ~0444 : ~0;
            return inode instanceof Entry.Directory ? masked : masked & ~07000;
        }

        private static String name(String word) {
            String name = word.startsWith(":") ? word.substring(1) : word;
            return name.matches("[0-9]+") ? "#" + name : name;
        }

        private OptionalInt id(String word, OptionalInt found, String what) {
            if (word.isEmpty() || word.startsWith(":") && !fresh) {
                return OptionalInt.empty();
            }
            if (found.isEmpty()) {
                throw new BadLineException(
                        "Failed to resolve %s '%s': Unknown %s".formatted(what, word, what));
            }
            return found;
        }

        private List<String> matching() {
            if (!Fnmatch.isPattern(path)) {
                return exists() ? List.of(path) : List.of();
            }
            List<String> found = List.of("");
            for (String part : path.substring(1).split("/")) {
                List<String> next = new ArrayList<>();
                for (String directory : found) {
                    next.addAll(children(directory, part));
                }
                found = next;
            }
            return found;
        }

        private List<String> children(String directory, String part) {
            List<String> children = new ArrayList<>();
            Optional<Entry.Inode> inode = tree.stat(directory.isEmpty() ? "/" : directory);
            if (inode.orElse(null) instanceof Entry.Directory) {
                for (String name : tree.list(directory.isEmpty() ? "/" : directory)) {
                    if (Fnmatch.matches(part, name)
                            && name.startsWith(".") == part.startsWith(".")) {
                        children.add(directory + "/" + name);
                    }
                }
            }
            return children;
        }
    }
}
