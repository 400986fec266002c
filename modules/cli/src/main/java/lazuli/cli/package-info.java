/**
 * Arguments to calls, progress, and what people see. No decisions.
 *
 * <p>Start at {@link lazuli.cli.Main}. {@code Verbs} declares every command and option once: the parser, the help, the completion and
 * {@code docs/reference/commands.md} come from it. Each command is one small class, and is loaded only when it is asked for.
 */
@NullMarked
package lazuli.cli;

import org.jspecify.annotations.NullMarked;
