package lazuli.resolve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import lazuli.content.ByteSource;
import lazuli.deb.PackagesIndex;
import lazuli.deb.Version;
import lazuli.referee.DebianArchive;

/**
 * What Debian's archive lists for one architecture.
 *
 * @param listings its suites
 * @param paragraphs of the index files, as they are, by name and version
 * @param names of the packages of the suite {@code trixie}, sorted
 * @param essential the names of those that are essential
 */
record RealArchive(
        List<Listing> listings,
        Map<String, String> paragraphs,
        List<String> names,
        SortedSet<String> essential) {

    static RealArchive of(DebianArchive archive, String architecture) {
        List<Listing> listings = new ArrayList<>();
        Map<String, String> paragraphs = new LinkedHashMap<>();
        SortedSet<String> names = new TreeSet<>();
        SortedSet<String> essential = new TreeSet<>();
        archive.packages(architecture)
                .forEach((suite, file) -> {
                    String text = text(file);
                    listings.add(listing(suite, architecture, text));
                    for (String paragraph : text.split("\n\n")) {
                        Version version = Version.parse(field(paragraph, "Version: "));
                        paragraphs.put(field(paragraph, "Package: ") + " " + version, paragraph);
                    }
                    if (suite.equals("trixie")) {
                        PackagesIndex index = listings.getLast().index();
                        names.addAll(index.names());
                        index.essential().forEach(found -> essential.add(found.name()));
                    }
                });
        return new RealArchive(listings, paragraphs, List.copyOf(names), essential);
    }

    static Listing listing(String suite, String architecture, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        PackagesIndex index = PackagesIndex.scan(source(bytes), suite);
        return new Listing("debian", suite, "main", architecture, 500, index);
    }

    /** {@return what a paragraph says in this field, with its colon and blank; nothing where it says nothing} */
    static String field(String paragraph, String name) {
        int at = paragraph.startsWith(name) ? 0 : paragraph.indexOf("\n" + name) + 1;
        if (at == 0 && !paragraph.startsWith(name)) {
            return "";
        }
        int end = paragraph.indexOf('\n', at);
        return paragraph.substring(at + name.length(), end < 0 ? paragraph.length() : end);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the copy that a source in memory makes. */
    private static ByteSource source(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public ByteArrayInputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
