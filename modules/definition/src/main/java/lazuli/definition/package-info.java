/**
 * What somebody wants built, as values: the model of {@code lazuli.toml}.
 *
 * <p>Start at {@link lazuli.definition.Definition}. Its images are complete: the profiles they include have been merged into their
 * {@link lazuli.definition.Selection}. Everything that a later step may have to blame knows its {@link lazuli.definition.Position}.
 *
 * <p>Elsewhere: how text becomes this model ({@code lazuli.definition.load}), what was chosen for it ({@code lazuli.definition.lock}), and who chooses
 * ({@code lazuli.resolve}). Nothing here opens a file, reads the clock or draws a random number.
 */
@NullMarked
package lazuli.definition;

import org.jspecify.annotations.NullMarked;
