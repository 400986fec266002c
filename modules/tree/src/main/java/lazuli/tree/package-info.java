/**
 * A file tree as a value: path to entry, with owner, mode, extended attributes, content, and the origin of each.
 *
 * <p>Start at {@link lazuli.tree.Tree}, which is immutable. {@link lazuli.tree.TreeEditor} changes one, with the rules of a POSIX file system: symbolic
 * links are followed inside the tree only, {@code ..} of the root is the root. Names are bytes on disk and {@link java.lang.String}s here;
 * {@link lazuli.tree.Names} turns one into the other without loss.
 *
 * <p>Elsewhere: how a tree becomes an archive or a file system ({@code lazuli.oci}, {@code lazuli.filesystem}). Nothing here opens a file of the host.
 */
@NullMarked
package lazuli.tree;

import org.jspecify.annotations.NullMarked;
