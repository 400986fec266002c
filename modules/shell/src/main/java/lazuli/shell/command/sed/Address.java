package lazuli.shell.command.sed;

import lazuli.shell.command.regex.Regex;
import org.jspecify.annotations.Nullable;

/** Which lines an instruction is for. */
sealed interface Address {
    /** The line of this number; as the first address 0 is the place before line 1. */
    record Line(long number) implements Address {}

    /** Every {@code step}th line from {@code first}. */
    record Every(long first, long step) implements Address {}

    /** The last line. */
    record Last() implements Address {}

    /** A line that matches; null is the pattern that was used last. */
    record Matching(@Nullable Regex regex) implements Address {}

    /** So many lines after the first address; only as the second one. */
    record After(long count) implements Address {}

    /** The next line whose number is a multiple; only as the second one. */
    record Multiple(long of) implements Address {}
}
