package lazuli.shell.command;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command did.
 *
 * @param tree what the working directory looks like afterwards
 */
record Outcome(int status, String output, String errors, String tree) {
    /** Only the first line of complaints is compared, and quotes are all the same. */
    Outcome comparable(boolean withErrors) {
        String first = errors.lines().findFirst().orElse("");
        first = first.replace('‘', '\'').replace('’', '\'').replace('`', '\'');
        return new Outcome(status, output, withErrors ? first : "", tree);
    }

    /** Where another outcome differs from this one, which is right. */
    String against(Outcome actual) {
        StringBuilder report = new StringBuilder();
        part(report, "status", "" + status, "" + actual.status);
        part(report, "output", output, actual.output);
        part(report, "errors", errors, actual.errors);
        List<String> expected = new ArrayList<>(tree.lines().toList());
        List<String> found = new ArrayList<>(actual.tree.lines().toList());
        List<String> common = new ArrayList<>(expected);
        common.retainAll(found);
        expected.removeAll(common);
        found.removeAll(common);
        part(report, "tree", String.join("\n", expected), String.join("\n", found));
        return report.toString();
    }

    private static void part(StringBuilder report, String name, String expected, String actual) {
        if (!expected.equals(actual)) {
            report.append(
                    "  %s: expected [%s]%n  %s  but was [%s]%n"
                            .formatted(name, expected, " ".repeat(name.length() - 1), actual));
        }
    }
}
