/**
 * Sorting, as GNU coreutils 9.7: {@link lazuli.shell.command.sort.Sort} is {@code sort}, with a {@link lazuli.shell.command.sort.Key} for each {@code -k}.
 *
 * <p>Lines are compared byte by byte, which is what C and C.UTF-8 say. Random order is refused.
 */
@NullMarked
package lazuli.shell.command.sort;

import org.jspecify.annotations.NullMarked;
