package lazuli.configure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import lazuli.content.ByteSource;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Origin;
import lazuli.tree.Origins;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/** Takes up a part of a directory of this host as a tree: everything belongs to root. */
public final class HostTree {
    private static final Origins HOST = Origins.all(new Origin.FromLazuli("this host"));

    private record HostFile(Path path, long size) implements ByteSource {
        @Override
        public InputStream open() {
            try {
                return Files.newInputStream(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private HostTree() {}

    public static TreeEditor load(Path root, String... parts) throws IOException {
        TreeEditor tree = TreeEditor.empty(0, new Origin.FromLazuli("this host"));
        for (String part : parts) {
            Path parent = Path.of(part).getParent();
            if (parent != null) {
                tree.mkdirs(parent.toString(), 0755);
            }
            try (var walk = Files.walk(root.resolve(part.substring(1)))) {
                for (Path path : walk.sorted().toList()) {
                    put(tree, root, path);
                }
            }
        }
        return tree;
    }

    private static void put(TreeEditor tree, Path root, Path path) throws IOException {
        TreePath at = TreePath.ROOT.resolve(root.relativize(path).toString());
        var attributes =
                Files.readAttributes(
                        path, PosixFileAttributes.class, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        int mode = 0;
        for (PosixFilePermission permission : attributes.permissions()) {
            mode |= 0400 >> permission.ordinal();
        }
        var metadata = new Metadata(mode, 0, 0, attributes.lastModifiedTime().toMillis() / 1000);
        if (attributes.isSymbolicLink()) {
            tree.put(
                    at, new Entry.Symlink(metadata, Files.readSymbolicLink(path).toString(), HOST));
        } else if (attributes.isDirectory()) {
            tree.put(at, new Entry.Directory(metadata, HOST));
        } else if (attributes.isRegularFile()) {
            tree.put(
                    at,
                    new Entry.RegularFile(metadata, new HostFile(path, attributes.size()), HOST));
        }
    }
}
