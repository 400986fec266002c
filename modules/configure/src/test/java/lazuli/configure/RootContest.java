package lazuli.configure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import lazuli.configure.RootCase.Node;
import lazuli.content.ByteSource;
import lazuli.referee.Referee;
import lazuli.shell.Commands;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;

/** Runs the commands of a case by Debian's programs on a directory, which they take for the root of a system, and by ours on a tree, and tells where they differ. */
final class RootContest {
    static final long NOW = 1_700_000_000;

    /** Copies of what was before a change, which programs leave behind. */
    private static final Pattern BACKUP =
            Pattern.compile("/etc/(passwd|group|shadow|gshadow)-|/var/lib/dpkg/.*-old");

    private static final Set<String> ROOT_BY_ENVIRONMENT =
            Set.of("deb-systemd-helper", "update-rc.d");

    private static final Set<String> ROOT_BY_OPERANDS = Set.of("glib-compile-schemas");

    private final Path directory;
    private final Supplier<Commands> programs;

    /**
     * A contest.
     *
     * @param directory an empty one
     * @param programs ours, anew for each case
     */
    RootContest(Path directory, Supplier<Commands> programs) {
        this.directory = directory;
        this.programs = programs;
    }

    /** {@return what the two sides say and leave behind, line by line where they differ: theirs after {@code -}, ours after {@code +}} */
    List<String> differences(RootCase each) throws IOException {
        Path root = Files.createTempDirectory(directory, "root").toRealPath();
        TreeEditor tree = TreeEditor.empty(NOW, new Origin.FromLazuli("a test"));
        for (Node node : each.files()) {
            make(root, node);
            make(tree, node);
        }
        List<String> differences = new ArrayList<>();
        StringBuilder complaints = new StringBuilder();
        Commands commands = programs.get();
        for (List<String> command : each.commands()) {
            Referee.Verdict verdict = theirs(root, command);
            String theirs = verdict.status() + " " + verdict.text().replace(root.toString(), "");
            String ours = ours(commands, tree, command);
            if (!theirs.equals(ours)) {
                differences.add("$ " + String.join(" ", command));
                differences.add("- " + theirs);
                differences.add("+ " + ours);
            }
            complaints.append(verdict.errors());
        }
        compare(look(root), look(tree), differences);
        if (!differences.isEmpty()) {
            differences.add("their complaints: " + complaints);
        }
        delete(root);
        return differences;
    }

    private static void delete(Path root) throws IOException {
        try (var walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void compare(
            Map<String, String> theirs, Map<String, String> ours, List<String> differences) {
        Map<String, String> all = new TreeMap<>(theirs);
        all.putAll(ours);
        for (String path : all.keySet()) {
            String expected = theirs.getOrDefault(path, "nothing");
            String actual = ours.getOrDefault(path, "nothing");
            if (!expected.equals(actual)) {
                differences.add(path);
                lines(expected, actual).forEach(line -> differences.add("- " + line));
                lines(actual, expected).forEach(line -> differences.add("+ " + line));
            }
        }
    }

    /** The lines of a text that another does not have. */
    private static List<String> lines(String text, String other) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.removeAll(other.lines().toList());
        return lines.isEmpty() ? text.lines().toList() : lines;
    }

    private static Referee.Verdict theirs(Path root, List<String> command) throws IOException {
        List<String> arguments = new ArrayList<>(command.subList(1, command.size()));
        Map<String, String> environment = new TreeMap<>();
        environment.put("SOURCE_DATE_EPOCH", Long.toString(NOW));
        environment.put("DPKG_MAINTSCRIPT_PACKAGE", "tested");
        if (ROOT_BY_ENVIRONMENT.contains(command.getFirst())) {
            environment.put("DPKG_ROOT", root.toString());
            environment.put("PATH", programsOf(root) + ":" + System.getenv("PATH"));
        } else if (ROOT_BY_OPERANDS.contains(command.getFirst())) {
            arguments.replaceAll(each -> root + each);
        } else {
            arguments.addFirst("--root=" + root);
        }
        return Referee.ofTrixie(command.getFirst())
                .run(root, environment, new byte[0], arguments.toArray(String[]::new));
    }

    /** A directory with systemctl in it, which scripts start by its name. */
    private static Path programsOf(Path root) throws IOException {
        Path bin = root.resolveSibling("bin");
        if (!Files.exists(bin)) {
            Files.createDirectory(bin);
            Path systemctl = bin.resolve("systemctl");
            Files.writeString(
                    systemctl,
                    "#!/bin/sh\nexec "
                            + String.join(" ", Referee.ofTrixie("systemctl").command())
                            + " \"$@\"\n");
            Files.setAttribute(systemctl, "unix:mode", 0755);
        }
        return bin;
    }

    private static String ours(Commands commands, TreeEditor tree, List<String> command) {
        try {
            CommandRun run =
                    CommandRun.among(
                            commands,
                            tree,
                            Map.of("DPKG_MAINTSCRIPT_PACKAGE", "tested"),
                            command.toArray(String[]::new));
            return run.status() + " " + run.output();
        } catch (UnsupportedUseException e) {
            return "unsupported: " + e.getMessage();
        } catch (RuntimeException e) {
            return "broken: " + e + " at " + e.getStackTrace()[0];
        }
    }

    private static void make(Path root, Node node) throws IOException {
        Path path = root.resolve(node.path().substring(1));
        Files.createDirectories(path.getParent());
        switch (node.kind()) {
            case "dir" -> Files.createDirectories(path);
            case "file" -> Files.write(path, Names.encode(node.text()));
            case "link" -> Files.createSymbolicLink(path, Path.of(node.text()));
            default -> throw new IllegalArgumentException(node.toString());
        }
        if (!node.kind().equals("link")) {
            Files.setAttribute(path, "unix:uid", node.uid());
            Files.setAttribute(path, "unix:gid", node.gid());
            Files.setAttribute(path, "unix:mode", node.mode());
            Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(NOW)));
        }
    }

    private static void make(TreeEditor tree, Node node) {
        String path = node.path();
        tree.mkdirs(path.substring(0, Math.max(1, path.lastIndexOf('/'))), 0755);
        switch (node.kind()) {
            case "dir" -> tree.mkdirs(path, 0755);
            case "file" -> tree.write(path, ByteSource.of(Names.encode(node.text())), node.mode());
            case "link" -> tree.symlink(node.text(), path);
            default -> throw new IllegalArgumentException(node.toString());
        }
        if (!node.kind().equals("link")) {
            tree.chown(path, node.uid(), node.gid());
            tree.chmod(path, node.mode());
        }
    }

    private static Map<String, String> look(Path root) throws IOException {
        Map<String, String> look = new TreeMap<>();
        List<Path> paths;
        try (var walk = Files.walk(root)) {
            paths = walk.toList();
        }
        for (Path path : paths) {
            Map<String, Object> unix =
                    Files.readAttributes(path, "unix:*", LinkOption.NOFOLLOW_LINKS);
            int mode = (Integer) unix.get("mode");
            String what =
                    Files.isSymbolicLink(path)
                            ? "link " + Files.readSymbolicLink(path)
                            : Files.isDirectory(path)
                                    ? "dir"
                                    : Files.isRegularFile(path)
                                            ? "file " + Names.decode(Files.readAllBytes(path))
                                            : special(mode, (Long) unix.get("rdev"));
            put(
                    look,
                    "/" + root.relativize(path),
                    Files.isSymbolicLink(path) ? 0777 : mode & 07777,
                    unix.get("uid") + ":" + unix.get("gid"),
                    what);
        }
        return look;
    }

    private static String special(int mode, long device) {
        String numbers = " " + (device >> 8 & 0xfff) + "," + (device & 0xff);
        return switch (mode & 0170000) {
            case 0010000 -> "fifo";
            case 0020000 -> "char" + numbers;
            case 0060000 -> "block" + numbers;
            default -> "something else";
        };
    }

    private static Map<String, String> look(TreeEditor tree) {
        Map<String, String> look = new TreeMap<>();
        tree.toTree()
                .entries()
                .forEach((path, _) -> {
                    Entry.Inode inode = tree.lstat(path.value()).orElseThrow();
                    String what =
                            switch (inode) {
                                case Entry.Directory _ -> "dir";
                                case Entry.RegularFile file ->
                                        "file " + Names.decode(file.content().bytes());
                                case Entry.Symlink link -> "link " + link.target();
                                case Entry.Special device -> special(device);
                            };
                    put(
                            look,
                            path.value(),
                            inode.metadata().mode(),
                            inode.metadata().uid() + ":" + inode.metadata().gid(),
                            what);
                });
        return look;
    }

    private static String special(Entry.Special device) {
        return switch (device.type()) {
            case FIFO -> "fifo";
            case CHARACTER_DEVICE -> "char " + device.major() + "," + device.minor();
            case BLOCK_DEVICE -> "block " + device.major() + "," + device.minor();
            default -> "something else";
        };
    }

    private static void put(
            Map<String, String> look, String path, int mode, String owner, String what) {
        if (!path.equals("/") && !BACKUP.matcher(path).matches()) {
            look.put(path, "%04o %s %s".formatted(mode, owner, what));
        }
    }
}
