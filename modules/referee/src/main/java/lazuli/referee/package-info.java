/**
 * Other people's programs that judge our bytes; used by tests only.
 *
 * <p>Start at {@link lazuli.referee.Referee#of}: the name of a program in, something that runs it out. A referee comes from the Debian 13 tree
 * under {@code .referees/trixie} at the project's root, made by {@code .ci/referees}, or else from the host's PATH. Where it is missing, the test that
 * asked is skipped; with {@code CI=true} in the environment it fails.
 * {@link lazuli.referee.DebianArchive} is the real archive, for what must hold of every package.
 */
@NullMarked
package lazuli.referee;

import org.jspecify.annotations.NullMarked;
