package lazuli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.referee.DebianArchive;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's own maintainer scripts are read as {@code dash -n} reads them. */
final class MaintainerScriptsTest {
    private static final int LARGEST = 300_000;
    private static final int BATCH = 100;

    @TempDir Path directory;

    @Test
    void essentialPackages() throws IOException {
        List<String> scripts = List.copyOf(installed().values());
        assertThat(scripts).hasSizeGreaterThan(50);
        assertThat(DamagedScriptsTest.differences(directory, scripts)).isEmpty();
    }

    /** Packages drawn by a seed from the whole archive, as many as {@code lazuli.packages} says. */
    @Test
    @Tag("long")
    void packagesOfTheArchive() throws IOException {
        List<String> names = names();
        assertThat(names).hasSizeGreaterThan(BATCH);
        int scripts = 0;
        for (int from = 0; from < names.size(); from += BATCH) {
            Path place = Files.createDirectory(directory.resolve("from" + from));
            List<String> read =
                    scripts(place, names.subList(from, Math.min(from + BATCH, names.size())));
            scripts += read.size();
            assertThat(DamagedScriptsTest.differences(place, read)).isEmpty();
        }
        assertThat(scripts).isPositive();
    }

    /** {@return the scripts for sh of the packages that the referees are installed from} */
    static SortedMap<String, String> installed() {
        SortedMap<String, String> scripts = new TreeMap<>();
        Path info = Referee.trixie().resolve("var/lib/dpkg/info");
        try (var files = DamagedScriptsTest.files(info)) {
            files.filter(file -> file.toString().matches(".*\\.(config|(pre|post)(inst|rm))"))
                    .forEach(file -> addShell(file, scripts));
        }
        return scripts;
    }

    private static void addShell(Path file, SortedMap<String, String> scripts) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (text.matches("(?s)#! */bin/(ba)?sh\\b.*") && !text.startsWith("#!/bin/bash")) {
                scripts.put(file.getFileName().toString(), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        Path packages = DebianArchive.trixie().packages("amd64").get("trixie");
        for (String stanza : Files.readString(packages).split("\n\n")) {
            String name = field(stanza, "Package");
            if (!name.isEmpty() && Long.parseLong(field(stanza, "Size")) < LARGEST) {
                names.add(name);
            }
        }
        java.util.Collections.shuffle(names, new Random(1));
        return names.subList(
                0, Math.min(names.size(), Integer.getInteger("lazuli.packages", 1_000)));
    }

    private static String field(String stanza, String name) {
        return stanza.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static List<String> scripts(Path place, List<String> names) throws IOException {
        List<String> command = new ArrayList<>(List.of("download", "-q"));
        command.addAll(names);
        DebianArchive.trixie().apt("amd64", place, command.toArray(String[]::new));
        SortedMap<String, String> scripts = new TreeMap<>();
        try (var packages = Files.newDirectoryStream(place, "*.deb")) {
            for (Path file : packages) {
                Path control = Files.createDirectory(place.resolve("control"));
                Referee.of("dpkg-deb").run(place, "-e", file.toString(), control.toString()).good();
                Files.delete(file);
                try (var members = DamagedScriptsTest.files(control)) {
                    for (Path member : members.toList()) {
                        if (!member.endsWith("control") && !member.endsWith("md5sums")) {
                            Path named =
                                    place.resolve(file.getFileName() + "." + member.getFileName());
                            Files.move(member, named);
                            addShell(named, scripts);
                            Files.delete(named);
                        } else {
                            Files.delete(member);
                        }
                    }
                }
                Files.delete(control);
            }
        }
        return List.copyOf(scripts.values());
    }
}
