package lazuli.definition.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the declarations as Markdown for people. */
public final class Reference {
    private final StringBuilder text = new StringBuilder();
    private final Map<Key, Section> said = new HashMap<>();

    private Reference() {}

    /** {@return the settings of a file whose top is this section, and of every table in it} */
    public static String settings(Section top) {
        var reference = new Reference();
        Set<String> seen = new HashSet<>();
        Deque<Section> left = new ArrayDeque<>(List.of(top));
        while (!left.isEmpty()) {
            Section section = left.removeFirst();
            if (seen.add(section.name())) {
                reference.section(section);
                section.keys().forEach(key -> inside(key.type(), left));
            }
        }
        return reference.text.toString();
    }

    /** {@return the codes of what can be wrong} */
    public static String faults() {
        var text = new StringBuilder("| code | what is wrong |\n|---|---|\n");
        for (Fault fault : Fault.values()) {
            text.append("| `")
                    .append(fault.code())
                    .append("` | ")
                    .append(fault.says())
                    .append(" |\n");
        }
        return text.toString();
    }

    private static void inside(Type type, Deque<Section> left) {
        switch (type) {
            case Type.Sub(var section) -> left.addLast(section);
            case Type.Many(var element, _, _) -> inside(element, left);
            case Type.Named(_, _, var value) -> inside(value, left);
            case Type.Either(var types) -> types.forEach(each -> inside(each, left));
            case Type.Text _, Type.Choice _, Type.Flag _, Type.Whole _, Type.Moment _ -> {}
        }
    }

    private void section(Section section) {
        text.append("## ").append(section.heading()).append("\n\n");
        text.append(section.says()).append("\n");
        alsoHas(section);
        for (Key key : section.keys()) {
            if (said.putIfAbsent(key, section) == null) {
                key(key);
            }
        }
        text.append('\n');
    }

    /** What another section has too is explained there. */
    private void alsoHas(Section section) {
        Map<String, List<String>> elsewhere = new LinkedHashMap<>();
        for (Key key : section.keys()) {
            Section home = said.get(key);
            if (home != null) {
                elsewhere
                        .computeIfAbsent(home.heading(), _ -> new ArrayList<>())
                        .add("`" + key.name() + "`");
            }
        }
        elsewhere.forEach((heading, names) ->
                text.append("\nAs in `%s`, it has %s.\n".formatted(heading, Words.allOf(names))));
    }

    private void key(Key key) {
        text.append("\n### `").append(key.name()).append("`");
        text.append(key.required() ? " (needed)" : "").append("\n\n");
        text.append(key.says()).append("\n\n");
        text.append("- It is ").append(described(key.type())).append(".\n");
        key.otherwise()
                .ifPresent(value -> text.append("- Without it: ").append(value).append(".\n"));
        if (!isTable(key.type())) {
            text.append("- Example: `").append(key.line()).append("`\n");
        }
        options(key.type());
    }

    private static String described(Type type) {
        return Words.described(type).replaceAll("(\\[{1,2}[a-zA-Z.…-]+]{1,2})", "`$1`");
    }

    private static boolean isTable(Type type) {
        return switch (type) {
            case Type.Sub _ -> true;
            case Type.Many(var element, _, _) -> isTable(element);
            case Type.Named(_, _, var value) -> isTable(value);
            case Type.Text _, Type.Choice _, Type.Flag _, Type.Whole _ -> false;
            case Type.Moment _, Type.Either _ -> false;
        };
    }

    private void options(Type type) {
        if (type instanceof Type.Choice(_, var options)) {
            for (Type.Option option : options) {
                if (!option.says().isEmpty()) {
                    text.append("- `\"")
                            .append(option.value())
                            .append("\"`: ")
                            .append(option.says())
                            .append('\n');
                }
            }
        }
    }
}
