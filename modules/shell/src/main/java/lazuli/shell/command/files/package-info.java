/**
 * The utilities that make, move, change, remove and describe files, as GNU coreutils 9.7 has them.
 *
 * <p>One class is one utility; {@link lazuli.shell.command.files.Copier} does the copying of {@code cp}, {@link lazuli.shell.command.files.Destination} reads the
 * operands of those that have a destination, {@link lazuli.shell.command.files.CanonicalPath} follows links for {@code readlink} and {@code realpath}.
 *
 * <p>Backups and SELinux contexts are refused or ignored as the real programs do on a system without SELinux; whoever runs is root.
 */
@NullMarked
package lazuli.shell.command.files;

import org.jspecify.annotations.NullMarked;
