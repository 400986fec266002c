/** Package universe to one solution for all images, or an explanation. */
@NullMarked
package lazuli.resolve;

import org.jspecify.annotations.NullMarked;
