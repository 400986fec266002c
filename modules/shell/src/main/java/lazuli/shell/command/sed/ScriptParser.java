package lazuli.shell.command.sed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.regex.Dialect;
import lazuli.shell.command.regex.Regex;
import lazuli.shell.command.regex.RegexSyntaxException;
import org.jspecify.annotations.Nullable;

/** Makes instructions of a script. */
final class ScriptParser {
    private final ScriptText script;
    private final Encoding encoding;
    private final Dialect dialect;
    private final Outputs outputs;
    private final boolean multiline;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final Map<Integer, String> jumps = new HashMap<>();

    ScriptParser(ScriptText script, Encoding encoding, Dialect dialect, Outputs outputs, char end) {
        this.script = script;
        this.encoding = encoding;
        this.dialect = dialect;
        this.outputs = outputs;
        this.multiline = end == '\n';
    }

    List<Instruction> parse() {
        while (true) {
            int c = script.peek();
            if (c == ScriptText.END) {
                break;
            }
            if (c == ';' || Character.isWhitespace(c)) {
                script.next();
            } else if (c == '#') {
                script.restOfLine();
            } else {
                instruction();
            }
        }
        if (!blocks.isEmpty()) {
            throw new Failure(1, "-e expression #1, char 0: unmatched `{'");
        }
        jumps.forEach(this::resolve);
        return List.copyOf(instructions);
    }

    private void resolve(int index, String label) {
        Integer to = label.isEmpty() ? Integer.valueOf(instructions.size()) : labels.get(label);
        if (to == null) {
            throw new Failure(4, "can't find label for jump to `" + label + "'");
        }
        Instruction jump = instructions.get(index);
        if (jump.action() instanceof Action.Jump(var condition, _)) {
            replaceAction(index, new Action.Jump(condition, to));
        }
    }

    private void replaceAction(int index, Action action) {
        Instruction old = instructions.get(index);
        instructions.set(index, new Instruction(old.first(), old.last(), old.negated(), action));
    }

    private void instruction() {
        Address first = address();
        Address last = null;
        if (first instanceof Address.After || first instanceof Address.Multiple) {
            throw script.wrong("invalid usage of +N or ~N as first address");
        }
        if (first != null && script.peekNonblank() == ',') {
            script.next();
            script.peekNonblank();
            last = address();
            if (last == null) {
                script.next();
                throw script.wrong("unexpected `,'");
            }
        }
        if (first instanceof Address.Line(long number)
                && number == 0
                && !(last instanceof Address.Matching)) {
            script.next();
            throw script.wrong("invalid usage of line address 0");
        }
        boolean negated = negation();
        int letter = script.next();
        if (letter == ScriptText.END) {
            throw script.wrong("missing command");
        }
        if (letter == '}') {
            closeBlock(first != null);
            return;
        }
        if (letter == ':') {
            label(first != null);
            return;
        }
        checkAddresses(letter, last);
        int index = instructions.size();
        Action action = action((char) letter, index);
        instructions.add(new Instruction(first, last, negated, action));
    }

    private void checkAddresses(int letter, @Nullable Address last) {
        if (last != null && (letter == 'q' || letter == 'Q')) {
            throw script.wrong("command only uses one address");
        }
    }

    private boolean negation() {
        if (script.peekNonblank() != '!') {
            return false;
        }
        script.next();
        if (script.peekNonblank() == '!') {
            script.next();
            throw script.wrong("multiple `!'s");
        }
        return true;
    }

    private void closeBlock(boolean addressed) {
        if (blocks.isEmpty()) {
            throw script.wrong("unexpected `}'");
        }
        if (addressed) {
            throw script.wrong("} doesn't want any addresses");
        }
        replaceAction(blocks.pop(), new Action.Block(instructions.size()));
        end();
    }

    private void label(boolean addressed) {
        if (addressed) {
            throw script.wrong(": doesn't want any addresses");
        }
        String label = labelName();
        if (label.isEmpty()) {
            throw script.wrong("\":\" lacks a label");
        }
        labels.putIfAbsent(label, instructions.size());
    }

    private String labelName() {
        script.peekNonblank();
        StringBuilder name = new StringBuilder();
        while (script.peek() != ScriptText.END
                && !Character.isWhitespace(script.peek())
                && script.peek() != ';'
                && script.peek() != '}') {
            name.append((char) script.next());
        }
        return name.toString();
    }

    /** What may follow a command: blanks, then the end of the line or the script, a semicolon, a brace or a comment. */
    private void end() {
        int c = script.peekNonblank();
        if (c == '}' || c == '#') {
            return;
        }
        script.next();
        if (c != ScriptText.END && c != '\n' && c != ';') {
            throw script.wrong("extra characters after command");
        }
    }

    private @Nullable Address address() {
        int c = script.peek();
        if (script.atDigit()) {
            long number = script.number();
            if (script.peekNonblank() != '~') {
                return new Address.Line(number);
            }
            script.next();
            long step = script.number();
            return step == 0 ? new Address.Line(number) : new Address.Every(number, step);
        }
        if (c == '$') {
            script.next();
            return new Address.Last();
        }
        if (c == '+' || c == '~') {
            script.next();
            if (!script.atDigit()) {
                throw script.wrong("expected number after +/~");
            }
            long number = script.number();
            return c == '+' ? new Address.After(number) : new Address.Multiple(number);
        }
        if (c == '/' || c == '\\') {
            script.next();
            int delimiter = c == '/' ? c : script.next();
            String pattern = delimited(delimiter, true, "unterminated address regex");
            List<Regex.Flag> flags = new ArrayList<>();
            for (int flag = script.peekNonblank(); flag == 'I' || flag == 'M'; ) {
                flags.add(flag == 'I' ? Regex.Flag.IGNORE_CASE : Regex.Flag.MULTILINE);
                script.next();
                flag = script.peekNonblank();
            }
            return new Address.Matching(regex(pattern, flags));
        }
        return null;
    }

    /** Text up to the delimiter, which loses its backslash inside the text; in a pattern it also stands for itself in brackets. */
    private String delimited(int delimiter, boolean pattern, String otherwise) {
        StringBuilder text = new StringBuilder();
        boolean bracket = false;
        while (true) {
            int c = script.next();
            if (c == ScriptText.END || c == '\n' && !bracket) {
                throw script.wrong(otherwise);
            }
            if (c == delimiter && !bracket) {
                return text.toString();
            }
            if (c == '\\') {
                escaped(text, delimiter, pattern, bracket, otherwise);
                continue;
            }
            text.append((char) c);
            if (pattern && c == '[') {
                if (!bracket) {
                    bracket = true;
                    bracketStart(text);
                } else {
                    bracketClass(text);
                }
            } else if (c == ']') {
                bracket = false;
            }
        }
    }

    private void escaped(
            StringBuilder text, int delimiter, boolean pattern, boolean bracket, String otherwise) {
        if (bracket && script.peek() == ']') {
            text.append('\\');
            return;
        }
        int c = script.next();
        if (c == ScriptText.END) {
            throw script.wrong(otherwise);
        }
        if (c == delimiter && bracket) {
            text.append('\\').append((char) c);
        } else if (c == delimiter) {
            text.append(!pattern && c == '&' ? "\\" : "").append((char) c);
        } else if (c == 'n' && pattern) {
            text.append('\n');
        } else if (c == '\n') {
            text.append(pattern ? "\n" : "\\\n");
        } else {
            text.append('\\').append((char) c);
        }
    }

    private void bracketStart(StringBuilder text) {
        if (script.peek() == '^') {
            text.append((char) script.next());
        }
        if (script.peek() == ']') {
            text.append((char) script.next());
        }
    }

    private void bracketClass(StringBuilder text) {
        int mark = script.peek();
        if (mark != ':' && mark != '.' && mark != '=') {
            return;
        }
        text.append((char) script.next());
        int before = 0;
        while (script.peek() != ScriptText.END && script.peek() != '\n') {
            int c = script.next();
            text.append((char) c);
            if (c == ']' && before == mark) {
                return;
            }
            before = c;
        }
    }

    private @Nullable Regex regex(String pattern, List<Regex.Flag> flags) {
        if (pattern.isEmpty()) {
            if (!flags.isEmpty()) {
                throw script.wrong("cannot specify modifiers on empty regexp");
            }
            return null;
        }
        if (!multiline) {
            flags.remove(Regex.Flag.MULTILINE);
        }
        try {
            return Regex.parse(
                    Escapes.replace(pattern, encoding), dialect, flags.toArray(Regex.Flag[]::new));
        } catch (RegexSyntaxException e) {
            throw script.wrong(e.message());
        }
    }

    private Action action(char letter, int index) {
        return switch (letter) {
            case '{' -> {
                blocks.push(index);
                yield new Action.Block(index + 1);
            }
            case '=', 'd', 'D', 'F', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x', 'z' -> {
                end();
                yield new Action.Simple(letter);
            }
            case 'a' -> new Action.Append(text());
            case 'i' -> new Action.Insert(text());
            case 'c' -> new Action.Change(text());
            case 'r' -> new Action.ReadFile(fileName());
            case 'R' -> new Action.ReadLine(fileName());
            case 'w' -> new Action.WriteFile(outputs.to(fileName()));
            case 'W' -> new Action.WriteLine(outputs.to(fileName()));
            case 'q' -> new Action.Quit((int) argument(0), true);
            case 'Q' -> new Action.Quit((int) argument(0), false);
            case 'l' -> new Action.List((int) argument(-1));
            case 'b' -> jump(Action.Condition.ALWAYS, index);
            case 't' -> jump(Action.Condition.REPLACED, index);
            case 'T' -> jump(Action.Condition.NOT_REPLACED, index);
            case 's' -> substitution();
            case 'y' -> transliteration();
            case 'e', 'v' -> throw new UnsupportedUseException("sed: the command " + letter);
            default -> throw script.wrong("unknown command: `" + letter + "'");
        };
    }

    private Action jump(Action.Condition condition, int index) {
        jumps.put(index, labelName());
        end();
        return new Action.Jump(condition, index);
    }

    private long argument(long otherwise) {
        script.peekNonblank();
        long number = script.atDigit() ? script.number() : otherwise;
        end();
        return number;
    }

    private String fileName() {
        script.peekNonblank();
        String name = script.restOfLine();
        if (name.isEmpty()) {
            throw script.wrong("missing filename in r/R/w/W commands");
        }
        return name;
    }

    /** The text of {@code a}, {@code i} and {@code c}: what follows a backslash and newline, or, in one line, the command or a backslash. */
    private String text() {
        int c = script.peekNonblank();
        if (c == ScriptText.END) {
            throw script.wrong("expected \\ after `a', `c' or `i'");
        }
        String blanks = "";
        if (c == '\\') {
            script.next();
            StringBuilder skipped = new StringBuilder();
            while (script.peek() == ' ' || script.peek() == '\t') {
                skipped.append((char) script.next());
            }
            if (script.peek() == '\n') {
                script.next();
            } else {
                blanks = skipped.toString();
                if (script.peek() == ScriptText.END) {
                    return blanks;
                }
            }
            if (blanks.isEmpty() && script.peek() != '\\' && script.peek() != '\n') {
                return plainThenText();
            }
        }
        return blanks + textLines();
    }

    private String plainThenText() {
        int c = script.next();
        return c == ScriptText.END ? "\n" : (char) c + textLines();
    }

    private String textLines() {
        StringBuilder raw = new StringBuilder();
        while (true) {
            int c = script.next();
            if (c == ScriptText.END || c == '\n') {
                break;
            }
            if (c == '\\') {
                int escaped = script.next();
                if (escaped == ScriptText.END) {
                    break;
                }
                raw.append('\\').append((char) escaped);
            } else {
                raw.append((char) c);
            }
        }
        return unescaped(Escapes.replaceInReplacement(raw.toString(), encoding)) + "\n";
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                c = text.charAt(++i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private Action substitution() {
        int delimiter = script.next();
        String unterminated = "unterminated `s' command";
        if (delimiter == ScriptText.END || delimiter == '\n' || delimiter == '\\') {
            throw script.wrong(unterminated);
        }
        String pattern = delimited(delimiter, true, unterminated);
        String right = delimited(delimiter, false, unterminated);
        Replacement replacement = Replacement.parse(Escapes.replaceInReplacement(right, encoding));
        SubstitutionFlags flags = new SubstitutionFlags(script);
        Output to = flags.read() ? outputs.to(fileName()) : null;
        Regex regex = regex(pattern, flags.regexFlags());
        if (regex != null && replacement.highestGroup() > regex.groups()) {
            throw script.wrong(
                    "invalid reference \\%d on `s' command's RHS"
                            .formatted(replacement.highestGroup()));
        }
        return new Action.Substitute(
                regex, replacement, flags.number(), flags.global(), flags.printed(), to);
    }

    private Action transliteration() {
        int delimiter = script.next();
        String unterminated = "unterminated `y' command";
        if (delimiter == ScriptText.END || delimiter == '\n' || delimiter == '\\') {
            throw script.wrong(unterminated);
        }
        int[] from = characters(delimited(delimiter, false, unterminated));
        int[] to = characters(delimited(delimiter, false, unterminated));
        if (from.length != to.length) {
            throw script.wrong("strings for `y' command are different lengths");
        }
        end();
        Map<Integer, Integer> map = new HashMap<>();
        for (int i = 0; i < from.length; i++) {
            map.putIfAbsent(from[i], to[i]);
        }
        return new Action.Transliterate(map);
    }

    private int[] characters(String text) {
        return unescaped(Escapes.replaceInReplacement(text, encoding)).codePoints().toArray();
    }
}
