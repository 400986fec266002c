/**
 * debconf 1.5: the questions of packages, answered without asking.
 *
 * <p>Start at {@link lazuli.configure.debconf.Debconf}: one for a tree. A {@link lazuli.configure.debconf.Dialogue} speaks the protocol of debconf-devel(7) with one
 * script, as the noninteractive frontend does; {@link lazuli.configure.debconf.DebconfDatabase} is what stands in {@code /var/cache/debconf} afterwards.
 *
 * <p>Text in here is bytes, one a {@code char}, as in the Perl original: what is not ASCII goes through as it came.
 */
@NullMarked
package lazuli.configure.debconf;

import org.jspecify.annotations.NullMarked;
