package lazuli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import lazuli.shell.expansion.Octets;
import lazuli.tree.Entry;
import lazuli.tree.TreeException;
import org.jspecify.annotations.Nullable;

/** Finds and runs what is not of the shell itself: Java for commands, and scripts of the tree. */
final class Programs {
    static final int NOT_FOUND = 127;
    static final int NOT_EXECUTABLE = 126;

    /** How much of a file tells what it is. */
    private static final int HEAD = 256;

    /** To start a command takes about as long as to look at so many characters. */
    private static final int STARTED = 10 * 1024;

    /** So does, for each of its characters, the directory that the command works in. */
    private static final int RESOLVED = 20;

    private final ShellProcess process;
    private final Session session;
    private final VisibleFiles files;

    Programs(ShellProcess process) {
        this.process = process;
        this.session = process.session;
        this.files = new VisibleFiles(process);
    }

    /**
     * A program's file.
     *
     * @param name as the program sees it, bytes: {@code /usr/bin/sed}, or relative
     * @param path the path in the tree
     */
    record Found(String name, String path) {}

    /** There is no such program, or it can't be run. */
    static final class NotFound extends Exception {
        private static final long serialVersionUID = 1;

        private final int status;

        private NotFound(String reason, int status) {
            super(reason, null, false, false);
            this.status = status;
        }

        static NotFound missing() {
            return new NotFound("not found", NOT_FOUND);
        }

        static NotFound forbidden() {
            return new NotFound("Permission denied", NOT_EXECUTABLE);
        }

        /** dash's words for it. */
        String reason() {
            return String.valueOf(getMessage());
        }

        int status() {
            return status;
        }
    }

    /** {@return whether a path that the tree has not names a program all the same} */
    static boolean isVirtual(Session session, String path) {
        if (!session.virtual) {
            return false;
        }
        int slash = path.lastIndexOf('/');
        return switch (path.substring(0, slash + 1)) {
            case "/bin/",
                    "/sbin/",
                    "/usr/bin/",
                    "/usr/sbin/",
                    "/usr/local/bin/",
                    "/usr/local/sbin/" -> {
                String name = path.substring(slash + 1);
                yield isShell(name) || session.commands.find(name).isPresent();
            }
            default -> false;
        };
    }

    private static boolean isShell(String name) {
        return name.equals("sh") || name.equals("dash");
    }

    private static boolean isBash(String name) {
        return name.equals("bash") || name.equals("rbash");
    }

    /** {@return the program of this name, which may be a path} */
    Found find(String name, String searchPath) throws NotFound {
        if (name.indexOf('/') >= 0) {
            return new Found(name, process.path(name));
        }
        boolean forbidden = false;
        for (String directory : searchPath.split(":", -1)) {
            String full = directory.isEmpty() ? name : directory + "/" + name;
            String path = process.path(full);
            Optional<Entry.Inode> inode =
                    session.virtual ? session.tree.stat(path) : files.stat(path);
            if (inode.isPresent()) {
                if (isExecutable(inode.get())) {
                    return new Found(full, path);
                }
                forbidden = true;
            }
        }
        String usual = "/usr/bin/" + Octets.text(name);
        if (isVirtual(session, usual)) {
            return new Found(Octets.of(usual), usual);
        }
        if (forbidden) {
            throw NotFound.forbidden();
        }
        checkBash(name);
        throw NotFound.missing();
    }

    static boolean isExecutable(Entry.Inode inode) {
        return inode instanceof Entry.RegularFile && (inode.metadata().mode() & 0111) != 0;
    }

    /** What bash has built in and sh has not would be not found, and the script go on, and go wrong. */
    private void checkBash(String name) {
        if (process.bash
                && switch (name) {
                    case "[[",
                            "((",
                            "builtin",
                            "caller",
                            "compgen",
                            "complete",
                            "compopt",
                            "coproc",
                            "declare",
                            "dirs",
                            "disown",
                            "enable",
                            "function",
                            "help",
                            "history",
                            "let",
                            "logout",
                            "mapfile",
                            "popd",
                            "pushd",
                            "readarray",
                            "select",
                            "shopt",
                            "source",
                            "suspend",
                            "time",
                            "typeset" ->
                            true;
                    default -> false;
                }) {
            throw session.unsupported(
                    "a bash script uses " + name + ", and only what sh has is known");
        }
    }

    /** Keeps what {@code hash} and {@code type} tell. */
    void remember(Found found, String name) {
        if (name.indexOf('/') < 0) {
            process.hashed.own().put(name, found.name());
        }
    }

    /** Runs a program with the process's descriptors and exported variables. {@return its status} */
    int run(Found found, List<String> arguments) throws NotFound {
        return run(found, arguments, process.variables.environment(), process.descriptors);
    }

    int run(
            Found found,
            List<String> arguments,
            SortedMap<String, String> environment,
            Descriptors descriptors)
            throws NotFound {
        Entry.Inode inode = files.stat(found.path()).orElse(null);
        if (inode == null) {
            throw NotFound.missing();
        }
        if (!isExecutable(inode)) {
            throw NotFound.forbidden();
        }
        String name = baseName(found.path());
        String real = realName(found.path());
        Command command = command(name, real);
        if (command != null) {
            return run(command, arguments, environment, descriptors);
        }
        boolean bash = isBash(name) || isBash(real);
        if (bash || isShell(name) || isShell(real)) {
            var shell = new ShellProgram(process, bash, environment, descriptors);
            return shell.run(arguments);
        }
        return runScript(found, arguments, environment, descriptors, (Entry.RegularFile) inode);
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String realName(String path) {
        try {
            return session.tree.realpath(path).name();
        } catch (TreeException e) {
            return baseName(path);
        }
    }

    private @Nullable Command command(String name, String real) {
        return session.commands.find(name).or(() -> session.commands.find(real)).orElse(null);
    }

    private int run(
            Command command,
            List<String> arguments,
            SortedMap<String, String> environment,
            Descriptors descriptors) {
        session.looksAt(STARTED + (long) RESOLVED * process.directory.length());
        var start = new Start(process, arguments, environment, descriptors);
        try {
            return command.run(start) & 0xff;
        } catch (UnsupportedUseException e) {
            throw session.unsupported(String.valueOf(e.getMessage()));
        } catch (BrokenPipe killed) {
            return BrokenPipe.STATUS;
        } catch (TreeException | IoFailure e) {
            throw session.failed(start.name(), e);
        }
    }

    /** Runs what is in a file: a script for some interpreter, or for the shell. */
    private int runScript(
            Found found,
            List<String> arguments,
            SortedMap<String, String> environment,
            Descriptors descriptors,
            Entry.RegularFile file)
            throws NotFound {
        String head = head(file);
        if (!head.startsWith("#!")) {
            if (isBinary(head)) {
                throw session.unknownCommand(
                        baseName(found.path()), found.path(), "is a program for a CPU");
            }
            var shell = new ShellProgram(process, false, environment, descriptors);
            return shell.run(with(List.of("sh"), found, arguments));
        }
        int end = head.indexOf('\n');
        String line = head.substring(2, end < 0 ? head.length() : end).strip();
        int blank = 0;
        while (blank < line.length() && line.charAt(blank) != ' ' && line.charAt(blank) != '\t') {
            blank++;
        }
        String interpreter = line.substring(0, blank);
        List<String> words = new ArrayList<>(List.of(interpreter));
        if (blank < line.length()) {
            words.add(line.substring(blank).strip());
        }
        String path = process.path(interpreter);
        String name = baseName(path);
        String real = realName(path);
        boolean bash = isBash(name) || isBash(real);
        boolean shell = bash || isShell(name) || isShell(real);
        if (files.stat(path).isEmpty()) {
            throw NotFound.missing();
        }
        Command command = command(name, real);
        if (!shell && command == null) {
            throw session.unknownCommand(
                    baseName(found.path()), found.path(), "is a script for " + interpreter);
        }
        List<String> all = with(words, found, arguments);
        return shell
                ? new ShellProgram(process, bash, environment, descriptors).run(all)
                : run(Objects.requireNonNull(command), all, environment, descriptors);
    }

    private static List<String> with(List<String> words, Found found, List<String> arguments) {
        List<String> all = new ArrayList<>(words);
        all.add(found.name());
        all.addAll(arguments.subList(1, arguments.size()));
        return all;
    }

    private static String head(Entry.RegularFile file) {
        try (var in = file.content().open()) {
            return Octets.of(in.readNBytes(HEAD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the first line has what no text has. */
    private static boolean isBinary(String head) {
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == '\n') {
                return false;
            }
            if (c <= 8 || c >= 16 && c <= 31 && c != 27 || c == 0x7f) {
                return true;
            }
        }
        return false;
    }
}
