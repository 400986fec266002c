package lazuli.shell.command.find;

import java.util.List;
import lazuli.shell.command.call.Glob;
import lazuli.shell.command.regex.Regex;

/** What is asked of each file. */
sealed interface Expression {
    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    /** The right one's answer; the left one is evaluated before. */
    record Then(Expression left, Expression right) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record Constant(boolean value) implements Expression {}

    record Name(Glob glob) implements Expression {}

    record Path(Glob glob) implements Expression {}

    record LinkName(Glob glob) implements Expression {}

    record Matches(Regex regex) implements Expression {}

    /**
     * A test of the file's type.
     *
     * @param letters {@code f}, {@code d}, {@code l} …
     * @param linked whether it is {@code -xtype}, which looks at the other end of a link
     */
    record Type(String letters, boolean linked) implements Expression {}

    /** A number, and whether the file's has to be less (-1), the same, or more (1). */
    record Amount(long number, int sign) {
        boolean fits(long value) {
            return Integer.signum(Long.compare(value, number)) == sign;
        }
    }

    /** What a number is compared with. */
    enum Quantity {
        UID,
        GID,
        LINKS,
        INODE,
        DAYS,
        MINUTES
    }

    record Compare(Quantity quantity, Amount amount) implements Expression {}

    /** The size, rounded up to units of so many bytes. */
    record Size(Amount amount, long unit) implements Expression {}

    record Empty() implements Expression {}

    /**
     * A test of permission bits: all of them the same, at least these ({@code -}), or any of these ({@code /}).
     */
    record Permissions(int mode, char match) implements Expression {}

    /** Modified after this time, in seconds since 1970. */
    record Newer(long time) implements Expression {}

    record SameFile(long number) implements Expression {}

    record NoOwner(boolean group) implements Expression {}

    record Executable(int bits) implements Expression {}

    record Prune() implements Expression {}

    record Quit() implements Expression {}

    record Delete() implements Expression {}

    record Print(String end) implements Expression {}

    record PrintFormat(String format) implements Expression {}

    /**
     * A command for the file.
     *
     * @param inDirectory whether it runs in the file's directory
     * @param collected whether it is run for many files at once
     */
    record Execute(List<String> command, boolean inDirectory, boolean collected)
            implements Expression {}
}
