package lazuli.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.tree.TreeEditor;

/** What all processes of one run share: the tree, the commands, who watches, and how much is left of the limits. */
final class Session {
    static final int ROOT_PID = 100;

    /** Simple work on so many characters takes as long as a step. */
    private static final int CHARACTERS_A_STEP = 1024;

    /** How many shell scripts may start one another. */
    private static final int MAX_SCRIPTS = 20;

    final TreeEditor tree;
    final Commands commands;
    final boolean virtual;
    final ParsedScripts scripts;
    private final Trace trace;
    private final Limits limits;
    private final String packageName;
    private long steps;
    private long moved;

    /** Characters that were looked at and do not make a step yet. */
    private long characters;

    private int lastPid = ROOT_PID;

    /** Where the scripts that started one another are, the innermost first. */
    private final Deque<Position> positions = new ArrayDeque<>();

    private static final class Position {
        String script;
        int line;
        String command = "";

        Position(String script) {
            this.script = script;
        }

        @Override
        public String toString() {
            return line == 0 ? script : script + ":" + line;
        }
    }

    Session(
            TreeEditor tree,
            Commands commands,
            boolean virtual,
            ParsedScripts scripts,
            Trace trace,
            Limits limits,
            String packageName) {
        this.tree = tree;
        this.commands = commands;
        this.virtual = virtual;
        this.scripts = scripts;
        this.trace = trace;
        this.limits = limits;
        this.packageName = packageName;
    }

    int newPid() {
        return ++lastPid;
    }

    void enter(String script) {
        if (positions.size() >= MAX_SCRIPTS) {
            throw endless("scripts start one another without end");
        }
        positions.push(new Position(script));
    }

    void leave() {
        positions.pop();
    }

    /** A simple command is about to run. */
    void command(String script, int line, List<String> arguments) {
        step();
        Position position = positions.getFirst();
        position.script = script;
        position.line = line;
        position.command = arguments.isEmpty() ? "" : arguments.getFirst();
        trace.command(script, line, arguments);
    }

    /** Something is done that must not be done without end. */
    void step() {
        if (++steps > limits.steps()) {
            throw endless("%d commands were run".formatted(limits.steps()));
        }
    }

    /** So many characters were compared or copied: as much as these take, as steps. */
    void looksAt(long count) {
        characters += count;
        if (characters >= CHARACTERS_A_STEP) {
            steps += characters / CHARACTERS_A_STEP;
            characters %= CHARACTERS_A_STEP;
            step();
        }
    }

    /** So many bytes are about to be written, or held in memory. */
    void moves(long bytes) {
        moved += bytes;
        if (moved > limits.bytes()) {
            throw endless("%d bytes were written or expanded".formatted(limits.bytes()));
        }
    }

    ProblemException endless(String why) {
        return problem(
                "shell.endless",
                "the script does not end, or does far too much",
                why,
                "mend the script, " + elsewhere());
    }

    ProblemException unknownCommand(String name, String path, String why) {
        return problem(
                "shell.unknown-command",
                "a script runs " + name + ", which Lazuli has no Java for",
                path + " " + why,
                elsewhere() + ", or report that " + name + " is missing");
    }

    ProblemException unsupported(String what) {
        return problem(
                "shell.unsupported-use",
                "a script uses a command in a way that Lazuli's Java for it does not know",
                what,
                elsewhere() + ", or report the use");
    }

    ProblemException syntax(String script, int line, String what) {
        return new Problem(
                        "shell.syntax",
                        Kind.DATA,
                        "this is not a shell script: " + what,
                        script + ":" + line,
                        "sh reads it as " + what,
                        elsewhere())
                .exception();
    }

    ProblemException failed(String command, RuntimeException cause) {
        return new ProblemException(
                new Problem(
                        "shell.command-failed",
                        Kind.BUG,
                        "Lazuli's Java for " + command + " failed",
                        where(),
                        String.valueOf(cause),
                        elsewhere() + ", and report this"),
                cause);
    }

    private ProblemException problem(String code, String what, String why, String fix) {
        return new Problem(code, Kind.DEFINITION, what, where(), why, fix).exception();
    }

    /** {@return script and line, and from where that script was started} */
    private String where() {
        if (positions.isEmpty()) {
            return packageName.isEmpty() ? "a script" : "a script of " + packageName;
        }
        var where = new StringBuilder();
        for (Position position : positions) {
            where.append(where.isEmpty() ? "" : ", started by ").append(position);
        }
        String command = positions.getFirst().command;
        return command.isEmpty() ? where.toString() : where + " (" + command + ")";
    }

    /** {@return what a user can do where the JVM can't run a package's script} */
    private String elsewhere() {
        String name = packageName.isEmpty() ? "the package" : packageName;
        return "run the scripts of %s for real with sandbox = [\"%s\"], leave %s out of the image"
                .formatted(name, packageName.isEmpty() ? "PACKAGE" : packageName, name);
    }
}
