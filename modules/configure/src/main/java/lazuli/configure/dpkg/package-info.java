/**
 * dpkg's own state and what it does with it, as in dpkg 1.22: package states, file lists, conffiles, diversions, overrides, triggers, unpacking, configuring.
 *
 * <p>Start at {@link lazuli.configure.dpkg.PackageTable}: the packages of one image, and what each of them is by now.
 *
 * <p>Elsewhere: the programs that scripts call ({@code lazuli.configure.command}), and in which order apt asks for things ({@code lazuli.configure.order}).
 */
@NullMarked
package lazuli.configure.dpkg;

import org.jspecify.annotations.NullMarked;
