package lazuli.configure;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What decides about the configured tree, besides the packages.
 *
 * @param architecture the image's: {@code amd64}
 * @param epochSecond when it is now: the time of what scripts make, and what {@code date} says
 * @param requested the packages that somebody asked for by name; apt marks the others as automatically installed
 * @param debconf answers by question
 * @param database what of dpkg's database stays
 * @param virtualTools whether the commands that scripts call are there even where no package brings them, for images without shell or dpkg
 */
public record Configuration(
        String architecture,
        long epochSecond,
        Set<String> requested,
        SortedMap<String, DebconfAnswer> debconf,
        DatabaseStyle database,
        boolean virtualTools) {
    public Configuration {
        requested = Collections.unmodifiableSortedSet(new TreeSet<>(requested));
        debconf = Collections.unmodifiableSortedMap(new TreeMap<>(debconf));
    }

    /** {@return a configuration without answers, with dpkg's whole database} */
    public static Configuration of(String architecture, long epochSecond, Set<String> requested) {
        return new Configuration(
                architecture, epochSecond, requested, new TreeMap<>(), DatabaseStyle.FULL, false);
    }
}
