package lazuli.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** The files that a command starts with, made on disk and in a tree, and what they look like afterwards on either side. */
final class Fixture {
    /** Files that a command made or changed are younger than this. */
    static final long OLD = 1_500_000_000;

    static final long MADE = 1_000_000_000;

    private final List<List<String>> lines = new ArrayList<>();

    /** Takes a line: {@code file NAME MODE TEXT}, {@code dir NAME MODE}, {@code link NAME TARGET}, {@code hard NAME TARGET}, {@code fifo NAME}, {@code owner NAME UID GID}, {@code time NAME SECONDS}. */
    void add(String line) {
        lines.add(Words.of(line));
    }

    /** Makes the files below a directory of the host. */
    void make(Path directory) throws IOException {
        for (List<String> line : lines) {
            Path path = directory.resolve(line.get(1));
            switch (line.getFirst()) {
                case "file" -> Files.write(path, Names.encode(line.get(3)));
                case "dir" -> Files.createDirectories(path);
                case "link" -> Files.createSymbolicLink(path, Path.of(line.get(2)));
                case "hard" -> Files.createLink(path, directory.resolve(line.get(2)));
                case "owner" -> {
                    Files.setAttribute(path, "unix:uid", Integer.valueOf(line.get(2)));
                    Files.setAttribute(path, "unix:gid", Integer.valueOf(line.get(3)));
                }
                case "time" -> {}
                default -> throw new IllegalArgumentException(line.toString());
            }
        }
        for (List<String> line : lines) {
            Path path = directory.resolve(line.get(1));
            if (line.getFirst().equals("file") || line.getFirst().equals("dir")) {
                Files.setAttribute(path, "unix:mode", Integer.parseInt(line.get(2), 8));
            }
        }
        for (List<String> line : lines.reversed()) {
            Path path = directory.resolve(line.get(1));
            if (!Files.isSymbolicLink(path)) {
                Files.setLastModifiedTime(
                        path, FileTime.from(java.time.Instant.ofEpochSecond(MADE)));
            }
        }
        for (List<String> line : lines) {
            if (line.getFirst().equals("time")) {
                Files.setLastModifiedTime(
                        directory.resolve(line.get(1)),
                        FileTime.from(
                                java.time.Instant.ofEpochSecond(Long.parseLong(line.get(2)))));
            }
        }
    }

    /** Makes the files below a directory of a tree. */
    void make(TreeEditor tree, String directory) {
        long now = tree.clock();
        tree.clock(MADE);
        for (List<String> line : lines) {
            String path = directory + "/" + line.get(1);
            switch (line.getFirst()) {
                case "file" ->
                        tree.write(
                                path,
                                ByteSource.of(Names.encode(line.get(3))),
                                Integer.parseInt(line.get(2), 8));
                case "dir" -> tree.mkdir(path, Integer.parseInt(line.get(2), 8));
                case "link" -> tree.symlink(line.get(2), path);
                case "hard" -> tree.link(directory + "/" + line.get(2), path);
                case "owner" ->
                        tree.lchown(
                                path, Integer.parseInt(line.get(2)), Integer.parseInt(line.get(3)));
                case "time" -> tree.utime(path, Long.parseLong(line.get(2)), true);
                default -> throw new IllegalArgumentException(line.toString());
            }
        }
        for (List<String> line : lines) {
            if (line.getFirst().equals("file") || line.getFirst().equals("dir")) {
                tree.chmod(directory + "/" + line.get(1), Integer.parseInt(line.get(2), 8));
            }
        }
        tree.clock(now);
    }

    /** What a directory of the host looks like. */
    static String look(Path directory) throws IOException {
        Map<Object, String> firstNames = new TreeMap<>();
        StringBuilder look = new StringBuilder();
        List<Path> paths;
        try (var walk = Files.walk(directory)) {
            paths = walk.sorted((a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b))).toList();
        }
        for (Path path : paths) {
            String name = directory.relativize(path).toString();
            Map<String, Object> unix =
                    Files.readAttributes(path, "unix:*", java.nio.file.LinkOption.NOFOLLOW_LINKS);
            int mode = (Integer) unix.get("mode");
            long time = ((FileTime) unix.get("lastModifiedTime")).toInstant().getEpochSecond();
            String what;
            if (Files.isSymbolicLink(path)) {
                what = "link -> " + Files.readSymbolicLink(path);
                mode = 0777;
            } else if (Files.isDirectory(path)) {
                what = "dir";
                time = 0;
            } else if (Files.isRegularFile(path)) {
                what = "file " + Names.decode(Files.readAllBytes(path));
            } else {
                what = "special";
            }
            String first = firstNames.putIfAbsent(unix.get("ino").toString(), name);
            line(
                    look,
                    name,
                    mode & 07777,
                    unix.get("uid") + ":" + unix.get("gid"),
                    time,
                    first == null ? what : "same as " + first);
        }
        return look.toString();
    }

    private static byte[] bytes(Path path) {
        return Names.encode(path.toString().replace('/', '\0'));
    }

    /** What a directory of a tree looks like. */
    static String look(TreeEditor tree, String directory) {
        StringBuilder look = new StringBuilder();
        look(tree, directory, "", new ArrayList<>(), look);
        return look.toString();
    }

    private static void look(
            TreeEditor tree, String directory, String name, List<String> seen, StringBuilder look) {
        String path = name.isEmpty() ? directory : directory + "/" + name;
        Entry.Inode inode = tree.lstat(path).orElseThrow();
        String what =
                switch (inode) {
                    case Entry.Directory _ -> "dir";
                    case Entry.RegularFile file -> "file " + Names.decode(file.content().bytes());
                    case Entry.Symlink link -> "link -> " + link.target();
                    case Entry.Special _ -> "special";
                };
        if (!(inode instanceof Entry.Directory)) {
            for (String other : seen) {
                boolean same = tree.fileNumber(directory + "/" + other) == tree.fileNumber(path);
                if (same) {
                    what = "same as " + other;
                    break;
                }
            }
            seen.add(name);
        }
        var metadata = inode.metadata();
        boolean timed = !(inode instanceof Entry.Directory);
        line(
                look,
                name,
                metadata.mode(),
                metadata.uid() + ":" + metadata.gid(),
                timed ? metadata.mtime() : 0,
                what);
        if (inode instanceof Entry.Directory) {
            for (String child : tree.list(path)) {
                look(tree, directory, name.isEmpty() ? child : name + "/" + child, seen, look);
            }
        }
    }

    private static void line(
            StringBuilder look, String name, int mode, String owner, long time, String what) {
        String when = time == 0 ? "" : time > OLD ? " now" : " @" + time;
        look.append(
                "%s %04o %s%s %s%n"
                        .formatted(name.isEmpty() ? "." : name, mode, owner, when, what));
    }

    static void deleteAll(Path directory) {
        try (var walk = Files.walk(directory)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
