package lazuli.definition.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lazuli.definition.Position;
import org.tomlj.TomlParseError;

/** Says what the TOML parser found wrong, in words that help. */
final class TomlErrors {
    private static final int LONGEST = 120;
    private static final Pattern AGAIN =
            Pattern.compile(
                    "(.*) previously defined at line (\\d{1,9}), column .*", Pattern.DOTALL);

    private final String file;
    private final String[] lines;
    private final Condensed condensed;
    private final Findings findings;

    TomlErrors(String file, String text, Condensed condensed, Findings findings) {
        this.file = file;
        this.lines = text.split("\n", -1);
        this.condensed = condensed;
        this.findings = findings;
    }

    void add(TomlParseError error) {
        int line = condensed.line(error.position().line());
        Position where = new Position(file, line, error.position().column(), "");
        String message = String.valueOf(error.getMessage());
        Matcher again = AGAIN.matcher(message);
        if (again.matches()) {
            duplicate(where, again.group(1), Integer.parseInt(again.group(2)));
            return;
        }
        String source = line <= lines.length ? shortened(lines[line - 1].strip()) : "";
        findings.addSyntax(
                Fault.SYNTAX,
                where,
                "this is not TOML: " + shortened(message),
                source.isEmpty() ? "the file ends too early" : "the line is: " + source,
                fix(source, message));
    }

    private void duplicate(Position where, String name, int firstLine) {
        findings.add(
                Fault.DUPLICATE,
                where,
                name + " is said twice",
                "it stands in line %d already; a key stands once in its table, and a table once in a file"
                        .formatted(condensed.line(firstLine)),
                "take one of the two out, or put what they say into one");
    }

    private static String fix(String source, String message) {
        if (source.matches("mode\\s*=\\s*0[0-7]+.*")) {
            return "write the mode in quotes, mode = \"0644\": a TOML number can't begin with 0";
        }
        if (message.contains("Nesting is too deep")) {
            return "write it with less nesting: no setting lies deeper than a few tables";
        }
        if (source.contains("“") || source.contains("”")) {
            return "use straight quotes (\") around strings";
        }
        if (source.matches("[\\w.-]+\\s*:.*")) {
            return "write KEY = VALUE; a colon is YAML's";
        }
        if (source.matches("[\\w.-]+\\s*=\\s*[A-Za-z/~.][^\"']*")) {
            return "put the value in quotes: KEY = \"VALUE\"";
        }
        return "write KEY = VALUE, with strings in quotes, lists in [ ] with commas, and each table's [NAME] on a line of its own";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? Shown.text(text)
                : Shown.text(text.substring(0, LONGEST)) + "…";
    }
}
