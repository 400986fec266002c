package lazuli.shell.syntax;

import org.jspecify.annotations.Nullable;

/** A redirection of one file descriptor, 0 to 9. */
public sealed interface Redirect permits Redirect.File, Redirect.Duplicate, HereDocument {
    /** {@return the file descriptor that is redirected} */
    int descriptor();

    /** How a file is opened. */
    enum Mode {
        READ,
        WRITE,
        CLOBBER,
        APPEND,
        READ_WRITE
    }

    /** {@code <file}, {@code >file}, and so on. */
    record File(int descriptor, Mode mode, Word name) implements Redirect {}

    /**
     * {@code >&word} or {@code <&word}.
     *
     * @param source the file descriptor, or -1 to close, where the word says so plainly
     * @param word what expands to a digit or {@code -}; null where {@code source} is known
     */
    record Duplicate(int descriptor, int source, @Nullable Word word) implements Redirect {}
}
