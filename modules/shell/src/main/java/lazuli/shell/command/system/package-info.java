/**
 * The utilities that ask about the system, the time and the user, that compute, and that start other commands.
 *
 * <p>One class is one utility. The system is always the same: Linux with a fixed release, one processor, the user root, the tree's time in UTC.
 */
@NullMarked
package lazuli.shell.command.system;

import org.jspecify.annotations.NullMarked;
