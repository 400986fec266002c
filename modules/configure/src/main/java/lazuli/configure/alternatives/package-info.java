/**
 * Names for which several packages have a program: update-alternatives(1) of dpkg 1.22.
 *
 * <p>Start at {@link lazuli.configure.alternatives.UpdateAlternatives}, the command. A {@link lazuli.configure.alternatives.LinkGroup} is what one file of
 * {@code /var/lib/dpkg/alternatives} says, {@link lazuli.configure.alternatives.AdminFiles} reads and writes those, and
 * {@link lazuli.configure.alternatives.Links} makes the symbolic links. The log of the real program is not written.
 */
@NullMarked
package lazuli.configure.alternatives;

import org.jspecify.annotations.NullMarked;
