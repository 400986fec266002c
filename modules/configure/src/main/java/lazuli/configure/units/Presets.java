package lazuli.configure.units;

import lazuli.configure.pattern.Fnmatch;
import lazuli.configure.systemd.ConfigurationFiles;
import lazuli.tree.TreeEditor;

/** What systemd.preset(5) files say of units: the first line that fits counts, and a unit that none fits is enabled. */
final class Presets {
    private final ConfigurationFiles files;

    Presets(TreeEditor tree, String instance) {
        files = new ConfigurationFiles(tree, "systemd/" + instance + "-preset", ".preset");
    }

    boolean enables(String unit) {
        for (String path : files.all()) {
            for (String line : files.lines(path)) {
                String[] words = line.split("\\s+");
                if (words.length >= 2
                        && (words[0].equals("enable") || words[0].equals("disable"))
                        && Fnmatch.matches(words[1], unit)) {
                    return words[0].equals("enable");
                }
            }
        }
        return true;
    }
}
