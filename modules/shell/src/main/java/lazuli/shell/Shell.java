package lazuli.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.tree.TreeEditor;

/**
 * A POSIX shell over a tree, as dash 0.5.12 of Debian 13 has it. Set what a run starts with, then {@link #run} a script or {@link #start} a program; each
 * run begins with a new shell process, and changes nothing but the tree and the streams.
 *
 * <p>A program is found as on a real system, on the PATH in the tree. Where its base name, or that of the file behind its symbolic links, is in the
 * {@link Commands}, the Java runs; a script for {@code sh} is interpreted; everything else ends in the problem {@code shell.unknown-command}.
 */
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"}) // the rooms behind the door are being built
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
        throw new UnsupportedOperationException();
    }

    /**
     * Runs a script with options set, as {@code #!/bin/sh -e} does.
     *
     * @param options letters: {@code eu}
     */
    public int run(Script script, String options, String name, List<String> arguments) {
        throw new UnsupportedOperationException();
    }

    /**
     * Starts a program of the tree, found on the PATH of the environment or by its path: a script with {@code #!}, or one of the {@link Commands}.
     *
     * @param command name and arguments
     * @return the exit status, 0 to 255; 127 where it is not found
     * @throws lazuli.problem.ProblemException as {@link #run(Script, String, List)}, and {@code shell.syntax} for a script that can't be parsed
     */
    public int start(List<String> command) {
        throw new UnsupportedOperationException();
    }
}
