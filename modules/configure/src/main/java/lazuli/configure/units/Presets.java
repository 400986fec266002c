package lazuli.configure.units;

import java.util.List;
import lazuli.configure.pattern.Fnmatch;
import lazuli.configure.systemd.ConfigurationFiles;
import lazuli.tree.TreeEditor;

/** What systemd.preset(5) files say of units: the first line that fits counts, and a unit that none fits is enabled. */
final class Presets {
    private final ConfigurationFiles files;

    /**
     * What is said of a unit.
     *
     * @param instances those of a template that are enabled; none where the line names none
     */
    record Answer(boolean enables, List<String> instances) {
        Answer {
            instances = List.copyOf(instances);
        }
    }

    Presets(TreeEditor tree, String instance) {
        files = new ConfigurationFiles(tree, "systemd/" + instance + "-preset", ".preset");
    }

    Answer of(String unit) {
        for (String path : files.all()) {
            for (String line : files.lines(path)) {
                List<String> words = List.of(line.split("\\s+"));
                if (words.size() >= 2
                        && (words.getFirst().equals("enable") || words.getFirst().equals("disable"))
                        && Fnmatch.matches(words.get(1), unit)) {
                    return new Answer(
                            words.getFirst().equals("enable"), words.subList(2, words.size()));
                }
            }
        }
        return new Answer(true, List.of());
    }
}
