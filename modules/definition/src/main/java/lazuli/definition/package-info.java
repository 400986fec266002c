/** The TOML model, its schema, the lock file. */
@NullMarked
package lazuli.definition;

import org.jspecify.annotations.NullMarked;
