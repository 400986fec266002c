package lazuli.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import lazuli.tree.TreeEditor;

/** What one start of a {@link Command} gets: arguments, environment, streams, the tree, and the means to start others. */
public interface Invocation {
    /** {@return the name it was started by, as written: {@code /usr/bin/[} or {@code sed}} */
    String name();

    /** {@return the arguments after the name; bytes that are not UTF-8 are escaped as in {@code lazuli.tree.Names}} */
    List<String> arguments();

    /** {@return the exported variables} */
    SortedMap<String, String> environment();

    /** {@return the working directory, an absolute path in the tree} */
    String directory();

    /** {@return the file creation mask} */
    int umask();

    /** {@return the tree that is being worked on} */
    TreeEditor tree();

    /** {@return standard input} */
    InputStream in();

    /** {@return standard output; never throws IOException: what is refused is lost, and {@link #writeError} tells} */
    OutputStream out();

    /** {@return why standard output did not take all that was written to it, in strerror's words; empty where it did} */
    default Optional<String> writeError() {
        return Optional.empty();
    }

    /** {@return standard error; never throws IOException} */
    OutputStream err();

    /**
     * Starts another command as this one's child, with this one's streams but for standard input: found as the shell finds it, on the PATH of {@code environment}.
     *
     * @return its exit status; 127 where it is not found
     */
    int start(
            List<String> command,
            SortedMap<String, String> environment,
            InputStream in,
            OutputStream out);

    /**
     * Says that the command does a further piece of a work that could go on for ever, over so many characters.
     *
     * @throws lazuli.problem.ProblemException {@code shell.endless}, where that is too much
     */
    default void works(long characters) {}

    /** {@return the path in the tree's terms of an operand: absolute, from the working directory where it is relative} */
    default String absolute(String operand) {
        return operand.startsWith("/")
                ? operand
                : directory() + (directory().endsWith("/") ? "" : "/") + operand;
    }
}
