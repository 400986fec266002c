/** Packages, configuration and overlays to a tree; a tree to an image. */
@NullMarked
package lazuli.assemble;

import org.jspecify.annotations.NullMarked;
