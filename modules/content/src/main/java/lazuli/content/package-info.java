/**
 * Bytes and what we know of them: digests, sources that can be opened again, compression, and the stamp.
 *
 * <p>Start at {@link lazuli.content.ByteSource}: opening one twice gives the same bytes. {@link lazuli.content.Digest} is a SHA-256.
 * {@link lazuli.content.Stamp} is the only time and the only seed that reach an output. {@link lazuli.content.Compression} reads and writes gzip, xz (with a decoder of
 * our own, since that is most of what a first build does) and zstd.
 * {@link lazuli.content.PieceEncoder} is the one way to compress what is kept compressed and put between other pieces later.
 *
 * <p>Elsewhere: where the bytes lie ({@code lazuli.store}). Nothing here opens a file, reads the clock or draws a random number.
 */
@NullMarked
package lazuli.content;

import org.jspecify.annotations.NullMarked;
