/** Registries; OCI distribution specification 1.1. */
@NullMarked
package lazuli.oci.registry;

import org.jspecify.annotations.NullMarked;
