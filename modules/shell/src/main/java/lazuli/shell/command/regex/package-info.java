/**
 * POSIX regular expressions with GNU's extensions, as grep, sed, expr, find and awk know them: the leftmost, and of these the longest, match.
 *
 * <p>Start at {@link lazuli.shell.command.regex.Regex}. A pattern becomes a {@link lazuli.shell.command.regex.Node} tree, this a
 * {@link lazuli.shell.command.regex.Program}, and a {@link lazuli.shell.command.regex.Search} runs it over one text in time proportional to the pattern times the text;
 * only a pattern with back-references may take longer, and then ends in an {@link lazuli.shell.UnsupportedUseException}.
 *
 * <p>What groups hold where several ways give the same longest match is what trying the pattern's choices in their order gives; glibc does the same, but for
 * groups in repetitions that may match nothing.
 */
@NullMarked
package lazuli.shell.command.regex;

import org.jspecify.annotations.NullMarked;
