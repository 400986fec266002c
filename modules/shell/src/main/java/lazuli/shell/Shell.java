package lazuli.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import lazuli.shell.expansion.Octets;
import lazuli.tree.TreeEditor;

/**
 * A POSIX shell over a tree, as dash 0.5.12 of Debian 13 has it. Set what a run starts with, then {@link #run} a script or {@link #start} a program; each
 * run begins with a new shell process, and changes nothing but the tree and the streams.
 *
 * <p>A program is found as on a real system, on the PATH in the tree. Where its base name, or that of the file behind its symbolic links, is in the
 * {@link Commands}, the Java runs; a script for {@code sh} is interpreted; everything else ends in the problem {@code shell.unknown-command}.
 */
public final class Shell {
    private final TreeEditor tree;
    private final Commands commands;
    private SortedMap<String, String> environment = new TreeMap<>();
    private String directory = "/";
    private int umask = 022;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private Trace trace = Trace.none();
    private Limits limits = Limits.DEFAULT;
    private boolean virtual;
    private ParsedScripts scripts = new ParsedScripts();
    private String packageName = "";

    private Shell(TreeEditor tree, Commands commands) {
        this.tree = tree;
        this.commands = commands;
    }

    /** {@return a shell over this tree} Its environment is empty, its standard input too, its output goes nowhere, its directory is the root. */
    public static Shell over(TreeEditor tree, Commands commands) {
        return new Shell(tree, commands);
    }

    /** Sets the exported variables. */
    public Shell environment(SortedMap<String, String> variables) {
        environment = new TreeMap<>(variables);
        return this;
    }

    /** Sets the working directory, an absolute path. */
    public Shell directory(String path) {
        directory = path;
        return this;
    }

    /** Sets the file creation mask. */
    public Shell umask(int mask) {
        umask = mask;
        return this;
    }

    /** Sets standard input. It is read byte by byte, and not before a command asks. */
    public Shell in(InputStream stream) {
        in = stream;
        return this;
    }

    /** Sets standard output. What is written arrives at once. */
    public Shell out(OutputStream stream) {
        out = stream;
        return this;
    }

    /** Sets standard error. What is written arrives at once. */
    public Shell err(OutputStream stream) {
        err = stream;
        return this;
    }

    /** Sets who is told of every simple command. */
    public Shell trace(Trace watcher) {
        trace = watcher;
        return this;
    }

    /** Sets how much a run may do. */
    public Shell limits(Limits bounds) {
        limits = bounds;
        return this;
    }

    /** Finds the {@link Commands} and {@code sh} also where the tree has no file for them: for images that leave them out. */
    public Shell virtual() {
        virtual = true;
        return this;
    }

    /** Sets where it is remembered how scripts were parsed. */
    public Shell scripts(ParsedScripts remembered) {
        scripts = remembered;
        return this;
    }

    /** Sets the package whose script runs: for the words of problems. */
    public Shell packageName(String name) {
        packageName = name;
        return this;
    }

    /**
     * Runs a script.
     *
     * @param name what {@code $0} is
     * @param arguments {@code $1} and so on
     * @return the exit status, 0 to 255
     * @throws lazuli.problem.ProblemException {@code shell.unknown-command}, {@code shell.unsupported-use}, {@code shell.endless}
     */
    public int run(Script script, String name, List<String> arguments) {
        return run(script, "", name, arguments);
    }

    /**
     * Runs a script with options set, as {@code #!/bin/sh -e} does.
     *
     * @param options letters: {@code eu}
     * @throws IllegalArgumentException where a letter is no option
     */
    public int run(Script script, String options, String name, List<String> arguments) {
        Session session = session();
        ShellProcess process = process(session, script.where(), name, arguments);
        for (int i = 0; i < options.length(); i++) {
            Options.Option option = Options.Option.of(options.charAt(i));
            if (option == null) {
                throw new IllegalArgumentException("no option of sh: " + options);
            }
            process.options.set(option, true);
        }
        var evaluator = new Evaluator(process);
        return bounded(
                session, script.where(), () -> evaluator.runToEnd(() -> evaluator.run(script)));
    }

    /**
     * Starts a program of the tree, found on the PATH of the environment or by its path: a script with {@code #!}, or one of the {@link Commands}.
     *
     * @param command name and arguments
     * @return the exit status, 0 to 255; 127 where it is not found, 126 where it is no program
     * @throws lazuli.problem.ProblemException as {@link #run(Script, String, List)}, and {@code shell.syntax} for a script that can't be parsed
     */
    public int start(List<String> command) {
        Session session = session();
        String name = command.getFirst();
        ShellProcess process = process(session, name, name, List.of());
        List<String> words = command.stream().map(Octets::of).toList();
        String path = process.variables.get("PATH");
        var programs = new Programs(process);
        return bounded(
                session,
                name,
                () -> {
                    try {
                        return programs.run(
                                programs.find(words.getFirst(), path == null ? "" : path), words);
                    } catch (Programs.NotFound e) {
                        return e.status();
                    }
                });
    }

    private Session session() {
        return new Session(tree, commands, virtual, scripts, trace, limits, packageName);
    }

    private ShellProcess process(
            Session session, String where, String name, List<String> arguments) {
        var descriptors = new Descriptors(session);
        descriptors.set(0, new OpenFile.Source(in));
        descriptors.set(1, new OpenFile.Sink(out));
        descriptors.set(2, new OpenFile.Sink(err));
        return new ShellProcess(
                session,
                environment,
                directory,
                umask,
                descriptors,
                Octets.of(name),
                arguments.stream().map(Octets::of).toList(),
                new Source(where),
                new Traps());
    }

    /** Runs this where a program that calls itself without end is a problem, and not ours. */
    private static int bounded(Session session, String where, IntSupplier run) {
        session.enter(where);
        try {
            return run.getAsInt();
        } catch (StackOverflowError e) {
            throw session.endless("commands are nested without end");
        } catch (OutOfMemoryError e) {
            // The limits make this unlikely; where it happens, what the run held is free again by
            // now.
            throw session.endless("the script needs more memory than there is");
        }
    }
}
