/**
 * Dates as GNU programs read and print them. Everything is UTC.
 *
 * <p>Start at {@link lazuli.shell.command.time.DateParser} for {@code date -d} and {@link lazuli.shell.command.time.DateFormat} for {@code date +%F}. Nothing here
 * reads a clock.
 */
@NullMarked
package lazuli.shell.command.time;

import org.jspecify.annotations.NullMarked;
