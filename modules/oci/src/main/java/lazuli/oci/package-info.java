/**
 * Container images as the OCI image specification 1.1 has them: a tree becomes layers, configuration and manifest, and these become a tree again.
 *
 * <p>Start at {@link lazuli.oci.ImageWriter}: a {@link lazuli.tree.Tree} and an {@link lazuli.oci.ImagePlan} in, blobs into a {@link lazuli.oci.BlobSink}, an {@link
 * lazuli.oci.Image} out. {@link lazuli.oci.LayerWriter} is where the time goes. {@link lazuli.oci.ImageReader} reads anybody's image from {@link lazuli.oci.Blobs}.
 * Documents are records with {@code json()} and {@code parse}.
 *
 * <p>Elsewhere: layouts on disk ({@code lazuli.oci.layout}), registries ({@code lazuli.oci.registry}), which files are in the tree ({@code lazuli.assemble}). Nothing here opens
 * a file or a socket.
 */
@NullMarked
package lazuli.oci;

import org.jspecify.annotations.NullMarked;
