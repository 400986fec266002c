package lazuli.configure.alternatives;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One file that may stand behind a link, with what goes along: a fileset.
 *
 * @param path the file
 * @param priority the highest is best in automatic mode
 * @param slaves the files that go with it, by slave name; empty text where this choice has none
 */
record Choice(String path, int priority, SequencedMap<String, String> slaves) {
    Choice {
        slaves = new LinkedHashMap<>(slaves);
    }

    boolean has(String slave) {
        return !slave(slave).isEmpty();
    }

    String slave(String name) {
        return slaves.getOrDefault(name, "");
    }
}
