package lazuli.shell.command.sed;

import org.jspecify.annotations.Nullable;

/**
 * One command with its addresses.
 *
 * @param first null for every line
 * @param last null where it is no range
 * @param negated whether it is for the lines that the addresses don't name
 */
record Instruction(
        @Nullable Address first, @Nullable Address last, boolean negated, Action action) {}
