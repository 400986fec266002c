package lazuli.shell;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.Options.Option;
import lazuli.shell.expansion.Octets;
import lazuli.shell.syntax.Node;
import lazuli.shell.syntax.Parser;
import lazuli.shell.syntax.SyntaxException;
import lazuli.shell.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands in one shell process. Follows dash's evaluator, since when exactly {@code set -e} ends a shell, and what {@code $?} is then, is written
 * nowhere else.
 */
final class Evaluator implements Expander.Substitutions {
    /** The status is looked at, so {@code set -e} does not end the shell. */
    static final int TESTED = 1;

    private static final int MAX_FUNCTION_DEPTH = 1000;

    /** About what a function takes in memory at least. */
    private static final int NEW_FUNCTION = 1024;

    /** About what a character of a text takes in memory once it is parsed. */
    private static final int PARSED_CHARACTER = 8;

    /** What is skipped now, and up to where. */
    enum Skip {
        NOTHING,
        BREAK,
        CONTINUE,
        /** {@code return} with a status. */
        RETURN,
        /** {@code return} with the last status. */
        RETURN_LAST
    }

    final ShellProcess process;
    final Expander expander;
    final Redirections redirections;
    private final SimpleCommands simpleCommands;

    private Skip skip = Skip.NOTHING;
    private int skipCount;

    /** How many loops there are around the command, in this function. */
    private int loops;

    /** The status before a trap; -1 where no trap runs. */
    private int savedStatus = -1;

    private int functionDepth;

    Evaluator(ShellProcess process) {
        this.process = process;
        this.expander = new Expander(process, this);
        this.redirections = new Redirections(process, expander);
        this.simpleCommands = new SimpleCommands(this);
    }

    /** {@return an evaluator for a subshell} */
    private Evaluator fork() {
        var child = new Evaluator(process.fork());
        child.loops = loops;
        child.functionDepth = functionDepth;
        return child;
    }

    /** Runs this, and then the process to its end. {@return the exit status} */
    int runToEnd(Runnable commands) {
        try {
            try {
                commands.run();
            } catch (Unwind reason) {
                reset(reason);
                if (reason.reason() == Unwind.Reason.REPLACED) {
                    return process.status & 0xff;
                }
            }
            return exit();
        } catch (BrokenPipe killed) {
            return BrokenPipe.STATUS;
        }
    }

    private int exit() {
        if (process.killedBy != 0) {
            return 128 + process.killedBy;
        }
        savedStatus = process.status;
        Unwind reason = null;
        try {
            String action = process.traps.action(0);
            if (action != null) {
                process.traps.set(0, null);
                skip = Skip.NOTHING;
                evaluate(action, 0);
                skip = Skip.RETURN_LAST;
            }
        } catch (Unwind raised) {
            reason = raised;
        }
        reset(reason);
        return process.status & 0xff;
    }

    private void reset(@Nullable Unwind reason) {
        if (savedStatus >= 0) {
            if (reason != null && reason.reason() == Unwind.Reason.EXIT
                    || skip == Skip.RETURN_LAST) {
                process.status = savedStatus;
            }
            savedStatus = -1;
        }
        skip = Skip.NOTHING;
        loops = 0;
        simpleCommands.reset();
    }

    /** {@code exit n}. */
    void exitWith(int status) {
        savedStatus = status;
    }

    /** Runs the commands of a text, as {@code eval} and traps do. {@return the status of the last} */
    int evaluate(String text, int flags) {
        process.session.moves((long) PARSED_CHARACTER * text.length());
        Source outside = process.source;
        process.source = new Source(outside.script(), outside.lineOf(process.line));
        try {
            return evaluateLines(new Lines(text), flags);
        } finally {
            process.source = outside;
        }
    }

    /** Runs a script's lines, as the shell itself and {@code .} do. {@return the status of the last} */
    int run(Script script) {
        process.source = new Source(script.where());
        int status = evaluateLines(new Lines(script), 0);
        if (skip == Skip.RETURN || skip == Skip.RETURN_LAST) {
            skip = Skip.NOTHING;
        }
        return status;
    }

    private int evaluateLines(Lines lines, int flags) {
        int status = 0;
        while (lines.next()) {
            Node node = lines.node();
            int last = evaluate(node, flags);
            if (node != null) {
                status = last;
            }
            if (skip != Skip.NOTHING) {
                break;
            }
        }
        return status;
    }

    /** The complete commands of a text, read ahead as long as no alias can change what they are. */
    private final class Lines {
        private final String text;
        private final List<Script.Line> read;
        private final @Nullable SyntaxException mistake;
        private int index;
        private @Nullable Parser parser;
        private @Nullable Node node;
        private int position;
        private boolean last;

        Lines(Script script) {
            this.text = script.octets();
            this.read = script.lines();
            this.mistake = script.mistake();
        }

        Lines(String text) {
            this.text = text;
            this.read = List.of();
            this.mistake = null;
            this.parser = parser(0, 1);
        }

        @Nullable Node node() {
            return node;
        }

        private Parser parser(int at, int line) {
            return new Parser(text, at, line, process.aliases::get);
        }

        boolean next() {
            if (last) {
                return false;
            }
            int start = position;
            if (parser == null && !process.aliases.isEmpty() && index > 0) {
                Script.Line before = read.get(index - 1);
                parser = parser(before.end(), before.nextLine());
            }
            if (parser == null) {
                nextRead();
            } else {
                nextParsed(parser);
            }
            if (process.has(Option.VERBOSE)) {
                process.complain(text.substring(start, position));
            }
            return true;
        }

        private void nextRead() {
            if (index == read.size()) {
                throw mistake == null ? new IllegalStateException() : error(mistake);
            }
            Script.Line line = read.get(index++);
            node = line.node();
            position = line.end();
            last = index == read.size() && mistake == null;
        }

        private void nextParsed(Parser from) {
            try {
                Parser.Line line = from.next();
                node = line.node();
                last = line.last();
                position = from.position();
            } catch (SyntaxException e) {
                throw error(e);
            }
        }

        private Unwind error(SyntaxException e) {
            process.line = e.line();
            return process.error("Syntax error: " + e.what());
        }
    }

    /** Runs a command. {@return its status} */
    int evaluate(@Nullable Node node, int flags) {
        if (node == null || process.has(Option.NOEXEC)) {
            runTraps();
            return process.status;
        }
        runTraps();
        boolean tested = (flags & TESTED) != 0;
        boolean exits = false;
        int status;
        switch (node) {
            case Node.Simple simple -> {
                status = simpleCommands.run(simple, flags);
                exits = true;
            }
            case Node.Pipeline pipeline -> {
                status = pipeline(pipeline, flags);
                exits = true;
            }
            case Node.Subshell subshell -> {
                status = subshell(subshell, flags);
                exits = true;
            }
            case Node.Background background -> {
                status = background(background);
                exits = true;
            }
            case Node.Redirected redirected -> {
                List<Redirections.Expanded> redirects = expanded(redirected);
                Redirections.Saved saved = redirections.save();
                try {
                    status = makeSafely(redirects, saved);
                    exits = status != 0;
                    if (status == 0) {
                        status = evaluate(redirected.body(), flags);
                    }
                } finally {
                    saved.restore();
                }
            }
            case Node.Not(var body) -> {
                int before = evaluate(body, TESTED);
                status = skip != Skip.NOTHING ? before : before == 0 ? 1 : 0;
            }
            case Node.Sequence(var nodes) -> status = sequence(nodes, flags);
            case Node.AndOr andOr -> status = andOr(andOr, flags);
            case Node.If choice -> status = choice(choice, flags);
            case Node.Loop loop -> status = loop(loop, flags);
            case Node.For loop -> status = loop(loop, flags);
            case Node.Case choice -> status = choice(choice, flags);
            case Node.Function(_, var name, var body) -> {
                process.session.moves(NEW_FUNCTION);
                process.functions.own().put(name, new Function(body, process.source));
                status = 0;
            }
        }
        process.status = status;
        runTraps();
        if (exits && !tested && process.status != 0 && process.has(Option.ERREXIT)) {
            throw new Unwind(Unwind.Reason.END);
        }
        return process.status;
    }

    /** Makes redirections. {@return 0, or 2 where one fails} */
    int makeSafely(List<Redirections.Expanded> redirects, Redirections.Saved saved) {
        try {
            redirections.make(redirects, saved);
            return 0;
        } catch (Unwind failed) {
            if (!failed.isError()) {
                throw failed;
            }
            return 2;
        }
    }

    private List<Redirections.Expanded> expanded(Node.Redirected redirected) {
        process.line = redirected.line();
        return redirections.expand(redirected.redirects());
    }

    private int sequence(List<Node> nodes, int flags) {
        int status = 0;
        for (Node node : nodes) {
            status = evaluate(node, flags);
            if (skip != Skip.NOTHING) {
                break;
            }
        }
        return status;
    }

    private int andOr(Node.AndOr node, int flags) {
        int status = evaluate(node.first(), TESTED);
        for (int i = 0; i < node.rest().size() && skip == Skip.NOTHING; i++) {
            Node.Link link = node.rest().get(i);
            boolean last = i == node.rest().size() - 1;
            if (status == 0 != link.or()) {
                status = evaluate(link.node(), last ? flags : TESTED);
            }
        }
        return status;
    }

    private int choice(Node.If node, int flags) {
        for (Node.Arm arm : node.arms()) {
            int status = evaluate(arm.test(), TESTED);
            if (skip != Skip.NOTHING) {
                return status;
            }
            if (status == 0) {
                return evaluate(arm.body(), flags);
            }
        }
        return node.otherwise() == null ? 0 : evaluate(node.otherwise(), flags);
    }

    private int choice(Node.Case node, int flags) {
        process.line = node.line();
        String subject = expander.text(node.subject());
        for (Node.Clause clause : node.clauses()) {
            for (Word pattern : clause.patterns()) {
                if (expander.matches(pattern, subject)) {
                    return clause.body() == null ? 0 : evaluate(clause.body(), flags);
                }
            }
        }
        return 0;
    }

    /** One level of loops is left, or not: {@return what this loop has to do} */
    private Skip skipLoop() {
        if (skip != Skip.BREAK && skip != Skip.CONTINUE) {
            return skip;
        }
        skipCount--;
        if (skipCount > 0) {
            return Skip.BREAK;
        }
        Skip now = skip;
        skip = Skip.NOTHING;
        return now;
    }

    private static boolean isOver(Skip now) {
        return now != Skip.NOTHING && now != Skip.CONTINUE;
    }

    private int loop(Node.Loop node, int flags) {
        loops++;
        int status = 0;
        Skip now;
        do {
            process.session.step();
            int test = evaluate(node.test(), TESTED);
            now = skipLoop();
            if (now == Skip.RETURN) {
                status = test;
            }
            if (now != Skip.NOTHING) {
                continue;
            }
            if (test == 0 == node.until()) {
                break;
            }
            status = evaluate(node.body(), flags);
            now = skipLoop();
        } while (!isOver(now));
        loops--;
        return status;
    }

    private int loop(Node.For node, int flags) {
        process.line = node.line();
        List<String> fields = new ArrayList<>();
        for (Word word : node.words()) {
            expander.fields(word, fields);
        }
        loops++;
        int status = 0;
        for (String field : fields) {
            process.session.step();
            process.assign(node.variable(), field);
            status = evaluate(node.body(), flags);
            if (isOver(skipLoop())) {
                break;
            }
        }
        loops--;
        return status;
    }

    private int subshell(Node.Subshell node, int flags) {
        process.line = node.line();
        List<Redirections.Expanded> redirects = redirections.expand(node.redirects());
        return child(fork(), node.body(), redirects, flags);
    }

    /** Runs a command in a process of its own. */
    private static int child(
            Evaluator child, Node body, List<Redirections.Expanded> redirects, int flags) {
        return child.runToEnd(() -> {
            child.redirections.make(redirects, child.redirections.save());
            child.evaluate(body, flags);
        });
    }

    /** Runs at once what would run in the background. */
    private int background(Node.Background node) {
        process.line = node.line();
        List<Redirections.Expanded> redirects = redirections.expand(node.redirects());
        Evaluator child = fork();
        child.process.descriptors.set(0, new OpenFile.Null());
        int pid = process.session.newPid();
        process.jobs.ended(pid, child(child, node.body(), redirects, 0));
        return 0;
    }

    private int pipeline(Node.Pipeline node, int flags) {
        OpenFile input = null;
        int status = 0;
        int failed = 0;
        for (int i = 0; i < node.stages().size(); i++) {
            boolean last = i == node.stages().size() - 1;
            Evaluator child = fork();
            if (input != null) {
                child.process.descriptors.set(0, input);
            }
            Pipe pipe = new Pipe(process.session, true);
            if (!last) {
                child.process.descriptors.set(1, pipe);
            }
            status = child(child, node.stages().get(i), List.of(), flags);
            failed = status == 0 ? failed : status;
            input = pipe.reader();
        }
        return process.has(Option.PIPEFAIL) ? failed : status;
    }

    @Override
    public String output(@Nullable Node command) {
        if (command == null) {
            return "";
        }
        Evaluator child = fork();
        Pipe pipe = new Pipe(process.session, false);
        child.process.descriptors.set(1, pipe);
        process.substitutionStatus = child(child, command, List.of(), 0);
        String output = Octets.of(pipe.bytes());
        return output.indexOf('\0') < 0 ? output : output.replace("\0", "");
    }

    /** Calls a function. {@return its status} */
    int call(Function function, List<String> arguments, int flags) {
        if (functionDepth >= MAX_FUNCTION_DEPTH) {
            throw process.error(
                    "Maximum function recursion depth (" + MAX_FUNCTION_DEPTH + ") reached");
        }
        List<String> parameters = process.parameters;
        OptionIndex optionIndex = process.optionIndex;
        Source source = process.source;
        int outerLoops = loops;
        functionDepth++;
        loops = 0;
        process.parameters = new ArrayList<>(arguments);
        process.optionIndex = new OptionIndex();
        process.source = function.source();
        try {
            evaluate(function.body(), flags);
        } finally {
            functionDepth--;
            loops = outerLoops;
            process.parameters = parameters;
            process.optionIndex = optionIndex;
            process.source = source;
            if (skip == Skip.RETURN || skip == Skip.RETURN_LAST) {
                skip = Skip.NOTHING;
            }
        }
        return process.status;
    }

    /** {@code break} and {@code continue}. */
    void skipLoops(boolean goesOn, int levels) {
        int most = Math.min(levels, loops);
        if (most > 0) {
            skip = goesOn ? Skip.CONTINUE : Skip.BREAK;
            skipCount = most;
        }
    }

    /** {@code return}. */
    void skipToCaller(boolean withStatus) {
        skip = withStatus ? Skip.RETURN : Skip.RETURN_LAST;
    }

    /** Runs the actions of signals that have arrived. */
    private void runTraps() {
        if (process.killedBy != 0) {
            throw new Unwind(Unwind.Reason.END);
        }
        if (!process.traps.isPending()) {
            return;
        }
        int before = savedStatus;
        int status = before < 0 ? process.status : before;
        savedStatus = status;
        for (int signal = process.traps.take(); signal != 0; signal = process.traps.take()) {
            if (skip != Skip.NOTHING) {
                process.traps.arrive(signal);
                break;
            }
            String action = process.traps.action(signal);
            if (action != null) {
                evaluate(action, 0);
                if (skip != Skip.RETURN) {
                    process.status = status;
                }
            }
        }
        savedStatus = before;
    }
}
