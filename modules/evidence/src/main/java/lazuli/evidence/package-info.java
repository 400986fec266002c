/**
 * What an image says of itself: made from what was written, not from what was asked for.
 *
 * <p>Start at {@link lazuli.evidence.OriginsFile}: why every path of a tree is as it is, for {@code lazuli blame}; and at
 * {@link lazuli.evidence.ImageManifest}: the packages, digests and sizes of an image. Both are JSON with a version of its own.
 *
 * <p>Elsewhere: where the files go ({@code lazuli.cli}). Nothing here opens a file, reads the clock or draws a random number.
 */
@NullMarked
package lazuli.evidence;

import org.jspecify.annotations.NullMarked;
