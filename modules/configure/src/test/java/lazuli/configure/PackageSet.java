package lazuli.configure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is installed beside the essential packages and apt, from the resource {@code package-sets.txt}.
 *
 * @param name what it is about
 * @param weight {@code quick} where it is part of every test run, {@code long} otherwise
 * @param architecture {@code amd64} or {@code arm64}
 * @param packages asked for by name
 */
record PackageSet(String name, String weight, String architecture, Set<String> packages) {
    PackageSet {
        packages = new TreeSet<>(packages);
    }

    static List<PackageSet> all() {
        try (var in =
                Objects.requireNonNull(PackageSet.class.getResourceAsStream("/package-sets.txt"))) {
            List<PackageSet> sets = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] words = line.split("\\s+");
                    sets.add(
                            new PackageSet(
                                    words[0],
                                    words[1],
                                    words[2],
                                    Set.copyOf(List.of(words).subList(3, words.length))));
                }
            }
            return sets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PackageSet named(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    static List<PackageSet> ofWeight(String weight) {
        return all().stream().filter(each -> each.weight().equals(weight)).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
