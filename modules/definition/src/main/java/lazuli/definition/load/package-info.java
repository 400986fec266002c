/**
 * From the text of {@code lazuli.toml} to a {@link lazuli.definition.Definition}, or to everything that is wrong with it.
 *
 * <p>Start at {@link lazuli.definition.load.DefinitionLoader}. Each table of the file is declared once, in a {@code …Section} that also reads it;
 * {@link lazuli.definition.load.DefinitionDocuments} makes the JSON Schema and the reference of the same declarations, and
 * {@link lazuli.definition.load.StarterProject} is the project that {@code lazuli init} writes.
 *
 * <p>Elsewhere: what a declaration can say ({@code lazuli.definition.schema}). Nothing here opens a file: the caller hands in a function that does.
 */
@NullMarked
package lazuli.definition.load;

import org.jspecify.annotations.NullMarked;
