/**
 * {@code awk}, as POSIX has it and mawk does it: text is bytes.
 *
 * <p>Start at {@link lazuli.shell.command.awk.Awk}. The lexer makes tokens, the parser a program of them, and the interpreter runs it.
 * <p>Elsewhere: regular expressions ({@code lazuli.shell.command.regex}), awk's dialect included.
 */
@NullMarked
package lazuli.shell.command.awk;

import org.jspecify.annotations.NullMarked;
