/**
 * Image layouts on disk, as directories and as tar archives; OCI image specification, "image layout".
 *
 * <p>Start at {@link lazuli.oci.layout.LayoutWriter}: a {@link lazuli.oci.BlobSink} that appears under its name when it is complete, and not before. {@link
 * lazuli.oci.layout.LayoutArchive} makes a tar archive of a layout, {@link lazuli.oci.layout.Layout} reads either.
 *
 * <p>This package is an end: it touches the disk, and what fails there is a problem of the host. Elsewhere: what stands in the blobs ({@code lazuli.oci}).
 */
@NullMarked
package lazuli.oci.layout;

import org.jspecify.annotations.NullMarked;
