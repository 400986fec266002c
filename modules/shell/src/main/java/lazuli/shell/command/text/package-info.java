/**
 * The utilities that read and write text, as GNU coreutils 9.7 and diffutils 3.10 have them. One class is one utility.
 *
 * <p>What works byte by byte in the real program does so here: {@code cut}, {@code tr}, {@code sort}. {@link lazuli.shell.command.text.Operands} opens the
 * files that the operands name.
 */
@NullMarked
package lazuli.shell.command.text;

import org.jspecify.annotations.NullMarked;
