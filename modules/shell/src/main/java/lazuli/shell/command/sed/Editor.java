package lazuli.shell.command.sed;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.LineReader;
import lazuli.shell.command.regex.Match;
import lazuli.shell.command.regex.Regex;
import lazuli.shell.command.regex.Search;
import lazuli.tree.Names;
import lazuli.tree.TreeException;
import org.jspecify.annotations.Nullable;

/** Runs a script over lines. What it remembers between files is the hold space, the last pattern, and the ranges that are open. */
final class Editor {
    private static final int RUNNING = -1;

    private final Call call;
    private final Settings settings;
    private final List<Instruction> script;
    private final Ranges ranges;
    private final Map<String, LineReader> readers = new HashMap<>();
    private final List<Runnable> appended = new ArrayList<>();
    private Input input;
    private Output out;
    private String space = "";
    private String hold = "";
    private boolean replaced;
    private boolean again;
    private boolean ended;
    private boolean spaceTerminated = true;
    private boolean holdTerminated = true;
    private @Nullable Regex lastRegex;
    private int status = RUNNING;

    /**
     * How lines are read and printed.
     *
     * @param quiet whether lines are printed only when the script says so
     * @param end what ends a line
     * @param width where {@code l} breaks lines
     */
    record Settings(boolean quiet, char end, int width) {}

    Editor(Call call, Settings settings, List<Instruction> script, Input input, Output out) {
        this.call = call;
        this.settings = settings;
        this.script = script;
        this.ranges = new Ranges(script.size());
        this.input = input;
        this.out = out;
    }

    /** Goes on with other lines, and to another place. */
    void turnTo(Input newInput, Output newOut) {
        input = newInput;
        out = newOut;
    }

    /** Edits all lines. Returns the status that the script quits with, or -1 where it doesn't. */
    int run() {
        ended = false;
        while (status == RUNNING && !ended && (again || readNext())) {
            again = false;
            boolean printing = cycle();
            if (printing && !settings.quiet) {
                print();
            }
            flushAppended();
        }
        return status;
    }

    private boolean readNext() {
        if (!input.hasNext()) {
            return false;
        }
        space = take();
        replaced = false;
        return true;
    }

    private String take() {
        String line = input.next();
        spaceTerminated = input.terminated();
        return line;
    }

    private void print() {
        out.line(space, spaceTerminated, settings.end);
    }

    private void flushAppended() {
        appended.forEach(Runnable::run);
        appended.clear();
    }

    /** Runs the script once. Returns whether the pattern space is to be printed. */
    private boolean cycle() {
        int at = 0;
        while (at < script.size()) {
            Instruction instruction = script.get(at);
            boolean selected = ranges.select(at, instruction, this) != instruction.negated();
            int next = at + 1;
            if (selected) {
                next = run(at, instruction);
                if (next < 0) {
                    return next == PRINT;
                }
            } else if (instruction.action() instanceof Action.Block(int to)) {
                next = to;
            }
            at = next;
        }
        return true;
    }

    private static final int MOST_SPACE = 1 << 23;
    private static final int PRINT = -1;
    private static final int NO_PRINT = -2;

    /** Runs one instruction. Returns the index of the next, or that the cycle ends. */
    private int run(int at, Instruction instruction) {
        switch (instruction.action()) {
            case Action.Simple(char letter) -> {
                return simple(letter, at);
            }
            case Action.Block _ -> {}
            case Action.Append(var text) -> appended.add(() -> out.text(text));
            case Action.Insert(var text) -> out.text(text);
            case Action.Change(var text) -> {
                if (!ranges.isOpen(at) || instruction.negated()) {
                    out.text(text);
                }
                return NO_PRINT;
            }
            case Action.ReadFile(var file) -> appended.add(() -> copy(file));
            case Action.ReadLine(var file) -> appendLine(file);
            case Action.WriteFile(var to) -> to.line(space, spaceTerminated, settings.end);
            case Action.WriteLine(var to) -> to.line(firstLine(), true, settings.end);
            case Action.List(int width) ->
                    out.bytes(
                            Listing.of(space, call.encoding(), width < 0 ? settings.width : width));
            case Action.Quit(int exit, boolean printing) -> {
                status = exit;
                return printing ? PRINT : NO_PRINT;
            }
            case Action.Jump(var condition, int to) -> {
                if (jumps(condition)) {
                    call.works(space.length());
                    return to;
                }
            }
            case Action.Substitute substitute -> substitute(substitute);
            case Action.Transliterate(var map) -> transliterate(map);
        }
        return at + 1;
    }

    private boolean jumps(Action.Condition condition) {
        boolean was = replaced;
        return switch (condition) {
            case ALWAYS -> true;
            case REPLACED -> {
                replaced = false;
                yield was;
            }
            case NOT_REPLACED -> {
                replaced = false;
                yield !was;
            }
        };
    }

    private int simple(char letter, int at) {
        switch (letter) {
            case '=' -> out.text(input.lineNumber() + "\n");
            case 'd' -> {
                return NO_PRINT;
            }
            case 'D' -> {
                int newline = space.indexOf('\n');
                if (newline >= 0) {
                    space = space.substring(newline + 1);
                    again = true;
                    call.works(space.length());
                }
                return NO_PRINT;
            }
            case 'F' -> out.bytes(Names.encode(input.name() + "\n"));
            case 'g' -> space = hold;
            case 'G' -> space = joined(space, hold);
            case 'h' -> hold = space;
            case 'H' -> hold = joined(hold, space);
            case 'n' -> {
                return nextLine(at);
            }
            case 'N' -> {
                return appendNext(at);
            }
            case 'p' -> print();
            case 'P' -> out.line(firstLine(), true, settings.end);
            case 'x' -> {
                String was = space;
                space = hold;
                hold = was;
                boolean terminated = spaceTerminated;
                spaceTerminated = holdTerminated;
                holdTerminated = terminated;
            }
            case 'z' -> space = "";
            default -> throw new IllegalStateException("the command " + letter);
        }
        return at + 1;
    }

    private String firstLine() {
        int end = space.indexOf(settings.end);
        return end < 0 ? space : space.substring(0, end);
    }

    private int nextLine(int at) {
        if (!input.hasNext()) {
            ended = true;
            return PRINT;
        }
        if (!settings.quiet) {
            print();
        }
        flushAppended();
        space = take();
        return at + 1;
    }

    private int appendNext(int at) {
        if (!input.hasNext()) {
            ended = true;
            return PRINT;
        }
        flushAppended();
        space = joined(space, take());
        return at + 1;
    }

    private String joined(String first, String second) {
        call.works(first.length() + second.length());
        check(first.length() + second.length());
        return first + settings.end + second;
    }

    private static void check(int length) {
        if (length > MOST_SPACE) {
            throw new UnsupportedUseException(
                    "sed: a pattern space of more than %d characters".formatted(MOST_SPACE));
        }
    }

    private void copy(String file) {
        String name = Names.decode(call.encoding().encode(file));
        try {
            out.bytes(call.bytes(name.equals("/dev/stdin") ? "-" : name));
        } catch (TreeException unreadable) {
            // POSIX: a file that can't be read is as one that is empty.
        }
    }

    private void appendLine(String file) {
        LineReader reader = readers.computeIfAbsent(file, this::reader);
        String line = reader.next();
        if (line != null) {
            boolean terminated = reader.terminated();
            appended.add(() -> out.line(line, terminated, settings.end));
        }
    }

    private LineReader reader(String file) {
        byte[] bytes = new byte[0];
        try {
            bytes = call.bytes(Names.decode(call.encoding().encode(file)));
        } catch (TreeException unreadable) {
            // As with r.
        }
        return new LineReader(new ByteArrayInputStream(bytes), call.encoding(), settings.end);
    }

    /** Whether an address, other than the end of a range, names the current line. */
    boolean matches(Address address) {
        return switch (address) {
            case Address.Line(long number) -> input.lineNumber() == number;
            case Address.Every(long first, long step) ->
                    input.lineNumber() >= first && (input.lineNumber() - first) % step == 0;
            case Address.Last _ -> !input.hasNext();
            case Address.Matching(var regex) -> use(regex).matches(space);
            case Address.After _, Address.Multiple _ -> false;
        };
    }

    long lineNumber() {
        return input.lineNumber();
    }

    private Regex use(@Nullable Regex regex) {
        if (regex != null) {
            lastRegex = regex;
        }
        if (lastRegex == null) {
            throw new Failure(1, "-e expression #1, char 0: no previous regular expression");
        }
        return lastRegex;
    }

    private void substitute(Action.Substitute substitute) {
        Search search = use(substitute.regex()).search(space);
        Match match = search.find(0);
        if (match == null) {
            return;
        }
        StringBuilder result = new StringBuilder();
        boolean done = false;
        int at = 0;
        int count = 0;
        int previousEnd = -1;
        while (match != null) {
            result.append(space, at, match.start());
            boolean counted = match.end() > match.start() || match.start() != previousEnd;
            count += counted ? 1 : 0;
            if (counted && count >= substitute.from()) {
                substitute.replacement().appendTo(result, space, match);
                done = true;
            } else {
                result.append(space, match.start(), match.end());
            }
            previousEnd = match.end();
            at = match.end();
            if (done && !substitute.global()) {
                break;
            }
            int from = at;
            if (match.end() == match.start()) {
                if (at == space.length()) {
                    break;
                }
                from = space.offsetByCodePoints(at, 1);
                result.append(space, at, from);
                at = from;
            }
            match = search.find(from);
        }
        if (done) {
            replaced = true;
            space = result.append(space, at, space.length()).toString();
            check(space.length());
            afterReplacing(substitute);
        }
    }

    private void afterReplacing(Action.Substitute substitute) {
        if (substitute.printed()) {
            print();
        }
        if (substitute.to() != null) {
            substitute.to().line(space, spaceTerminated, settings.end);
        }
    }

    private void transliterate(Map<Integer, Integer> map) {
        StringBuilder result = new StringBuilder(space.length());
        space.codePoints().forEach(c -> result.appendCodePoint(map.getOrDefault(c, c)));
        space = result.toString();
    }
}
