/** Manifest, origins, what an image says of itself. */
@NullMarked
package lazuli.evidence;

import org.jspecify.annotations.NullMarked;
