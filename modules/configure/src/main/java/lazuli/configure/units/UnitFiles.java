package lazuli.configure.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** Where systemd finds units, of the system's or of users' managers. */
final class UnitFiles {
    private static final String NOTHING = "/dev/null";

    private final TreeEditor tree;
    private final String instance;

    /**
     * The units of one kind of manager.
     *
     * @param instance {@code system} or {@code user}
     */
    UnitFiles(TreeEditor tree, String instance) {
        this.tree = tree;
        this.instance = instance;
    }

    /** {@return where links that enable units belong} */
    String configuration() {
        return "/etc/systemd/" + instance;
    }

    /** {@return where those belong that are gone at the next boot} */
    String runtime() {
        return "/run/systemd/" + instance;
    }

    private List<String> directories() {
        return List.of(
                configuration(),
                runtime(),
                "/usr/local/lib/systemd/" + instance,
                "/usr/lib/systemd/" + instance);
    }

    /** {@return the path of the unit's file, or of its template's} */
    Optional<String> find(UnitName name) {
        return locate(name.toString())
                .or(() ->
                        name.isInstance() ? locate(name.template().toString()) : Optional.empty());
    }

    private Optional<String> locate(String name) {
        return directories().stream()
                .map(directory -> directory + "/" + name)
                .filter(path -> tree.lstat(path).isPresent())
                .findFirst();
    }

    /** {@return whether the unit at this path is one that nobody can start} */
    boolean isMasked(String path) {
        return tree.lstat(path).orElse(null) instanceof Entry.Symlink link
                ? link.target().equals(NOTHING)
                : tree.lstat(path).orElse(null) instanceof Entry.RegularFile file
                        && file.content().size() == 0;
    }

    /** {@return what the links at this path lead to in the end} */
    String resolved(String path) {
        String at = path;
        for (int i = 0; i < 32 && tree.lstat(at).orElse(null) instanceof Entry.Symlink link; i++) {
            at =
                    link.target().startsWith("/")
                            ? link.target()
                            : at.substring(0, at.lastIndexOf('/') + 1) + link.target();
        }
        return at.startsWith("/lib/systemd/") ? "/usr" + at : at;
    }

    /** {@return the lines of the unit, and of the files that add to it, each file for itself} */
    List<List<String>> lines(UnitName name, String path) {
        List<List<String>> files = new ArrayList<>();
        files.add(lines(path));
        TreeMap<String, String> additions = new TreeMap<>();
        for (String directory : directories()) {
            for (String unit : List.of(name.toString(), name.template().toString())) {
                String folder = directory + "/" + unit + ".d";
                if (tree.stat(folder).orElse(null) instanceof Entry.Directory) {
                    for (String file : tree.list(folder)) {
                        if (file.endsWith(".conf")) {
                            additions.putIfAbsent(file, folder + "/" + file);
                        }
                    }
                }
            }
        }
        additions.values().forEach(file -> files.add(lines(file)));
        return files;
    }

    private List<String> lines(String path) {
        return tree.stat(path).orElse(null) instanceof Entry.RegularFile file
                ? Names.decode(file.content().bytes()).lines().toList()
                : List.of();
    }
}
