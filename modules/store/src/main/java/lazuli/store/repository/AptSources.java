package lazuli.store.repository;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lazuli.deb.ControlFile;
import lazuli.deb.Stanza;
import lazuli.problem.ProblemException;

/**
 * Where this host's apt gets its packages: {@code sources.list}, {@code *.list} and {@code *.sources}, as in sources.list(5). What can't be understood is passed over:
 * it is apt's business.
 */
final class AptSources {
    /**
     * One entry.
     *
     * @param uris the base URLs, in order
     * @param suites the suites
     * @param file the file that has it
     */
    record Entry(List<URI> uris, List<String> suites, Path file) {}

    private static final long LARGEST = 1 << 20;
    private static final String MIRROR_FILE = "mirror+file:";

    private final List<Entry> entries = new ArrayList<>();

    private AptSources() {}

    /** {@return the entries for binary packages under this directory, which is {@code /etc/apt} mostly} */
    static List<Entry> read(Path directory) {
        AptSources sources = new AptSources();
        sources.list(directory.resolve("sources.list"));
        for (Path file : parts(directory.resolve("sources.list.d"))) {
            if (file.toString().endsWith(".list")) {
                sources.list(file);
            } else if (file.toString().endsWith(".sources")) {
                sources.stanzas(file);
            }
        }
        return sources.entries;
    }

    private static List<Path> parts(Path directory) {
        List<Path> parts = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
            found.forEach(parts::add);
        } catch (IOException none) {
            return List.of();
        }
        parts.sort(Comparator.naturalOrder());
        return parts;
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** {@code deb [options] uri suite component…}. */
    private void list(Path file) {
        for (String line : text(file).split("\n")) {
            String[] words =
                    line.replaceFirst("#.*", "").replaceFirst("\\[.*?]", " ").strip().split("\\s+");
            if (words.length >= 3 && words[0].equals("deb")) {
                add(List.of(words[1]), List.of(words[2]), file);
            }
        }
    }

    private void stanzas(Path file) {
        try {
            for (Stanza stanza : ControlFile.parseAll(text(file), file.toString())) {
                if (words(stanza, "Types").contains("deb")
                        && !stanza.get("Enabled").orElse("yes").strip().equalsIgnoreCase("no")) {
                    add(words(stanza, "URIs"), words(stanza, "Suites"), file);
                }
            }
        } catch (ProblemException malformed) {
            // apt will tell.
        }
    }

    private static List<String> words(Stanza stanza, String field) {
        String value = stanza.get(field).orElse("").strip();
        return value.isEmpty() ? List.of() : Arrays.asList(value.split("\\s+"));
    }

    private void add(List<String> uris, List<String> suites, Path file) {
        List<URI> usable = new ArrayList<>();
        for (String uri : uris) {
            if (uri.startsWith(MIRROR_FILE)) {
                usable.addAll(mirrors(uri.substring(MIRROR_FILE.length())));
            } else {
                usable.addAll(usable(uri));
            }
        }
        if (!usable.isEmpty()) {
            entries.add(new Entry(List.copyOf(usable), List.copyOf(suites), file));
        }
    }

    private static List<URI> usable(String text) {
        try {
            URI uri = new URI(text);
            return List.of("http", "https", "file").contains(String.valueOf(uri.getScheme()))
                    ? List.of(uri)
                    : List.of();
        } catch (URISyntaxException e) {
            return List.of();
        }
    }

    /** apt-transport-mirror(1): a line each, the URL before what else is said of it. */
    private static List<URI> mirrors(String path) {
        List<URI> mirrors = new ArrayList<>();
        for (String line : text(Path.of(path.replaceFirst("^//", ""))).split("\n")) {
            String url = line.strip().split("\\s+")[0];
            if (!url.startsWith("#")) {
                mirrors.addAll(usable(url));
            }
        }
        return mirrors;
    }
}
