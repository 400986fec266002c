/** Image layout, layers, manifest, index, registry client. */
@NullMarked
package lazuli.oci;

import org.jspecify.annotations.NullMarked;
