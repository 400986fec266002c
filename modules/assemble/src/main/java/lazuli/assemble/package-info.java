/**
 * Packages, configuration and overlays to a tree; what an image is to be, besides its tree.
 *
 * <p>Start at {@link lazuli.assemble.Assembler}: an image of the definition and its packages in, a tree out, where everything knows its origin. The order is fixed: packages are
 * unpacked and configured as dpkg does it; then groups and users of the definition; then its files, directories and links, and what packages do about them; last what it removes.
 * {@link lazuli.assemble.ContainerPlan} says how the tree becomes an OCI image.
 *
 * <p>Elsewhere: scripts and dpkg's database ({@code lazuli.configure}), layers ({@code lazuli.oci}). Nothing here opens a file, reads the clock or draws a random number.
 */
@NullMarked
package lazuli.assemble;

import org.jspecify.annotations.NullMarked;
