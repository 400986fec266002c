package lazuli.configure.accounts;

import java.util.Optional;
import java.util.regex.Pattern;
import lazuli.configure.systemd.Specifiers;
import lazuli.configure.systemd.Words;

/** A line of sysusers.d(5) that says something. */
sealed interface SysusersLine {
    /** The fewest words of a line. */
    int NEEDED = 2;

    Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,30}");

    /** A number that nobody has: the kernel's {@code -1}, in 16 and in 32 bits. */
    long NOBODY_16 = 0xffff;

    long HIGHEST = 0xffff_fffeL;

    /**
     * A user, and the group that it gets.
     *
     * @param group another group than the one of its name: a name or a number; empty where there is none
     * @param locked whether nobody may become this user
     */
    record User(
            String name,
            Id number,
            String group,
            String comment,
            String home,
            String shell,
            boolean locked)
            implements SysusersLine {}

    /** A group. */
    record Group(String name, Id number) implements SysusersLine {}

    /** A user that is in a group. */
    record Member(String user, String group) implements SysusersLine {}

    /** Numbers for users and groups whose lines have none. */
    record Range(long lowest, long highest) implements SysusersLine {}

    /** The number that a line asks for. */
    sealed interface Id {
        /** Whichever is free. */
        record Any() implements Id {}

        /** This one. */
        record Exactly(long value) implements Id {}

        /** That of the file's owner. */
        record OwnerOf(String path) implements Id {}
    }

    /** {@return the line; empty where it is wrong, and systemd passes over it} */
    static Optional<SysusersLine> parse(String text, Specifiers specifiers) {
        Optional<Words> words = Words.of(text, 6, Words.Escapes.PLAIN);
        if (words.isEmpty()
                || words.get().first().size() < NEEDED
                || !words.get().rest().isEmpty()) {
            return Optional.empty();
        }
        try {
            return new SysusersParser(words.get(), specifiers).line();
        } catch (Specifiers.UnresolvedException wrong) {
            return Optional.empty();
        }
    }
}
