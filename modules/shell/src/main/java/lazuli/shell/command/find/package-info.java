/**
 * The walker of file trees, GNU find 4.10.
 *
 * <p>Start at {@link lazuli.shell.command.find.Find}. An {@link lazuli.shell.command.find.ExpressionParser} makes an {@link lazuli.shell.command.find.Expression}, which
 * an {@link lazuli.shell.command.find.Evaluator} judges for every file of the walk. Directories are gone through in the order of names.
 */
@NullMarked
package lazuli.shell.command.find;

import org.jspecify.annotations.NullMarked;
