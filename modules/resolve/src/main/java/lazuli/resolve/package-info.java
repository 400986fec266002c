/**
 * From what repositories offer and what images ask for to one solution for all images, or an explanation why there is none.
 *
 * <p>Start at {@link lazuli.resolve.Resolver}: {@link lazuli.resolve.Listing}s, {@link lazuli.resolve.Pin}s and {@link lazuli.resolve.Request}s in, a
 * {@link lazuli.resolve.Solution} out, in which every package has its {@link lazuli.resolve.Reason}s. The rules are those of Debian Policy 7, as dpkg and apt understand
 * them; {@code Replaces} only says whose files win, and so counts here between providers alone.
 *
 * <p>What is asked for becomes a formula, and Sat4j solves it; of its solutions the preferred one is taken, in this order:
 *
 * <ol>
 *   <li>What the definition asks for is in, nothing that it excludes, and a package has one version in all images of an architecture, and in those of two architectures
 *       that both have it.
 *   <li>What leaves no choice comes first. Then, in the order in which packages come in, choices between versions: the highest priority, then the newest. Then choices
 *       between packages: an alternative that is in anyway, or else the first one that is possible; for a virtual package the real one of this name, or else the
 *       provider that is essential, protected, of the higher priority ({@code required} before {@code important} …), that replaces and conflicts with the name, that brings the fewest packages with it, or is the first
 *       by name. An older version is taken only where no alternative has its best one.
 *   <li>Then recommendations that are followed, as far as they are possible with all that.
 *   <li>What turns out to be in without need is left out again.
 * </ol>
 *
 * <p>Elsewhere: the definition and the lock ({@code lazuli.definition}), the indices ({@code lazuli.deb}). Nothing here opens a file, reads the clock or draws a random number.
 */
@NullMarked
package lazuli.resolve;

import org.jspecify.annotations.NullMarked;
