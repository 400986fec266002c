/**
 * C's {@code printf}: what the shell's builtin, GNU's program and awk have in common. Text is bytes held as chars, 0 to 255 each.
 *
 * <p>Start at {@link lazuli.shell.format.Directive}, one conversion specification.
 *
 * <p>Elsewhere: escapes, how arguments are read, and the words for what is wrong with them, in which the three differ.
 */
@NullMarked
package lazuli.shell.format;

import org.jspecify.annotations.NullMarked;
