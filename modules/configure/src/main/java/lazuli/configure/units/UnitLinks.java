package lazuli.configure.units;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** The links that enable a unit, as deb-systemd-helper finds them in its {@code [Install]} keys: also those of the units that it names with {@code Also}. */
final class UnitLinks {
    private final TreeEditor tree;
    private final String instance;

    /**
     * A link to make.
     *
     * @param path where the link belongs
     * @param unit the unit's file, which it leads to
     */
    record Link(String path, String unit) {}

    UnitLinks(TreeEditor tree, String instance) {
        this.tree = tree;
        this.instance = instance;
    }

    /** {@return where the unit's file is; its name alone where there is none} */
    String find(String unit) {
        for (String directory : List.of("/etc/systemd/", "/lib/systemd/", "/usr/lib/systemd/")) {
            String path = directory + instance + "/" + unit;
            if (unit.startsWith("/") ? false : isFile(path)) {
                return path;
            }
        }
        return unit;
    }

    private boolean isFile(String path) {
        return tree.stat(path).orElse(null) instanceof Entry.RegularFile;
    }

    /** {@return the links of the unit with this file; empty where the file can't be read} */
    Optional<List<Link>> of(String unitPath) {
        return closure(unitPath, new HashSet<>());
    }

    private Optional<List<Link>> closure(String unitPath, Set<String> visited) {
        if (!unitPath.startsWith("/") || !isFile(unitPath)) {
            return Optional.empty();
        }
        String name = unitPath.substring(unitPath.lastIndexOf('/') + 1);
        String wanted = name;
        List<Link> links = new ArrayList<>();
        List<String> directories = new ArrayList<>();
        for (String line : Names.decode(tree.read(unitPath).bytes()).split("\n")) {
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals).stripLeading();
            String value = equals < 0 ? "" : line.substring(equals + 1);
            if (value.isEmpty()) {
                continue;
            }
            switch (key.toLowerCase(Locale.ROOT)) {
                case "wantedby", "requiredby" -> addDirectories(directories, key, value);
                case "also" -> {
                    for (String other : words(value)) {
                        if (!other.equals(name) && visited.add(other)) {
                            Optional<List<Link>> more = closure(find(other), visited);
                            if (more.isEmpty()) {
                                return more;
                            }
                            links.addAll(more.get());
                        }
                    }
                }
                case "alias" -> {
                    for (String alias : words(value)) {
                        if (!alias.equals(name)) {
                            // The Perl original takes the whole value for each of its words.
                            links.add(new Link("/etc/systemd/" + instance + "/" + value, unitPath));
                        }
                    }
                }
                case "defaultinstance" -> wanted = instantiated(name, unquoted(value.strip()));
                default -> {}
            }
        }
        for (String directory : directories) {
            links.add(new Link(directory + "/" + wanted, unitPath));
        }
        return Optional.of(links);
    }

    private void addDirectories(List<String> directories, String key, String value) {
        String suffix =
                key.equals("WantedBy") ? ".wants" : key.equals("RequiredBy") ? ".requires" : "";
        for (String target : words(value)) {
            directories.add("/etc/systemd/" + instance + "/" + target + suffix);
        }
    }

    private static String instantiated(String name, String instance) {
        int at = name.lastIndexOf("@.");
        return at < 0 ? name : name.substring(0, at + 1) + instance + name.substring(at + 1);
    }

    private static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        for (String word : value.split("\\s+")) {
            words.add(unquoted(word));
        }
        return words;
    }

    private static String unquoted(String word) {
        int last = word.length() - 1;
        boolean quoted =
                last > 0
                        && (word.charAt(0) == '"' || word.charAt(0) == '\'')
                        && word.charAt(last) == word.charAt(0);
        return quoted ? word.substring(1, last) : word;
    }
}
