package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import lazuli.problem.Problem;

/** Problems as people and as programs read them. */
final class ProblemPrinter {
    private ProblemPrinter() {}

    static String text(Problem problem) {
        return problem.toString();
    }

    /** {@return one JSON document} */
    static String json(List<Problem> problems) {
        JsonArray array = new JsonArray();
        for (Problem problem : problems) {
            JsonObject object = new JsonObject();
            object.addProperty("code", problem.code());
            object.addProperty("kind", problem.kind().name().toLowerCase(java.util.Locale.ROOT));
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
