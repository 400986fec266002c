package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Arrows between rooms are structure: a new one is a line in the diff of {@code docs/arrows.txt}. */
final class ArrowsTest {
    @Test
    void theArrowsAreThoseThatAreWrittenDown() throws IOException {
        List<String> built =
                House.modules().values().stream()
                        .map(House::descriptor)
                        .map(module ->
                                module.name()
                                        + " ->"
                                        + String.join(
                                                "",
                                                module.requires().stream()
                                                        .map(Requires::name)
                                                        .filter(name -> name.startsWith("lazuli."))
                                                        .sorted()
                                                        .map(name -> " " + name)
                                                        .toList()))
                        .toList();
        assertThat(built)
                .as(
                        "the arrows of the built modules; where a new one is meant, write it into docs/arrows.txt")
                .containsExactlyInAnyOrderElementsOf(
                        Files.readAllLines(House.root().resolve("docs/arrows.txt")));
    }

    @Test
    void packagesFormNoCycle() {
        SortedMap<String, SortedSet<String>> arrows = new TreeMap<>();
        for (var classes : House.modules().values()) {
            for (ClassModel model : House.classes(classes)) {
                arrows.computeIfAbsent(packageOf(model.thisClass()), _ -> new TreeSet<>())
                        .addAll(packagesOf(model));
            }
        }
        List<String> cycle = new ArrayList<>();
        for (String start : arrows.keySet()) {
            if (reachable(arrows, start).contains(start)) {
                cycle.add(start);
            }
        }
        assertThat(cycle).as("packages that reach themselves").isEmpty();
    }

    private static SortedSet<String> packagesOf(ClassModel model) {
        SortedSet<String> packages = new TreeSet<>();
        for (var entry : model.constantPool()) {
            if (entry instanceof ClassEntry used && used.asInternalName().startsWith("lazuli/")) {
                packages.add(packageOf(used));
            }
        }
        packages.remove(packageOf(model.thisClass()));
        return packages;
    }

    private static String packageOf(ClassEntry type) {
        String name = type.asInternalName();
        return name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
    }

    private static SortedSet<String> reachable(
            SortedMap<String, SortedSet<String>> arrows, String start) {
        SortedSet<String> seen = new TreeSet<>();
        List<String> todo = new ArrayList<>(arrows.getOrDefault(start, new TreeSet<>()));
        while (!todo.isEmpty()) {
            String next = todo.removeLast();
            if (seen.add(next)) {
                todo.addAll(arrows.getOrDefault(next, new TreeSet<>()));
            }
        }
        return seen;
    }
}
