/**
 * Debian's binary packages and repositories as files: the .deb archive (deb(5)), control syntax (Policy 5.1, deb822(5)), versions (deb-version(7)), relations
 * (Policy 7.1), Release and Packages.
 *
 * <p>Start at {@link lazuli.deb.DebReader}: the bytes of a .deb in, a {@link lazuli.deb.DebPackage} out, its files' contents into a
 * {@link lazuli.deb.ContentSink} on the way. {@link lazuli.deb.ControlFile} reads a control file into a {@link lazuli.deb.Stanza}.
 *
 * <p>Nothing that comes in is believed: sizes are checked before anything is allocated, paths never lead out of the tree, and what is wrong ends in a problem
 * {@code deb.*} of kind DATA that names the byte.
 *
 * <p>Elsewhere: where archives come from and decoded ones are kept ({@code lazuli.store}), what dpkg does with one ({@code lazuli.configure}).
 */
@NullMarked
package lazuli.deb;

import org.jspecify.annotations.NullMarked;
