package lazuli.configure.units;

import java.util.List;
import java.util.TreeMap;
import lazuli.configure.pattern.Fnmatch;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** What systemd.preset(5) files say of units: the first line that fits counts, and a unit that none fits is enabled. */
final class Presets {
    private final TreeEditor tree;
    private final String instance;

    Presets(TreeEditor tree, String instance) {
        this.tree = tree;
        this.instance = instance;
    }

    boolean enables(String unit) {
        for (String path : files()) {
            for (String line : Names.decode(tree.read(path).bytes()).split("\n")) {
                String[] words = line.strip().split("\\s+");
                if (words.length >= 2
                        && (words[0].equals("enable") || words[0].equals("disable"))
                        && Fnmatch.matches(words[1], unit)) {
                    return words[0].equals("enable");
                }
            }
        }
        return true;
    }

    /** In the order of their names; of two with the same name, that in {@code /etc}. */
    private List<String> files() {
        TreeMap<String, String> files = new TreeMap<>();
        for (String root : List.of("/usr/lib", "/usr/local/lib", "/run", "/etc")) {
            String directory = root + "/systemd/" + instance + "-preset";
            if (tree.stat(directory).orElse(null) instanceof Entry.Directory) {
                for (String name : tree.list(directory)) {
                    if (name.endsWith(".preset")) {
                        files.put(name, directory + "/" + name);
                    }
                }
            }
        }
        return List.copyOf(files.values());
    }
}
