/**
 * Registries: images pushed and pulled over HTTP; OCI distribution specification 1.1, and Docker's token authentication.
 *
 * <p>Start at {@link lazuli.oci.registry.RegistryClient}: an image from {@link lazuli.oci.Blobs} to a {@link lazuli.oci.Reference}, or the other way round. {@link
 * lazuli.oci.registry.DockerCredentials} reads what {@code docker login} and {@code podman login} wrote.
 *
 * <p>This package is an end: it opens sockets, runs credential helpers, waits and tries again. What fails for good is a problem of the remote. No credential is ever in a message.
 */
@NullMarked
package lazuli.oci.registry;

import org.jspecify.annotations.NullMarked;
