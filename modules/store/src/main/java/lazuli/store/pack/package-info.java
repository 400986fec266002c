/**
 * Packages that were decoded once: what a .deb holds, laid out so that a build loads it in no time and copies from it.
 *
 * <p>Start at {@link lazuli.store.pack.PackageCache}: digests and .deb files in, {@code DebPackage}s out. A directory {@code DIGEST/} holds {@code index} (all
 * metadata), {@code pack} (the contents of all files, one after the other) and {@code pack.zst} (each content of 4 KiB and more as a zstd frame). It appears
 * whole or not at all, also under two programs at once and after a kill.
 *
 * <p>Nothing is believed: the index has a checksum that is verified when it is loaded, together with the sizes of the two packs; each content and each frame
 * has its own, verified when it is first read by a program. What fails is thrown away and decoded again from the .deb.
 *
 * <p>Elsewhere: where the .deb files come from ({@code lazuli.store}), how one is read ({@code lazuli.deb}).
 */
@NullMarked
package lazuli.store.pack;

import org.jspecify.annotations.NullMarked;
