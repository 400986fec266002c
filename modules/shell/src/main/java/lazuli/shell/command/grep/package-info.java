/**
 * The line matcher, GNU grep 3.11.
 *
 * <p>Start at {@link lazuli.shell.command.grep.Grep}: options become {@link lazuli.shell.command.grep.Rules}, patterns a
 * {@link lazuli.shell.command.grep.LineMatcher}, and a {@link lazuli.shell.command.grep.FileScan} goes through each file. Directories are gone through in the order
 * of names. Perl's patterns ({@code -P}) are refused.
 */
@NullMarked
package lazuli.shell.command.grep;

import org.jspecify.annotations.NullMarked;
