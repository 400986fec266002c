/**
 * The shell's language: from the bytes of a script to a tree of commands, as dash 0.5.12 reads them.
 *
 * <p>Start at {@link lazuli.shell.syntax.Parser}, which gives one complete command at a time, as the shell runs them. {@link lazuli.shell.syntax.Node} is a
 * command, {@link lazuli.shell.syntax.Word} what is expanded when it runs, {@link lazuli.shell.syntax.Redirect} a redirection. Text is bytes: a char of
 * a string is one byte, 0 to 255.
 *
 * <p>Elsewhere: what it all means ({@code lazuli.shell}). Nothing here knows a variable, a file or a process; nesting is bounded.
 */
@NullMarked
package lazuli.shell.syntax;

import org.jspecify.annotations.NullMarked;
