/**
 * The programs of dpkg that maintainer scripts call, over the {@link lazuli.configure.dpkg.DpkgDatabase} that is being worked on.
 *
 * <p>Start at {@link lazuli.configure.command.DpkgCommands}, which finds them by name.
 *
 * <p>Elsewhere: {@code update-alternatives} ({@code lazuli.configure.alternatives}); {@code dpkg-maintscript-helper} is a shell script and is interpreted.
 */
@NullMarked
package lazuli.configure.command;

import org.jspecify.annotations.NullMarked;
