package lazuli.definition.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import lazuli.content.ByteSource;
import lazuli.definition.Located;
import lazuli.definition.schema.Checker;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Fields;
import lazuli.definition.schema.Findings;
import lazuli.definition.schema.Node;
import lazuli.definition.schema.TomlReader;

/** Reads the files of a definition, and makes one table of them: what a file includes comes before what it says itself. */
final class SourceFiles {
    private static final int MOST = 100;

    private final ProjectFiles files;
    private final Checker checker;
    private final Findings findings;
    private final SequencedSet<String> read = new LinkedHashSet<>();
    private final List<String> above = new ArrayList<>();

    SourceFiles(ProjectFiles files, Checker checker, Findings findings) {
        this.files = files;
        this.checker = checker;
        this.findings = findings;
    }

    /** {@return the files that were read, in that order} */
    List<String> names() {
        return List.copyOf(read);
    }

    /** {@return what this file and those that it includes say} */
    Node.Table read(String file, ByteSource source) {
        read.add(file);
        above.add(file);
        Node.Table own = TomlReader.read(file, source, findings);
        Node.Table merged = new Node.Table(new LinkedHashMap<>(), own.where());
        for (Located<String> include : includes(own)) {
            merged = merged(merged, included(include));
        }
        SequencedMap<String, Node> entries = new LinkedHashMap<>(own.entries());
        entries.remove(TopSection.INCLUDE.name());
        above.removeLast();
        return merged(merged, new Node.Table(entries, own.where()));
    }

    private List<Located<String>> includes(Node.Table own) {
        SequencedMap<String, Node> only = new LinkedHashMap<>(own.entries());
        only.keySet().retainAll(List.of(TopSection.INCLUDE.name()));
        Node.Table checked =
                checker.check(new Node.Table(only, own.where()), TopSection.INCLUDE_ONLY);
        return new Fields(checked).located(TopSection.INCLUDE);
    }

    private Node.Table included(Located<String> include) {
        Node.Table nothing = new Node.Table(new LinkedHashMap<>(), include.where());
        String path = files.path(include).orElse("");
        if (above.contains(path)) {
            findings.add(
                    Fault.INCLUDE_CYCLE,
                    include.where(),
                    "%s includes itself".formatted(path),
                    String.join(" includes ", above.subList(above.indexOf(path), above.size()))
                            + " includes "
                            + path,
                    "take one of these includes out");
            return nothing;
        }
        if (path.isEmpty() || read.contains(path)) {
            return nothing;
        }
        if (read.size() == MOST) {
            findings.addSyntax(
                    Fault.TOO_LARGE,
                    include.where(),
                    "the definition has more than %d files".formatted(MOST),
                    "no definition needs as many",
                    "put some of them together");
            return nothing;
        }
        return files.find(include).map(file -> read(file.path(), file.content())).orElse(nothing);
    }

    private Node.Table merged(Node.Table first, Node.Table second) {
        SequencedMap<String, Node> entries = new LinkedHashMap<>(first.entries());
        second.entries()
                .forEach((name, node) -> {
                    Node before = entries.get(name);
                    entries.put(name, before == null ? node : merged(before, node));
                });
        boolean headed = first.entries().isEmpty() || first.where().key().isEmpty();
        return new Node.Table(entries, headed ? second.where() : first.where());
    }

    private Node merged(Node before, Node node) {
        if (before instanceof Node.Table a && node instanceof Node.Table b) {
            return merged(a, b);
        }
        if (isTables(before) && isTables(node)) {
            List<Node> elements = new ArrayList<>(((Node.Many) before).elements());
            elements.addAll(((Node.Many) node).elements());
            return new Node.Many(elements, before.where());
        }
        findings.add(
                Fault.DUPLICATE,
                node.where(),
                "%s is said twice".formatted(node.where().key()),
                "%s says it already; files that are included add tables, and do not override each other"
                        .formatted(before.where().place()),
                "take one of the two out");
        return before;
    }

    private static boolean isTables(Node node) {
        return node instanceof Node.Many(var elements, _)
                && elements.stream().allMatch(Node.Table.class::isInstance);
    }
}
