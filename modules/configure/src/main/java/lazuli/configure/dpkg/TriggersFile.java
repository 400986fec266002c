package lazuli.configure.dpkg;

import java.util.ArrayList;
import java.util.List;
import lazuli.content.ByteSource;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/**
 * The {@code triggers} file of a control archive, as in deb-triggers(5).
 *
 * @param directives in the file's order
 */
record TriggersFile(List<Directive> directives) {
    static final TriggersFile EMPTY = new TriggersFile(List.of());

    /**
     * One line.
     *
     * @param activates whether it activates the trigger; else it is interested in it
     */
    record Directive(boolean activates, boolean awaits, String trigger) {}

    static TriggersFile of(PackageRecord packageRecord) {
        ByteSource file = packageRecord.archive().controlFiles().get("triggers");
        if (file == null) {
            return EMPTY;
        }
        List<Directive> directives = new ArrayList<>();
        int number = 0;
        for (String line : file.text().split("\n")) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                directives.add(directive(packageRecord, number, stripped));
            }
        }
        return new TriggersFile(List.copyOf(directives));
    }

    private static Directive directive(PackageRecord packageRecord, int number, String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        String trigger = line.substring(end).strip();
        return switch (trigger.isEmpty() ? "" : line.substring(0, end)) {
            case "interest", "interest-await" -> new Directive(false, true, trigger);
            case "interest-noawait" -> new Directive(false, false, trigger);
            case "activate", "activate-await" -> new Directive(true, true, trigger);
            case "activate-noawait" -> new Directive(true, false, trigger);
            default ->
                    throw new Problem(
                                    "configure.triggers-file",
                                    Kind.DATA,
                                    "a package's triggers cannot be understood",
                                    "package %s, triggers:%d".formatted(packageRecord, number),
                                    "the line is " + line,
                                    "use another version of the package, or report it to who made it")
                            .exception();
        };
    }
}
