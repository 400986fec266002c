package lazuli.shell;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SortedMap;
import lazuli.shell.Options.Option;
import lazuli.shell.expansion.Octets;
import lazuli.shell.syntax.Redirect;
import lazuli.tree.Entry;
import org.jspecify.annotations.Nullable;

/** {@code sh}, started as a program: a new shell process, which inherits what is exported. */
final class ShellProgram {
    private final ShellProcess parent;
    private final boolean bash;
    private final SortedMap<String, String> environment;
    private final Descriptors descriptors;

    ShellProgram(
            ShellProcess parent,
            boolean bash,
            SortedMap<String, String> environment,
            Descriptors descriptors) {
        this.parent = parent;
        this.bash = bash;
        this.environment = environment;
        this.descriptors = descriptors;
    }

    /** Runs {@code sh} with these arguments, the first of which is its name. {@return its status} */
    int run(List<String> arguments) {
        var process =
                new ShellProcess(
                        parent.session,
                        environment,
                        parent.directory,
                        parent.umask,
                        descriptors.copy(),
                        arguments.getFirst(),
                        List.of(),
                        parent.source,
                        parent.traps.forProgram());
        process.bash = bash || parent.bash;
        process.line = 0;
        var evaluator = new Evaluator(process);
        parent.session.enter(parent.source.script());
        try {
            return evaluator.runToEnd(() -> start(evaluator, arguments));
        } finally {
            parent.session.leave();
        }
    }

    private void start(Evaluator evaluator, List<String> arguments) {
        ShellProcess process = evaluator.process;
        var options = new OptionArguments(process, arguments, 1);
        options.read(true);
        List<String> operands = arguments.subList(options.next(), arguments.size());
        if (options.isCommandText()) {
            if (operands.isEmpty()) {
                throw process.error("-c requires an argument");
            }
            String text = operands.getFirst();
            name(process, operands.subList(1, operands.size()));
            process.line = Math.max(1, parent.line);
            evaluator.evaluate(text, 0);
        } else if (operands.isEmpty() || process.has(Option.STDIN)) {
            process.options.set(Option.STDIN, true);
            process.parameters = List.copyOf(operands);
            runFile(evaluator, standardInput(process));
        } else {
            Script script = file(process, operands.getFirst());
            name(process, operands);
            runFile(evaluator, script);
        }
    }

    private static void name(ShellProcess process, List<String> operands) {
        if (!operands.isEmpty()) {
            process.name = operands.getFirst();
            process.parameters = List.copyOf(operands.subList(1, operands.size()));
        }
    }

    private void runFile(Evaluator evaluator, Script script) {
        checkBash(script);
        evaluator.run(script);
    }

    /** What sh can't read in a script for bash is our ignorance, not the script's mistake. */
    private void checkBash(Script script) {
        if (bash && script.mistake() != null) {
            throw parent.session.syntax(
                    script.where(), script.mistake().line(), script.mistake().what());
        }
    }

    private static Script standardInput(ShellProcess process) {
        OpenFile file = process.descriptors.get(0);
        return Script.read(file == null ? "" : all(file), "standard input");
    }

    /** {@return the script that a shell is to run} */
    private static Script file(ShellProcess process, String name) {
        Script script = read(process, name);
        if (script == null) {
            process.warn("cannot open " + name + ": No such file");
            process.status = 2;
            throw new Unwind(Unwind.Reason.ERROR);
        }
        return script;
    }

    /** {@return the script in a file of the tree; null where there is none} */
    static @Nullable Script read(ShellProcess process, String name) {
        String path = process.path(name);
        if (process.session.tree.stat(path).orElse(null) instanceof Entry.RegularFile file) {
            return process.session.scripts.read(file.content(), path);
        }
        return Device.at(process.session.tree, path).isEmpty() ? null : device(process, path);
    }

    private static Script device(ShellProcess process, String path) {
        return Script.read(all(new VisibleFiles(process).open(path, Redirect.Mode.READ)), path);
    }

    private static String all(OpenFile file) {
        var read = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = file.read(buffer, 0, buffer.length);
                n >= 0;
                n = file.read(buffer, 0, buffer.length)) {
            read.write(buffer, 0, n);
        }
        return Octets.of(read.toByteArray());
    }
}
