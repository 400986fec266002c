package lazuli.configure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Files, and the commands that are run on them, from a {@code .cases} file: {@code == NAME} begins a case; {@code @dir PATH MODE [UID GID]}, {@code @file PATH MODE [UID GID]} with the
 * content in the lines below that begin with four blanks, and {@code @link PATH TARGET} are its files, {@code @without PATH} takes one away; {@code $ COMMAND ARGUMENT…} is a start of a program. What stands before the
 * first case is part of each.
 */
record RootCase(String name, List<Node> files, List<List<String>> commands) {
    private static final String INDENT = "    ";

    /**
     * A file to begin with.
     *
     * @param kind {@code dir}, {@code file} or {@code link}
     * @param text a file's content, a link's target
     */
    record Node(String kind, String path, int mode, int uid, int gid, String text) {
        static Node of(List<String> words) {
            String kind = words.get(0).substring(1);
            if (kind.equals("link")) {
                return new Node(kind, words.get(1), 0777, 0, 0, words.get(2));
            }
            boolean owned = words.size() > 3;
            return new Node(
                    kind,
                    words.get(1),
                    Integer.parseInt(words.get(2), 8),
                    owned ? Integer.parseInt(words.get(3)) : 0,
                    owned ? Integer.parseInt(words.get(4)) : 0,
                    "");
        }

        Node with(String line) {
            return new Node(kind, path, mode, uid, gid, text + line + "\n");
        }
    }

    static List<RootCase> parse(List<String> lines) {
        List<RootCase> cases = new ArrayList<>();
        RootCase common = new RootCase("", new ArrayList<>(), List.of());
        RootCase current = common;
        for (String line : lines) {
            if (line.startsWith("== ")) {
                current =
                        new RootCase(
                                line.substring(3),
                                new ArrayList<>(common.files()),
                                new ArrayList<>());
                cases.add(current);
            } else if (line.startsWith("@without ")) {
                String path = line.substring(9);
                current.files().removeIf(node -> node.path().equals(path));
            } else if (line.startsWith("@")) {
                current.files().add(Node.of(Arrays.asList(line.split(" +"))));
            } else if (line.startsWith(INDENT)) {
                current.files()
                        .add(current.files().removeLast().with(line.substring(INDENT.length())));
            } else if (line.startsWith("$ ")) {
                current.commands().add(List.of(line.substring(2).split(" +")));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException("what is this? " + line);
            }
        }
        return cases;
    }

    @Override
    public String toString() {
        return name;
    }
}
