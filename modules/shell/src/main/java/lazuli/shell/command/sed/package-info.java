/**
 * The stream editor, GNU sed 4.9.
 *
 * <p>Start at {@link lazuli.shell.command.sed.Sed}. A {@link lazuli.shell.command.sed.ScriptParser} makes a list of
 * {@link lazuli.shell.command.sed.Instruction}s, with jumps resolved; an {@link lazuli.shell.command.sed.Editor} runs them over the lines of an
 * {@link lazuli.shell.command.sed.Input}. The command {@code e}, and {@code s} with the flag {@code e}, are refused.
 */
@NullMarked
package lazuli.shell.command.sed;

import org.jspecify.annotations.NullMarked;
