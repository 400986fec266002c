package lazuli.store.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import lazuli.problem.Nearest;
import lazuli.store.fetch.Answer;
import lazuli.store.fetch.FetchException;
import lazuli.store.fetch.Fetcher;

/** Which suites a mirror has, where it shows its directories: so that a message can name them. */
final class SuiteNames {
    private static final int LARGEST_LISTING = 1 << 20;
    private static final int MOST_NAMED = 40;
    private static final String LINK = "href=\"";

    private final Fetcher fetcher;

    SuiteNames(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** {@return what to do where this mirror has no such suite; empty where it does not say what it has} */
    String hint(Mirror mirror, String suite) {
        if (RepositorySource.isFlat(suite)) {
            return "";
        }
        SortedSet<String> names = names(mirror);
        if (names.isEmpty()) {
            return "";
        }
        Optional<String> nearest = Nearest.to(suite, names);
        String some = String.join(", ", names.stream().limit(MOST_NAMED).toList());
        return nearest.map("did you mean %s? "::formatted).orElse("")
                + "%s has the suites %s%s"
                        .formatted(mirror.base(), some, names.size() > MOST_NAMED ? ", …" : "");
    }

    private SortedSet<String> names(Mirror mirror) {
        return mirror.isLocal() ? directories(mirror) : links(mirror);
    }

    private static SortedSet<String> directories(Mirror mirror) {
        SortedSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(mirror.url("dists")))) {
            for (Path path : found) {
                names.add(String.valueOf(path.getFileName()));
            }
        } catch (IOException | IllegalArgumentException none) {
            return new TreeSet<>();
        }
        return names;
    }

    private SortedSet<String> links(Mirror mirror) {
        SortedSet<String> names = new TreeSet<>();
        try {
            if (fetcher.ask(mirror.url("dists/"), Answer.Known.NOTHING, LARGEST_LISTING)
                    instanceof Answer.Found(_, byte[] bytes, _, _)) {
                String page = new String(bytes, StandardCharsets.ISO_8859_1);
                for (int at = page.indexOf(LINK); at >= 0; at = page.indexOf(LINK, at + 1)) {
                    int end = page.indexOf('"', at + LINK.length());
                    if (end > 0) {
                        add(names, page.substring(at + LINK.length(), end));
                    }
                }
            }
        } catch (FetchException none) {
            return new TreeSet<>();
        }
        return names;
    }

    private static void add(SortedSet<String> names, String link) {
        boolean directory = link.length() > 1 && link.endsWith("/");
        String name = directory ? link.substring(0, link.length() - 1) : "";
        boolean plain =
                name.chars()
                        .allMatch(c ->
                                c >= 'a' && c <= 'z'
                                        || c >= 'A' && c <= 'Z'
                                        || c >= '0' && c <= '9'
                                        || "-.+~".indexOf(c) >= 0);
        if (!name.isEmpty() && plain && !name.startsWith(".")) {
            names.add(name);
        }
    }
}
