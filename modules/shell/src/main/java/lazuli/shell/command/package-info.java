/**
 * The utilities that scripts call, each with the options, messages and statuses of the program that Debian 13 has under its name.
 *
 * <p>Start at {@link lazuli.shell.command.Utilities}. Commands on files are in {@code files}, on text in {@code text}, on the system in {@code system}; the
 * small languages {@code sed}, {@code awk} and {@code find} have packages of their own, as have regular expressions; {@code call} is what all of them use.
 *
 * <p>Elsewhere: the shell's builtins ({@code lazuli.shell}); dpkg, adduser, systemctl and the like ({@code lazuli.configure}). Nothing here knows the host, the
 * clock or chance: time is the tree's, and names of temporary files are counted.
 */
@NullMarked
package lazuli.shell.command;

import org.jspecify.annotations.NullMarked;
