/**
 * Repositories: from a name in the definition to lists of packages that can be believed.
 *
 * <p>Start at {@link lazuli.store.repository.RepositoryIndexes}: {@link lazuli.store.repository.RepositorySource}s in,
 * {@link lazuli.store.repository.VerifiedIndex}es out. A signature by the repository's keyring vouches for {@code InRelease}, that for the digest of each
 * {@code Packages}, and that for each package. What is expired, from the future, older than what is known, or of another suite is refused. What was verified is
 * remembered, so that the next run asks nobody and does no arithmetic. {@link lazuli.store.repository.Mirrors} says whom to ask, in which order.
 *
 * <p>Formats: apt-secure(8), sources.list(5), Debian's repository format. Elsewhere: what a Release says ({@code lazuli.deb}), who signed it
 * ({@code lazuli.trust}), how bytes come ({@code lazuli.store.fetch}).
 */
@NullMarked
package lazuli.store.repository;

import org.jspecify.annotations.NullMarked;
