/**
 * In which order packages are unpacked and configured: apt's, so that what depends on the order comes out as with apt.
 *
 * <p>Start at {@link lazuli.configure.order.InstallationPlan}: packages in, steps for dpkg out. It follows apt-pkg's {@code orderlist.cc} and
 * {@code packagemanager.cc} as far as a first installation goes through them: nothing is ever removed or upgraded.
 *
 * <p>Elsewhere: what a step does ({@code lazuli.configure.dpkg}).
 */
@NullMarked
package lazuli.configure.order;

import org.jspecify.annotations.NullMarked;
