package lazuli.definition.schema;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lazuli.content.ByteSource;
import lazuli.definition.Position;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** Reads TOML 1.0. */
public final class TomlReader {
    /** No file of a definition is longer, in bytes. */
    public static final int LARGEST = 1 << 18;

    private static final int DEEPEST = 32;
    private static final TomlParseOptions OPTIONS =
            TomlParseOptions.sourceless()
                    .withVersion(TomlVersion.V1_0_0)
                    .withMaxNestingDepth(DEEPEST);

    private final String file;
    private final Findings findings;

    private TomlReader(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** {@return what this file says} What can't be read is left out, and said. */
    public static Node.Table read(String file, ByteSource source, Findings findings) {
        findings.reading(file);
        return new TomlReader(file, findings).read(source);
    }

    private Node.Table read(ByteSource source) {
        Position start = Position.start(file);
        Node.Table nothing = new Node.Table(new LinkedHashMap<>(), start);
        if (source.size() > LARGEST) {
            findings.addSyntax(
                    Fault.TOO_LARGE,
                    start,
                    "%s has %d bytes".formatted(file, source.size()),
                    "a definition's file may have %d bytes; more is surely no definition"
                            .formatted(LARGEST),
                    "put long contents into files of their own, and name them with source = \"FILE\"");
            return nothing;
        }
        String text = decoded(source.bytes());
        if (text == null || hasControls(text)) {
            return nothing;
        }
        Condensed condensed = Condensed.of(text);
        try {
            TomlParseResult result = Toml.parse(condensed.text(), OPTIONS);
            if (result.hasErrors()) {
                TomlErrors errors = new TomlErrors(file, text, condensed, findings);
                result.errors().forEach(errors::add);
            }
            return table(result, condensed, start);
        } catch (StackOverflowError deep) {
            findings.addSyntax(
                    Fault.SYNTAX,
                    start,
                    "%s is nested too deeply".formatted(file),
                    "no setting lies deeper than a few tables",
                    "write it with less nesting");
            return nothing;
        }
    }

    private @Nullable String decoded(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            findings.addSyntax(
                    Fault.ENCODING,
                    at(text, text.length()),
                    "%s is not UTF-8 text".formatted(file),
                    "the byte 0x%02x can't stand here".formatted(bytes[in.position()] & 0xff),
                    "save the file as UTF-8; bytes that are no text belong into a file of their own, named with source = \"FILE\"");
            return null;
        }
        return text.startsWith("\ufeff") ? " " + text.substring(1) : text;
    }

    private boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd =
                    c == '\n' || c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((c < ' ' || c == 0x7f) && c != '\t' && !lineEnd) {
                findings.addSyntax(
                        Fault.SYNTAX,
                        at(text, i),
                        "%s has the control character U+%04X in it".formatted(file, (int) c),
                        "TOML allows no control characters but tab and line end",
                        "take it out, or write it as \"\\u%04x\"".formatted((int) c));
                return true;
            }
        }
        return false;
    }

    private Position at(String text, int index) {
        int line = 1;
        int start = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < index; i = text.indexOf('\n', i + 1)) {
            line++;
            start = i + 1;
        }
        return new Position(file, line, index - start + 1, "");
    }

    private Node.Table table(TomlTable table, Condensed lines, Position where) {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        for (String name : table.keySet()) {
            List<String> key = List.of(name);
            String path = where.key().isEmpty() ? name : where.key() + "." + name;
            Position at = position(table.inputPositionOf(key), lines, where, path);
            entries.put(name, node(table.get(key), lines, at));
        }
        return new Node.Table(entries, where);
    }

    private Node array(TomlArray array, Condensed lines, Position where) {
        List<Node> elements = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            Position at = position(array.inputPositionOf(i), lines, where, where.key());
            elements.add(node(array.get(i), lines, at));
        }
        return new Node.Many(elements, where);
    }

    private Node node(@Nullable Object value, Condensed lines, Position where) {
        if (value instanceof String text) {
            return new Node.Text(text, where);
        } else if (value instanceof TomlArray array) {
            return array(array, lines, where);
        } else if (value instanceof TomlTable table) {
            return table(table, lines, where);
        } else if (value instanceof Boolean flag) {
            return new Node.Flag(flag, where);
        } else if (value instanceof Long number) {
            return new Node.Whole(number, where);
        } else if (value instanceof OffsetDateTime moment) {
            return new Node.Moment(moment.toEpochSecond(), where);
        }
        return new Node.Other(
                value instanceof Double ? "a fraction" : "a date or time without its zone", where);
    }

    private Position position(
            @Nullable TomlPosition at, Condensed lines, Position parent, String key) {
        return at == null
                ? new Position(file, parent.line(), parent.column(), key)
                : new Position(file, lines.line(at.line()), at.column(), key);
    }
}
