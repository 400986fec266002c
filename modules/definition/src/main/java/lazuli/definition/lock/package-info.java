/** x */
@NullMarked
package lazuli.definition.lock;

import org.jspecify.annotations.NullMarked;
