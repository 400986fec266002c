package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;

/** {@code lazuli list --files IMAGE}: every path, as it is in the image's layers. */
final class ListFiles {
    private ListFiles() {}

    static int run(Terminal terminal, String operand) {
        List<Looked> images = Looked.at(operand, terminal);
        JsonArray documents = new JsonArray();
        for (Looked looked : images) {
            Tree tree = looked.tree();
            if (terminal.options().json()) {
                documents.add(json(looked, tree));
                continue;
            }
            if (images.size() > 1) {
                terminal.out().println("# " + looked.name() + " (" + looked.architecture() + ")");
            }
            tree.entries()
                    .forEach((path, entry) -> terminal.out().println(line(tree, path, entry)));
        }
        if (terminal.options().json()) {
            terminal.out().println(documents);
        }
        return Main.DONE;
    }

    private static String line(Tree tree, TreePath path, Entry entry) {
        Entry.Inode inode = tree.inode(path).orElseThrow();
        Metadata metadata = inode.metadata();
        long size = inode instanceof Entry.RegularFile file ? file.content().size() : 0;
        String line =
                "%c%s %5d %5d %10d %s"
                        .formatted(
                                type(inode),
                                permissions(metadata.mode()),
                                metadata.uid(),
                                metadata.gid(),
                                size,
                                Printable.of(path.value()));
        return switch (entry) {
            case Entry.Symlink link -> line + " -> " + Printable.of(link.target());
            case Entry.HardLink link -> line + " == " + Printable.of(link.target().value());
            case Entry.Directory _, Entry.RegularFile _, Entry.Special _ -> line;
        };
    }

    private static char type(Entry.Inode inode) {
        return switch (inode) {
            case Entry.Directory _ -> 'd';
            case Entry.RegularFile _ -> '-';
            case Entry.Symlink _ -> 'l';
            case Entry.Special special ->
                    switch (special.type()) {
                        case CHARACTER_DEVICE -> 'c';
                        case BLOCK_DEVICE -> 'b';
                        case FIFO -> 'p';
                        case SOCKET -> 's';
                    };
        };
    }

    private static String permissions(int mode) {
        char[] text = "rwxrwxrwx".toCharArray();
        for (int i = 0; i < text.length; i++) {
            if ((mode & 0400 >> i) == 0) {
                text[i] = '-';
            }
        }
        mark(text, 2, (mode & 04000) != 0, 's');
        mark(text, 5, (mode & 02000) != 0, 's');
        mark(text, 8, (mode & 01000) != 0, 't');
        return new String(text);
    }

    private static void mark(char[] text, int at, boolean set, char mark) {
        if (set) {
            text[at] = text[at] == 'x' ? mark : Character.toUpperCase(mark);
        }
    }

    private static JsonObject json(Looked looked, Tree tree) {
        JsonArray files = new JsonArray();
        tree.entries().forEach((path, entry) -> files.add(json(tree, path, entry)));
        JsonObject document = new JsonObject();
        document.addProperty("image", looked.name());
        document.addProperty("architecture", looked.architecture());
        document.add("files", files);
        return document;
    }

    private static JsonObject json(Tree tree, TreePath path, Entry entry) {
        Entry.Inode inode = tree.inode(path).orElseThrow();
        JsonObject file = new JsonObject();
        file.addProperty("path", path.value());
        file.addProperty("type", String.valueOf(type(inode)));
        file.addProperty("mode", "%04o".formatted(inode.metadata().mode()));
        file.addProperty("uid", inode.metadata().uid());
        file.addProperty("gid", inode.metadata().gid());
        switch (entry) {
            case Entry.RegularFile regular -> file.addProperty("size", regular.content().size());
            case Entry.Symlink link -> file.addProperty("target", link.target());
            case Entry.HardLink link -> file.addProperty("link", link.target().value());
            case Entry.Special special -> {
                file.addProperty("major", special.major());
                file.addProperty("minor", special.minor());
            }
            case Entry.Directory _ -> {}
        }
        return file;
    }
}
