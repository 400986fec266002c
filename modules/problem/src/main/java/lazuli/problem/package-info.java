/**
 * What went wrong: what, where, why, and how to fix it.
 *
 * <p>Start at {@link lazuli.problem.Problem}. Whoever finds something wrong that the user or the world did makes a {@code Problem}; a validator returns all
 * of them; everything else throws one {@link lazuli.problem.ProblemException}. The {@link lazuli.problem.Kind} says whose turn it is, and so decides the
 * exit status. {@link lazuli.problem.Nearest} finds what somebody may have meant.
 *
 * <p>Elsewhere: how a problem is printed ({@code lazuli.cli}).
 */
@NullMarked
package lazuli.problem;

import org.jspecify.annotations.NullMarked;
