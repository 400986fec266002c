package lazuli.oci;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import lazuli.referee.Referee;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Names;
import lazuli.tree.Tree;

/** Trees as text, a line a path, to compare ours with what somebody else unpacked. Symbolic links have no mode of their own on Linux. */
final class TreeDump {
    private TreeDump() {}

    static List<String> of(Tree tree, long epochSecond) {
        List<String> lines = new ArrayList<>();
        tree.entries()
                .forEach((path, entry) ->
                        lines.add(
                                (hex(path.relative())
                                                + " "
                                                + switch (entry) {
                                                    case Entry.HardLink link ->
                                                            "link " + hex(link.target().relative());
                                                    case Entry.Inode inode ->
                                                            inode(inode, epochSecond);
                                                })
                                        .stripTrailing()));
        lines.sort(TreeDump::compare);
        return lines;
    }

    /** What stands in this directory of the host. */
    static List<String> ofHost(Path directory) throws IOException {
        String script;
        try (var in = TreeDump.class.getResourceAsStream("dump-tree.py")) {
            script = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        List<String> lines =
                new ArrayList<>(
                        Referee.of("python3")
                                .run(directory, "-I", "-c", script, directory.toString())
                                .good()
                                .text()
                                .lines()
                                .toList());
        lines.sort(TreeDump::compare);
        return lines;
    }

    private static int compare(String a, String b) {
        return a.substring(0, a.indexOf(' ')).compareTo(b.substring(0, b.indexOf(' ')));
    }

    private static String inode(Entry.Inode inode, long epochSecond) {
        Metadata metadata = inode.metadata();
        String what =
                switch (inode) {
                    case Entry.Directory _ -> "dir";
                    case Entry.RegularFile file ->
                            "file %d %s"
                                    .formatted(
                                            file.content().size(), file.content().digest().hex());
                    case Entry.Symlink link -> "symlink " + hex(link.target());
                    case Entry.Special special ->
                            switch (special.type()) {
                                case CHARACTER_DEVICE ->
                                        "char %d %d".formatted(special.major(), special.minor());
                                case BLOCK_DEVICE ->
                                        "block %d %d".formatted(special.major(), special.minor());
                                case FIFO -> "fifo";
                                case SOCKET -> "socket";
                            };
                };
        String xattrs =
                metadata.xattrs().entrySet().stream()
                        .map(e -> hex(e.getKey()) + "=" + hex(e.getValue().bytes()))
                        .collect(Collectors.joining(" "));
        return "%s %o %d %d %d %s"
                .formatted(
                        what,
                        inode instanceof Entry.Symlink ? 0777 : metadata.mode(),
                        metadata.uid(),
                        metadata.gid(),
                        Math.min(metadata.mtime(), epochSecond),
                        xattrs);
    }

    private static String hex(String text) {
        return hex(Names.encode(text));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
