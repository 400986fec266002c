package lazuli.definition.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lazuli.content.ByteSource;
import lazuli.definition.Position;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TomlReaderTest {
    private static final List<String> LINES =
            List.of(
                    "# a comment with \"quotes\" and '''more'''",
                    "",
                    "   ",
                    "\t# indented",
                    "a = 1",
                    "b = \"x # no comment\"",
                    "c = 'it''s",
                    "d = '''one",
                    "# not a comment here, if a string is open",
                    "two'''",
                    "e = \"\"\"",
                    "f = \"\"\"a \\\"\"\" b\"\"\" # c",
                    "g = \"\"\"quotes \"\" inside\"\"\"\"\"",
                    "h = ''''quoted'''''",
                    "\"\"\"",
                    "i = [ # open",
                    "  1, 2,",
                    "]",
                    "j = { k = \"l\", m = [true] }",
                    "[t]",
                    "[t.u]",
                    "[[v]]",
                    "n.o = \"\\u00e9\"",
                    "p = \"\\\\\"",
                    "q = \"\\\" # still a string\"",
                    "r = 2026-11-01T00:00:00Z",
                    "s = \"\"",
                    "w = ''",
                    "x = \"\"\"\"\"\" # empty",
                    "\"y.z\" = 0x1F");

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(LINES.get(random.nextInt(LINES.size())));
            text.append(random.nextInt(8) == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }

    /** What Python's own TOML reader makes of these texts: JSON, or null where it refuses one. */
    private static JsonArray python(List<String> texts, Path directory) {
        String program =
                """
                import json, sys, tomllib
                def plain(o):
                    if isinstance(o, dict): return {k: plain(v) for k, v in o.items()}
                    if isinstance(o, list): return [plain(v) for v in o]
                    return int(o.timestamp()) if hasattr(o, "timestamp") else o
                def read(t):
                    try: return plain(tomllib.loads(t))
                    except tomllib.TOMLDecodeError: return None
                print(json.dumps([read(t) for t in json.load(sys.stdin)]))
                """;
        byte[] input = new Gson().toJson(texts).getBytes(StandardCharsets.UTF_8);
        return JsonParser.parseString(
                        Referee.of("python3")
                                .run(directory, Map.of(), input, "-c", program)
                                .good()
                                .text())
                .getAsJsonArray();
    }

    @Test
    void pythonReadsTheSame(@TempDir Path directory) {
        var random = new Random(5);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            texts.add(text(random));
        }
        JsonArray expected = python(texts, directory);
        int good = 0;
        for (int i = 0; i < texts.size(); i++) {
            JsonElement ours = ours(texts.get(i));
            assertThat(ours).as(texts.get(i)).isEqualTo(expected.get(i));
            good += ours.isJsonNull() ? 0 : 1;
        }
        assertThat(good).isBetween(100, texts.size() - 100);
    }

    private static JsonElement ours(String text) {
        var findings = new Findings();
        Node.Table table = TomlReader.read("x.toml", ByteSource.of(text), findings);
        return findings.isEmpty() ? json(table) : JsonNull.INSTANCE;
    }

    private static JsonElement json(Node node) {
        return switch (node) {
            case Node.Text(var value, _) -> new JsonPrimitive(value);
            case Node.Flag(var value, _) -> new JsonPrimitive(value);
            case Node.Whole(var value, _) -> new JsonPrimitive(value);
            case Node.Moment(var value, _) -> new JsonPrimitive(value);
            case Node.Many(var elements, _) -> {
                JsonArray array = new JsonArray();
                elements.forEach(element -> array.add(json(element)));
                yield array;
            }
            case Node.Table(var entries, _) -> {
                JsonObject object = new JsonObject();
                entries.forEach((name, value) -> object.add(name, json(value)));
                yield object;
            }
            case Node.Other _, Node.Wrong _ -> throw new AssertionError(node);
        };
    }

    @Test
    void everyValueKnowsItsPlaceWhateverStandsAboveIt() {
        String text =
                """
                # one

                # two
                [table]
                text = '''
                # three

                '''

                # four
                list = [
                    # five
                    1,

                    2, # six
                ]
                inline = { deep.er = true }
                """;
        var findings = new Findings();
        Node.Table top = TomlReader.read("x.toml", ByteSource.of(text), findings);
        Node.Table table = (Node.Table) top.entries().get("table");
        assertThat(table.where()).isEqualTo(new Position("x.toml", 4, 1, "table"));
        assertThat(table.entries().get("text"))
                .isEqualTo(
                        new Node.Text("# three\n\n", new Position("x.toml", 5, 1, "table.text")));
        assertThat(((Node.Many) table.entries().get("list")).elements())
                .extracting(Node::where)
                .containsExactly(
                        new Position("x.toml", 13, 5, "table.list"),
                        new Position("x.toml", 15, 5, "table.list"));
        Node.Table inline = (Node.Table) table.entries().get("inline");
        Node.Table deep = (Node.Table) inline.entries().get("deep");
        assertThat(deep.entries().get("er").where().line()).isEqualTo(17);
        assertThat(deep.entries().get("er").where().key()).isEqualTo("table.inline.deep.er");
    }

    @Test
    void syntaxErrorsKnowTheirPlaceWhateverStandsAboveThem() {
        var findings = new Findings();
        String text = "# a\n\n\na = [ # b\n# c\n\n1, # d\n# e\n 2 3 ]\n";
        TomlReader.read("x.toml", ByteSource.of(text), findings);
        var e = catchThrowableOfType(ProblemException.class, findings::raise);
        assertThat(e.problems().getFirst().where()).isEqualTo("x.toml:9:4");
        assertThat(e.problems().getFirst().why()).isEqualTo("the line is: 2 3 ]");
    }
}
