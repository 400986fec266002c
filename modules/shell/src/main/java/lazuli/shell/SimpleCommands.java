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

/** Runs simple commands: XCU 2.9.1, in dash's order. */
final class SimpleCommands {
    private final Evaluator evaluator;
    private final ShellProcess process;
    private final Expander expander;
    private final Builtins builtins;
    private final Programs programs;

    /** Whether PS4 is being expanded, which may run commands itself. */
    private boolean tracing;

    SimpleCommands(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.process = evaluator.process;
        this.expander = evaluator.expander;
        this.programs = new Programs(process);
        this.builtins = new Builtins(evaluator, programs);
    }

    void reset() {
        tracing = false;
    }

    /** What a command's name turned out to be. */
    private static final class Target {
        @Nullable Function function;
        @Nullable Builtin builtin;

        /** Whether the first word is a special builtin; null where it is no builtin. */
        @Nullable Boolean special;

        /** Whether assignments hold for this command only. */
        boolean assignsLocally;

        /** Whether {@code command -p} asked for the standard PATH. */
        boolean standardPath;

        boolean noFunctions;

        /** How many words {@code command} and its options are. */
        int skipped;

        boolean isSpecial() {
            return Boolean.TRUE.equals(special);
        }
    }

    /** Runs a simple command. {@return its status} */
    int run(Node.Simple command, int flags) {
        process.line = command.line();
        process.substitutionStatus = 0;
        List<String> words = new ArrayList<>(command.words().size());
        Target target = expand(command.words(), words);
        List<String> arguments = words.subList(target.skipped, words.size());
        report(command, arguments);
        int level = process.variables.level();
        if (target.assignsLocally) {
            process.variables.enterLevel();
        }
        List<Redirections.Expanded> redirects = evaluator.redirections.expand(command.redirects());
        Redirections.Saved saved = evaluator.redirections.save();
        boolean keeps = false;
        int status;
        try {
            status = evaluator.makeSafely(redirects, saved);
            if (status == 0) {
                assign(command.assignments(), target, arguments.size(), words, saved);
                status = execute(target, arguments, flags);
            } else {
                fail(target, status);
            }
            keeps = target.builtin == Builtin.EXEC;
        } finally {
            if (!keeps) {
                saved.restore();
            }
        }
        process.variables.leaveLevels(level, process.options, process::changed);
        return status;
    }

    private void report(Node.Simple command, List<String> arguments) {
        List<String> texts = arguments;
        for (String argument : arguments) {
            if (!Octets.text(argument).equals(argument)) {
                texts = arguments.stream().map(Octets::text).toList();
                break;
            }
        }
        Source source = process.source;
        process.session.command(source.script(), source.lineOf(command.line()), texts);
    }

    private void fail(Target target, int status) {
        process.status = status;
        if (target.isSpecial()) {
            throw new Unwind(Unwind.Reason.ERROR);
        }
    }

    /** Words, and the fields that the first of them have become. */
    private final class Expanding {
        private final List<Word> words;
        private final List<String> fields;
        private int next;

        Expanding(List<Word> words, List<String> fields) {
            this.words = words;
            this.fields = fields;
        }

        /** {@return the field of this index; null where there are not so many} */
        @Nullable String field(int index) {
            while (fields.size() <= index && next < words.size()) {
                expander.fields(words.get(next), fields);
                next++;
            }
            return index < fields.size() ? fields.get(index) : null;
        }

        void rest(boolean assigns) {
            for (Word word : words.subList(next, words.size())) {
                if (assigns && word.assignedName() != null) {
                    fields.add(expander.assignment(word));
                } else {
                    expander.fields(word, fields);
                }
            }
        }
    }

    /** Expands the words, and finds out what the command is, since that decides how the rest is expanded. */
    private Target expand(List<Word> words, List<String> fields) {
        var target = new Target();
        var expanding = new Expanding(words, fields);
        boolean assigns = false;
        String name = expanding.field(0);
        while (name != null) {
            target.function = target.noFunctions ? null : process.functions.get(name);
            target.builtin = target.function == null ? Builtin.of(name) : null;
            target.assignsLocally = true;
            if (target.builtin == null) {
                break;
            }
            assigns = target.builtin.assigns;
            if (target.special == null) {
                target.special = target.builtin.special;
                target.assignsLocally = !target.builtin.special;
            }
            name = target.builtin == Builtin.COMMAND ? commandOperand(expanding, target) : null;
        }
        expanding.rest(assigns);
        return target;
    }

    /** After {@code command}: the name of what it runs; null where it does not run anything. */
    private static @Nullable String commandOperand(Expanding expanding, Target target) {
        int at = target.skipped + 1;
        String field = expanding.field(at);
        while (field != null && field.length() > 1 && field.charAt(0) == '-') {
            boolean end = field.equals("--");
            if (!end && !isAll(field, 'p')) {
                return null;
            }
            target.standardPath |= !end;
            at++;
            field = expanding.field(at);
            if (end) {
                break;
            }
        }
        if (field != null) {
            target.skipped = at;
            target.noFunctions = true;
        }
        return field;
    }

    private static boolean isAll(String option, char letter) {
        for (int i = 1; i < option.length(); i++) {
            if (option.charAt(i) != letter) {
                return false;
            }
        }
        return true;
    }

    private void assign(
            List<Node.Assignment> assignments,
            Target target,
            int words,
            List<String> traced,
            Redirections.Saved saved) {
        List<String> shown = new ArrayList<>(assignments.size());
        for (Node.Assignment assignment : assignments) {
            String name = assignment.name();
            String value = expander.value(assignment.value());
            if (target.assignsLocally) {
                process.variables.makeLocal(name);
            }
            process.assign(name, value);
            if (target.assignsLocally || target.builtin == Builtin.EXEC && words > 1) {
                process.variables.export(name);
            }
            shown.add(name + "=" + value);
        }
        if (process.has(Option.XTRACE) && !tracing) {
            shown.addAll(traced);
            trace(shown, saved);
        }
    }

    private void trace(List<String> words, Redirections.Saved saved) {
        tracing = true;
        String prefix = prompt(process.variables.get("PS4"));
        tracing = false;
        OpenFile error = saved.standardError();
        if (error != null) {
            byte[] bytes = Octets.bytes(prefix + String.join(" ", words) + "\n");
            process.session.moves(bytes.length);
            error.write(bytes, 0, bytes.length);
        }
    }

    private String prompt(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        try {
            return expander.document(Parser.quotedText(text));
        } catch (SyntaxException e) {
            process.warn("Syntax error: " + e.what());
            return text;
        } catch (Unwind failed) {
            if (!failed.isError()) {
                throw failed;
            }
            return text;
        }
    }

    private int execute(Target target, List<String> arguments, int flags) {
        if (arguments.isEmpty()) {
            return process.substitutionStatus;
        }
        if (target.function != null) {
            return evaluator.call(target.function, arguments.subList(1, arguments.size()), flags);
        }
        if (target.builtin != null) {
            return builtin(target.builtin, target.isSpecial(), arguments, flags);
        }
        String path = target.standardPath ? Variables.DEFAULT_PATH : process.variables.get("PATH");
        return program(target, arguments, path == null ? "" : path);
    }

    private int builtin(Builtin builtin, boolean special, List<String> arguments, int flags) {
        String outer = process.commandName;
        process.commandName = arguments.getFirst();
        try {
            int status = builtins.run(builtin, arguments, flags);
            process.status = status;
            return status;
        } catch (Unwind reason) {
            if (!reason.isError() || special) {
                throw reason;
            }
            return process.status;
        } finally {
            process.commandName = outer;
        }
    }

    private int program(Target target, List<String> arguments, String path) {
        String name = arguments.getFirst();
        try {
            Programs.Found found = programs.find(name, path);
            if (!target.standardPath) {
                programs.remember(found, name);
            }
            return programs.run(found, arguments);
        } catch (Programs.NotFound e) {
            process.warn(name + ": " + e.reason());
            int status = name.indexOf('/') < 0 ? Programs.NOT_FOUND : e.status();
            if (name.indexOf('/') < 0) {
                fail(target, status);
            }
            return status;
        }
    }
}
