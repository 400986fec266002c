/**
 * The lock: what was chosen for a definition, as a text that people review and diff.
 *
 * <p>Start at {@link lazuli.definition.lock.Lock}: {@code parse} and {@code write} are each other's inverse, and {@code fits} says whether a definition still asks
 * for what was chosen. {@link lazuli.definition.lock.LockDiff} says what changed between two. The file is TOML, of which just what {@code write} writes is
 * read, by hand: every build reads it.
 *
 * <p>Elsewhere: who chooses ({@code lazuli.resolve}), where the file lies ({@code lazuli.store}). Nothing here opens a file or reads the clock.
 */
@NullMarked
package lazuli.definition.lock;

import org.jspecify.annotations.NullMarked;
