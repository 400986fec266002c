package lazuli.configure.systemd;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** Where systemd's programs find their configuration: files that packages, this machine and its administrator may each have, as sysusers.d(5), tmpfiles.d(5) and systemd.preset(5) say it. */
public final class ConfigurationFiles {
    /** The first that has a file of a name has the say over it. */
    private static final List<String> ROOTS =
            List.of("/etc/", "/run/", "/usr/local/lib/", "/usr/lib/");

    private static final String NOTHING = "/dev/null";

    private final TreeEditor tree;
    private final List<String> directories;
    private final String suffix;

    /**
     * The files of one kind.
     *
     * @param folder below {@code /etc} and the others: {@code tmpfiles.d}
     * @param suffix how their names end: {@code .conf}
     */
    public ConfigurationFiles(TreeEditor tree, String folder, String suffix) {
        this(tree, ROOTS.stream().map(root -> root + folder).toList(), suffix);
    }

    /** The files of one kind in these directories, of which the first that has a file of a name has the say over it. */
    ConfigurationFiles(TreeEditor tree, List<String> directories, String suffix) {
        this.tree = tree;
        this.directories = List.copyOf(directories);
        this.suffix = suffix;
    }

    /** {@return the paths of all files, in the order of their names} A file that says nothing hides those of its name. */
    public List<String> all() {
        TreeMap<String, String> files = new TreeMap<>();
        for (String directory : directories) {
            if (tree.stat(directory).orElse(null) instanceof Entry.Directory) {
                for (String name : tree.list(directory)) {
                    if (name.endsWith(suffix) && !name.startsWith(".")) {
                        files.putIfAbsent(name, directory + "/" + name);
                    }
                }
            }
        }
        return files.values().stream().filter(path -> !isMasked(path) && isFile(path)).toList();
    }

    /** {@return the path of the file of this name, or of this path} */
    public Optional<String> find(String name) {
        if (name.startsWith("/")) {
            return Optional.of(name).filter(this::isFile);
        }
        return directories.stream()
                .map(directory -> directory + "/" + name)
                .filter(path -> isMasked(path) || isFile(path))
                .findFirst();
    }

    /** {@return the lines of the file at this path that say something} */
    public List<String> lines(String path) {
        if (isMasked(path)) {
            return List.of();
        }
        return Names.decode(tree.read(path).bytes())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private boolean isFile(String path) {
        return tree.stat(path).orElse(null) instanceof Entry.RegularFile;
    }

    private boolean isMasked(String path) {
        return tree.lstat(path).orElse(null) instanceof Entry.Symlink link
                && link.target().equals(NOTHING);
    }
}
