package lazuli.configure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import lazuli.content.ByteSource;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;

/** Compares our tree with another's: paths, types, modes, owners, link targets, contents, hard links, extended attributes. */
final class TreeDifferences {
    private static final int SHOWN_LINES = 12;
    private static final int SHOWN_FROM = 4 << 20;

    private final AllowedDifferences allowed;
    private final List<String> differences = new ArrayList<>();

    private TreeDifferences(AllowedDifferences allowed) {
        this.allowed = allowed;
    }

    static List<String> between(
            SortedMap<String, ReferenceTree.Member> reference,
            Tree ours,
            AllowedDifferences allowed) {
        var differences = new TreeDifferences(allowed);
        var paths = new TreeSet<>(reference.keySet());
        ours.entries().keySet().forEach(path -> paths.add(path.value()));
        for (String path : paths) {
            differences.compare(path, reference.get(path), ours);
        }
        return differences.differences;
    }

    private void add(char kind, String path, String what) {
        if (!allowed.allows(kind, path)) {
            differences.add(kind + " " + path + ": " + what);
        }
    }

    private void compare(String path, ReferenceTree.Member expected, Tree ours) {
        Entry entry = ours.entries().get(new TreePath(path));
        if (entry == null) {
            add(
                    '-',
                    path,
                    "is missing: %s %04o %d:%d %s"
                            .formatted(
                                    expected.type(),
                                    expected.mode(),
                                    expected.uid(),
                                    expected.gid(),
                                    expected.link()));
            return;
        }
        if (expected == null) {
            add('+', path, "is there, and should not be, because of " + entry.origins().content());
            return;
        }
        String firstName = path;
        if (entry instanceof Entry.HardLink(var target, _)) {
            firstName = target.value();
            entry = ours.entries().get(target);
        }
        if (!firstName.equals(expected.firstName())) {
            add(
                    'h',
                    path,
                    "its first name is %s, should be %s"
                            .formatted(firstName, expected.firstName()));
        }
        compareInode(path, expected, (Entry.Inode) entry);
    }

    private void compareInode(String path, ReferenceTree.Member expected, Entry.Inode entry) {
        char type = type(entry);
        if (type != expected.type()) {
            add('t', path, "is a '%s', should be a '%s'".formatted(type, expected.type()));
            return;
        }
        Metadata metadata = entry.metadata();
        if (type != 'l' && metadata.mode() != expected.mode()) {
            add(
                    'm',
                    path,
                    "mode %04o, should be %04o, because of %s"
                            .formatted(metadata.mode(), expected.mode(), entry.origins().mode()));
        }
        if (metadata.uid() != expected.uid() || metadata.gid() != expected.gid()) {
            add(
                    'o',
                    path,
                    "owner %d:%d, should be %d:%d, because of %s"
                            .formatted(
                                    metadata.uid(),
                                    metadata.gid(),
                                    expected.uid(),
                                    expected.gid(),
                                    entry.origins().owner()));
        }
        SortedMap<String, String> xattrs = new TreeMap<>();
        metadata.xattrs().forEach((name, value) -> xattrs.put(name, ReferenceTree.shown(value)));
        if (!xattrs.equals(expected.xattrs())) {
            add('x', path, "extended attributes " + xattrs + ", should be " + expected.xattrs());
        }
        switch (entry) {
            case Entry.Symlink link -> {
                if (!link.target().equals(expected.link())) {
                    add(
                            'l',
                            path,
                            "link to %s, should be to %s, because of %s"
                                    .formatted(
                                            link.target(),
                                            expected.link(),
                                            entry.origins().content()));
                }
            }
            case Entry.RegularFile file -> compareContent(path, expected, file);
            case Entry.Special special -> {
                String numbers = special.major() + "," + special.minor();
                if (!numbers.equals(expected.link())) {
                    add('l', path, "device " + numbers + ", should be " + expected.link());
                }
            }
            case Entry.Directory _ -> {}
        }
    }

    private void compareContent(
            String path, ReferenceTree.Member expected, Entry.RegularFile file) {
        if (file.content().size() != expected.content().size()
                || !file.content().digest().equals(expected.content().digest())) {
            add(
                    'c',
                    path,
                    "content differs, because of %s%s"
                            .formatted(
                                    file.origins().content(),
                                    lineDifference(
                                            beginning(file.content()),
                                            beginning(expected.content()))));
        }
    }

    private static String beginning(ByteSource content) {
        try (var in = content.open()) {
            return new String(in.readNBytes(SHOWN_FROM), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String lineDifference(String ours, String theirs) {
        List<String> a = List.of(ours.split("\n", -1));
        List<String> b = List.of(theirs.split("\n", -1));
        int start = 0;
        while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
            start++;
        }
        int end = 0;
        while (end < a.size() - start
                && end < b.size() - start
                && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            end++;
        }
        StringBuilder text = new StringBuilder("\n    at line " + (start + 1));
        append(text, "ours  ", a.subList(start, a.size() - end));
        append(text, "theirs", b.subList(start, b.size() - end));
        return text.toString();
    }

    private static void append(StringBuilder text, String whose, List<String> lines) {
        for (String line : lines.subList(0, Math.min(lines.size(), SHOWN_LINES))) {
            text.append("\n    ").append(whose).append(" | ");
            text.append(line, 0, Math.min(line.length(), 200));
        }
        if (lines.size() > SHOWN_LINES) {
            text.append("\n    ")
                    .append(whose)
                    .append(" | ... ")
                    .append(lines.size())
                    .append(" lines");
        }
    }

    private static char type(Entry.Inode entry) {
        return switch (entry) {
            case Entry.Directory _ -> 'd';
            case Entry.RegularFile _ -> 'f';
            case Entry.Symlink _ -> 'l';
            case Entry.Special special ->
                    switch (special.type()) {
                        case CHARACTER_DEVICE -> 'c';
                        case BLOCK_DEVICE -> 'b';
                        case FIFO -> 'p';
                        case SOCKET -> 's';
                    };
        };
    }
}
