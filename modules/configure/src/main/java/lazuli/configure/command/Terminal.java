package lazuli.configure.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import lazuli.shell.Invocation;
import lazuli.tree.Names;

/** What a program of dpkg prints, and to where. */
final class Terminal {
    private final Invocation invocation;
    private final String program;

    Terminal(Invocation invocation, String program) {
        this.invocation = invocation;
        this.program = program;
    }

    /** Prints to standard output. */
    void print(String text) {
        write(invocation.out(), text);
    }

    /** Prints a line to standard output. */
    void line(String text) {
        write(invocation.out(), text + "\n");
    }

    /** Prints what is wrong, after the program's name, to standard error. */
    void notice(String text) {
        write(invocation.err(), program + ": " + text + "\n");
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(Names.encode(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
