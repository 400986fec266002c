/**
 * What one start of a utility is made of, whichever utility it is: arguments read as GNU getopt reads them, operands opened, complaints printed, names of
 * users and modes understood.
 *
 * <p>Start at {@link lazuli.shell.command.call.Utility}: a command extends it and works with the {@link lazuli.shell.command.call.Call} that it is given.
 *
 * <p>Elsewhere: what a command gets from the shell ({@link lazuli.shell.Invocation}).
 */
@NullMarked
package lazuli.shell.command.call;

import org.jspecify.annotations.NullMarked;
