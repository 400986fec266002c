/**
 * The tar archive of POSIX.1-2017, {@code pax}: ustar headers, and pax extended headers for what ustar can't say.
 *
 * <p>Start at {@link lazuli.oci.tar.TarHeader#of}, an entry of a tree in, header blocks out; {@link lazuli.oci.tar.TarReader} reads any tar that is met in image layers,
 * GNU's included, and takes nothing in it for granted. Names are bytes.
 *
 * <p>Elsewhere: what becomes a layer, and how it is compressed ({@code lazuli.oci}). Nothing here opens a file.
 */
@NullMarked
package lazuli.oci.tar;

import org.jspecify.annotations.NullMarked;
