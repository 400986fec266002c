package lazuli.shell;

import java.util.List;
import lazuli.tree.Entry;

/** Runs the commands that the shell itself is. */
final class Builtins {
    private final Evaluator evaluator;
    private final ShellProcess process;
    private final Programs programs;
    private final VariableBuiltins variables;
    private final DirectoryBuiltins directories;
    private final LookupBuiltins lookups;
    private final SignalBuiltins signals;

    Builtins(Evaluator evaluator, Programs programs) {
        this.evaluator = evaluator;
        this.process = evaluator.process;
        this.programs = programs;
        this.variables = new VariableBuiltins(process);
        this.directories = new DirectoryBuiltins(process);
        this.lookups = new LookupBuiltins(process, programs);
        this.signals = new SignalBuiltins(process);
    }

    /** Runs a builtin. {@return its status} What it prints arrives when it ends. */
    int run(Builtin builtin, List<String> arguments, int flags) {
        var out = new StringBuilder();
        int status;
        try {
            status = dispatch(builtin, arguments, flags, out);
        } catch (Unwind reason) {
            process.print(out);
            throw reason;
        }
        if (!process.print(out)) {
            process.warn(process.commandName + ": I/O error");
            return status | 1;
        }
        return status;
    }

    private int dispatch(Builtin builtin, List<String> arguments, int flags, StringBuilder out) {
        return switch (builtin) {
            case COLON, TRUE -> 0;
            case FALSE -> 1;
            case ECHO -> new Printf(process, out).echo(arguments);
            case PRINTF -> new Printf(process, out).printf(arguments);
            case TEST -> TestExpression.evaluate(process, arguments);
            case EVAL -> eval(arguments, flags);
            case DOT -> dot(arguments);
            case EXEC -> exec(arguments);
            case EXIT -> exit(arguments);
            case RETURN -> leave(arguments);
            case BREAK, CONTINUE -> skip(builtin == Builtin.CONTINUE, arguments);
            case SHIFT -> shift(arguments);
            case EXPORT, READONLY -> variables.export(builtin == Builtin.READONLY, arguments, out);
            case LOCAL -> variables.local(arguments);
            case UNSET -> variables.unset(arguments);
            case SET -> variables.set(arguments, out);
            case GETOPTS -> new Getopts(process).run(arguments);
            case READ -> variables.read(arguments);
            case CD -> directories.cd(arguments, out);
            case PWD -> directories.pwd(arguments, out);
            case UMASK -> directories.umask(arguments, out);
            case ULIMIT -> directories.ulimit(arguments, out);
            case COMMAND -> lookups.command(arguments, out);
            case TYPE -> lookups.type(arguments, out);
            case HASH -> lookups.hash(arguments, out);
            case ALIAS -> lookups.alias(arguments, out);
            case UNALIAS -> lookups.unalias(arguments);
            case TRAP -> signals.trap(arguments, out);
            case KILL -> signals.kill(arguments, out);
            case WAIT -> signals.await(arguments);
            case JOBS -> 0;
            case FOREGROUND -> throw process.error("No current job");
            case TIMES -> {
                out.append("0m0.000000s 0m0.000000s\n0m0.000000s 0m0.000000s\n");
                yield 0;
            }
        };
    }

    private int eval(List<String> arguments, int flags) {
        return arguments.size() == 1
                ? 0
                : evaluator.evaluate(
                        String.join(" ", arguments.subList(1, arguments.size())), flags);
    }

    private int dot(List<String> arguments) {
        var options = new BuiltinOptions(process, arguments);
        options.next("");
        String operand = options.operand();
        if (operand == null) {
            return 0;
        }
        String name = findDotFile(operand);
        Script script = ShellProgram.read(process, name);
        if (script == null) {
            throw process.error("cannot open " + name + ": No such file");
        }
        if (process.bash && script.mistake() != null) {
            throw process.session.syntax(
                    script.where(), script.mistake().line(), script.mistake().what());
        }
        process.commandName = name;
        Source outside = process.source;
        try {
            return evaluator.run(script);
        } finally {
            process.source = outside;
        }
    }

    private String findDotFile(String name) {
        if (name.indexOf('/') >= 0) {
            return name;
        }
        String path = process.variables.get("PATH");
        for (String directory : (path == null ? "" : path).split(":", -1)) {
            String full = directory.isEmpty() ? name : directory + "/" + name;
            if (process.session.tree.stat(process.path(full)).orElse(null)
                    instanceof Entry.RegularFile) {
                return full;
            }
        }
        throw process.error(name + ": not found");
    }

    private int exec(List<String> arguments) {
        if (arguments.size() == 1) {
            return 0;
        }
        List<String> command = arguments.subList(1, arguments.size());
        String name = command.getFirst();
        String path = process.variables.get("PATH");
        try {
            Programs.Found found = programs.find(name, path == null ? "" : path);
            process.status = programs.run(found, command);
        } catch (Programs.NotFound e) {
            process.warn(name + ": " + e.reason());
            process.status = e.status();
            throw new Unwind(Unwind.Reason.END);
        }
        throw new Unwind(Unwind.Reason.REPLACED);
    }

    private int exit(List<String> arguments) {
        if (arguments.size() > 1) {
            evaluator.exitWith(process.number(arguments.get(1)));
        }
        throw new Unwind(Unwind.Reason.EXIT);
    }

    private int leave(List<String> arguments) {
        boolean withStatus = arguments.size() > 1;
        int status = withStatus ? process.number(arguments.get(1)) : process.status;
        evaluator.skipToCaller(withStatus);
        return status;
    }

    private int skip(boolean goesOn, List<String> arguments) {
        int levels = arguments.size() > 1 ? process.number(arguments.get(1)) : 1;
        if (levels <= 0) {
            throw process.error("Illegal number: " + arguments.get(1));
        }
        evaluator.skipLoops(goesOn, levels);
        return 0;
    }

    private int shift(List<String> arguments) {
        int count = arguments.size() > 1 ? process.number(arguments.get(1)) : 1;
        List<String> parameters = process.parameters;
        if (count > parameters.size()) {
            throw process.error("can't shift that many");
        }
        process.parameters = List.copyOf(parameters.subList(count, parameters.size()));
        process.optionIndex = new OptionIndex();
        return 0;
    }
}
