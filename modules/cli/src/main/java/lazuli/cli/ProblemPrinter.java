package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lazuli.problem.Problem;

/** Problems as people and as programs read them. */
final class ProblemPrinter {
    private static final Pattern LABEL = Pattern.compile("error\\[[^]]*]:|  (where|why|fix):");
    private static final String RED = "\u001b[1;31m";
    private static final String CYAN = "\u001b[36m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private ProblemPrinter() {}

    /** {@return four lines; what is wrong and the words at their beginnings stand out where they are coloured} */
    static String text(Problem problem, boolean color) {
        String text = problem.toString();
        if (!color) {
            return text;
        }
        return text.lines()
                .map(ProblemPrinter::colored)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String colored(String line) {
        Matcher label = LABEL.matcher(line);
        if (!label.lookingAt()) {
            return line;
        }
        String rest = line.substring(label.end());
        return line.startsWith("error")
                ? RED + label.group() + PLAIN + BOLD + rest + PLAIN
                : CYAN + label.group() + PLAIN + rest;
    }

    /** {@return one JSON document} */
    static String json(List<Problem> problems) {
        JsonArray array = new JsonArray();
        for (Problem problem : problems) {
            JsonObject object = new JsonObject();
            object.addProperty("code", problem.code());
            object.addProperty("kind", problem.kind().name().toLowerCase(Locale.ROOT));
            object.addProperty("what", problem.what());
            object.addProperty("where", problem.where());
            object.addProperty("why", problem.why());
            object.addProperty("fix", problem.fix());
            array.add(object);
        }
        JsonObject document = new JsonObject();
        document.add("problems", array);
        return document.toString();
    }
}
