/**
 * Settings, each declared once. From a {@link lazuli.definition.schema.Section} and its {@link lazuli.definition.schema.Key}s come the check of a file, the words
 * of its errors, the JSON Schema and the reference.
 *
 * <p>Start at {@link lazuli.definition.schema.TomlReader}, which makes {@link lazuli.definition.schema.Node}s of text; {@link lazuli.definition.schema.Checker}
 * takes out of them what is wrong and says so in {@link lazuli.definition.schema.Findings}; what is left is read through
 * {@link lazuli.definition.schema.Fields}. No other package knows which TOML parser there is.
 *
 * <p>Elsewhere: the sections of a definition themselves ({@code lazuli.definition.load}). Nothing here opens a file.
 */
@NullMarked
package lazuli.definition.schema;

import org.jspecify.annotations.NullMarked;
