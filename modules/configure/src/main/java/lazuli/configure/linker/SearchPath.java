package lazuli.configure.linker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.configure.pattern.Fnmatch;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/** The directories that ldconfig looks into: those of {@code /etc/ld.so.conf}, then the linker's own. */
final class SearchPath {
    private static final int MAX_INCLUDES = 1000;

    private final TreeEditor tree;
    private final Map<TreePath, Directory> directories = new LinkedHashMap<>();
    private int includes;

    /**
     * A directory.
     *
     * @param path as it was written: so it stands in the cache
     * @param hwcaps the name below {@code glibc-hwcaps}, where it is there
     */
    record Directory(String path, Optional<String> hwcaps) {}

    SearchPath(TreeEditor tree) {
        this.tree = tree;
    }

    List<Directory> directories() {
        return new ArrayList<>(directories.values());
    }

    /** Adds the directories that a configuration file names. */
    void addFrom(String file) {
        if (tree.stat(file).orElse(null) instanceof Entry.RegularFile
                && includes++ < MAX_INCLUDES) {
            for (String line : Names.decode(tree.read(file).bytes()).split("\n")) {
                int comment = line.indexOf('#');
                addLine(file, (comment < 0 ? line : line.substring(0, comment)).strip());
            }
        }
    }

    private void addLine(String file, String line) {
        if (line.startsWith("include ") || line.startsWith("include\t")) {
            for (String pattern : line.substring("include".length()).strip().split("[ \t]+")) {
                String absolute =
                        pattern.startsWith("/")
                                ? pattern
                                : file.substring(0, file.lastIndexOf('/') + 1) + pattern;
                matching(absolute).forEach(this::addFrom);
            }
        } else if (!line.regionMatches(true, 0, "hwcap ", 0, 6)) {
            add(line);
        }
    }

    /** Only the last component of an include has wildcards in practice; glob(3)'s order is strcmp's. */
    private List<String> matching(String pattern) {
        String directory = pattern.substring(0, pattern.lastIndexOf('/'));
        String name = pattern.substring(pattern.lastIndexOf('/') + 1);
        List<String> matching = new ArrayList<>();
        if (tree.stat(directory).orElse(null) instanceof Entry.Directory) {
            for (String each : tree.list(directory)) {
                if (Fnmatch.matches(name, each)) {
                    matching.add(directory + "/" + each);
                }
            }
        }
        return matching;
    }

    /** Adds a directory, if it is there and not yet known under another name, and the hardware capabilities below it. */
    void add(String line) {
        String path = line.strip();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        if (path.isEmpty()
                || !path.startsWith("/")
                || !(tree.stat(path).orElse(null) instanceof Entry.Directory)
                || directories.putIfAbsent(
                                tree.realpath(path), new Directory(path, Optional.empty()))
                        != null) {
            return;
        }
        String hwcaps = path + "/glibc-hwcaps";
        if (tree.stat(hwcaps).orElse(null) instanceof Entry.Directory) {
            for (String name : tree.list(hwcaps)) {
                addHwcaps(hwcaps + "/" + name, name);
            }
        }
    }

    private void addHwcaps(String path, String name) {
        if (!name.startsWith(".")
                && name.indexOf(':') < 0
                && tree.stat(path).orElse(null) instanceof Entry.Directory) {
            directories.putIfAbsent(tree.realpath(path), new Directory(path, Optional.of(name)));
        }
    }
}
