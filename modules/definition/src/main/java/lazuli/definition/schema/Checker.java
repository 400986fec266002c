package lazuli.definition.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import lazuli.definition.Position;
import lazuli.problem.Nearest;
import org.jspecify.annotations.Nullable;

/** Holds a file against its declarations. What is wrong is said, and taken out, or marked as {@link Node.Wrong} where it is a setting's value; the rest can be read without a further look. */
public final class Checker {
    private final List<Section> sections;
    private final Findings findings;

    /** For a file that has these sections; they are searched where a key stands in the wrong one. */
    public Checker(List<Section> sections, Findings findings) {
        this.sections = List.copyOf(sections);
        this.findings = findings;
    }

    /** {@return what is right in this table} */
    public Node.Table check(Node.Table table, Section section) {
        SequencedMap<String, Node> right = new LinkedHashMap<>();
        table.entries()
                .forEach((name, node) -> {
                    Key key = section.key(name);
                    if (key == null) {
                        unknown(name, node.where(), section);
                        return;
                    }
                    Node checked = check(node, key.type(), key);
                    right.put(name, checked == null ? new Node.Wrong(node.where()) : checked);
                });
        for (Key key : section.keys()) {
            if (key.required() && !table.entries().containsKey(key.name())) {
                missing(key, table.where(), section);
            }
        }
        return new Node.Table(right, table.where());
    }

    /** {@return what is right in this value; null where nothing is} */
    @Nullable Node check(Node node, Type type, Key key) {
        return type.fits(node) ? type.check(node, key, this) : wrong(node, key);
    }

    @Nullable Node text(Node.Text text, Grammar grammar) {
        return isRight(text.value(), grammar, text.where()) ? text : null;
    }

    private boolean isRight(String value, Grammar grammar, Position where) {
        Complaint complaint = grammar.complaint(value);
        if (complaint != null) {
            findings.add(
                    grammar.fault(),
                    where,
                    Shown.quoted(value) + " is not " + grammar.noun(),
                    complaint.why(),
                    complaint.fix());
        }
        return complaint == null;
    }

    @Nullable Node choice(Node.Text text, Type.Choice choice) {
        List<String> values = choice.values();
        if (values.contains(text.value())) {
            return text;
        }
        Optional<String> meant = Nearest.to(text.value(), values);
        findings.add(
                Fault.BAD_VALUE,
                text.where(),
                Shown.quoted(text.value()) + " is not " + choice.noun(),
                "it can be " + Words.anyOf(values),
                meant.map(value -> "write " + Shown.quoted(value)).orElse("write one of those"));
        return null;
    }

    @Nullable Node whole(Node.Whole number, Type.Whole whole) {
        if (number.value() >= whole.least() && number.value() <= whole.most()) {
            return number;
        }
        findings.add(
                Fault.BAD_VALUE,
                number.where(),
                "%d is out of range".formatted(number.value()),
                "it can be from %d to %d".formatted(whole.least(), whole.most()),
                "write a number in that range");
        return null;
    }

    @Nullable Node moment(Node.Whole second, Key key) {
        if (second.value() >= 0) {
            return second;
        }
        findings.add(
                Fault.BAD_VALUE,
                second.where(),
                "a time before 1970 is no stamp",
                "file systems and archives count from 1970-01-01T00:00:00Z",
                "write something like " + key.example());
        return null;
    }

    Node many(Node.Many list, Type.Many type, Key key) {
        List<Node> right = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node element : list.elements()) {
            Node checked = check(element, type.element(), key);
            if (type.isSet()
                    && checked instanceof Node.Text(var value, var where)
                    && !seen.add(value)) {
                findings.add(
                        Fault.DUPLICATE,
                        where,
                        Shown.quoted(value) + " stands twice in " + key.name(),
                        "once is enough, and twice is mostly an accident",
                        "take one out");
            } else if (checked != null) {
                right.add(checked);
            }
        }
        if (list.elements().isEmpty() && !type.mayBeEmpty()) {
            findings.add(
                    Fault.BAD_VALUE,
                    list.where(),
                    key.name() + " is empty",
                    "an empty list says nothing here",
                    "write something like %s, or take it out".formatted(key.line()));
        }
        return new Node.Many(right, list.where());
    }

    Node named(Node.Table table, Type.Named type, Key key) {
        SequencedMap<String, Node> right = new LinkedHashMap<>();
        table.entries()
                .forEach((name, node) -> {
                    boolean good = isRight(name, type.names(), node.where());
                    Node checked = check(node, type.value(), key);
                    if (good && checked != null) {
                        right.put(name, checked);
                    }
                });
        return new Node.Table(right, table.where());
    }

    private void unknown(String name, Position where, Section section) {
        String what = "%s is not a setting of %s".formatted(Shown.text(name), section.heading());
        Optional<String> near = Nearest.to(name, section.names());
        if (near.isPresent()) {
            findings.add(
                    Fault.UNKNOWN_KEY,
                    where,
                    what,
                    "the nearest name that it has is " + near.get(),
                    "write " + near.get());
            return;
        }
        Optional<Section> home =
                sections.stream().filter(other -> other.key(name) != null).findFirst();
        findings.add(
                Fault.UNKNOWN_KEY,
                where,
                what,
                home.map(other -> name + " is a setting of " + other.heading())
                        .orElse("it has " + Words.allOf(section.names())),
                home.map(other -> "move it to a table " + other.heading() + ", or take it out")
                        .orElse("take it out, or write one of those"));
    }

    private void missing(Key key, Position where, Section section) {
        if (findings.isBroken()) {
            return;
        }
        findings.add(
                Fault.MISSING_KEY,
                where,
                "%s needs %s".formatted(section.heading(), key.name()),
                Words.plain(key.says()),
                "add a line like " + key.line());
    }

    private @Nullable Node wrong(Node node, Key key) {
        findings.add(
                Fault.WRONG_TYPE,
                node.where(),
                "%s can't be %s".formatted(key.name(), node.noun()),
                why(node, key),
                fix(node, key));
        return null;
    }

    private static String why(Node node, Key key) {
        boolean mode = key.type() instanceof Type.Text(var grammar) && grammar == Grammar.MODE;
        return mode && node instanceof Node.Whole
                ? "a mode is octal, and TOML would read the number as decimal"
                : "it is %s. %s".formatted(Words.described(key.type()), Words.plain(key.says()));
    }

    private static String fix(Node node, Key key) {
        return switch (node) {
            case Node.Text(var value, _) when key.type() instanceof Type.Many(Type.Text _, _, _) ->
                    "write %s = [%s]".formatted(key.name(), Shown.quoted(value));
            case Node.Whole(var value, _) when takesText(key.type()) ->
                    "write it in quotes: \"%s\""
                            .formatted(
                                    key.type() instanceof Type.Text(var grammar)
                                                    && grammar == Grammar.MODE
                                            ? mode(value)
                                            : Long.toString(value));
            case Node.Text(var value, _) when isFlag(key.type(), value) ->
                    "write %s = %s, without quotes".formatted(key.name(), value);
            case Node.Table _ when key.type() instanceof Type.Many(Type.Sub(var section), _, _) ->
                    "write its table with two brackets: " + section.heading();
            case Node _ -> "write something like " + key.line();
        };
    }

    /** The digits as they were typed: 644, or what 0o644 became. */
    private static String mode(long value) {
        String decimal = Long.toString(value);
        return decimal.matches("[0-7]{3}")
                ? "0" + decimal
                : "0" + Long.toOctalString(value & 07777);
    }

    private static boolean takesText(Type type) {
        return switch (type) {
            case Type.Text _ -> true;
            case Type.Many(var element, _, _) -> takesText(element);
            case Type.Named(_, _, var value) -> takesText(value);
            case Type.Either(var types) -> types.stream().anyMatch(Checker::takesText);
            case Type.Choice _, Type.Flag _, Type.Whole _, Type.Moment _, Type.Sub _ -> false;
        };
    }

    private static boolean isFlag(Type type, String value) {
        return type instanceof Type.Flag && (value.equals("true") || value.equals("false"));
    }
}
