package lazuli.configure.call;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import lazuli.content.ByteSource;
import lazuli.shell.Invocation;
import lazuli.tree.Names;

/** What a program of dpkg prints, and to where. */
public final class Terminal {
    private final Invocation invocation;
    private final String program;

    /** Where this start of a program prints. */
    public Terminal(Invocation invocation, String program) {
        this.invocation = invocation;
        this.program = program;
    }

    /** Prints to standard output. */
    public void print(String text) {
        write(invocation.out(), Names.encode(text));
    }

    /** Prints a line to standard output. */
    public void line(String text) {
        write(invocation.out(), Names.encode(text + "\n"));
    }

    /** Prints what is wrong, after the program's name, to standard error. */
    public void notice(String text) {
        complain(program + ": " + text + "\n");
    }

    /** Prints a file's content to standard output. */
    public void print(ByteSource content) {
        write(invocation.out(), content.bytes());
    }

    /** Prints to standard error. */
    public void complain(String text) {
        write(invocation.err(), Names.encode(text));
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
