/**
 * What expanding a word needs and what depends on nothing else: text as bytes, the text that is being built, its division into fields, patterns, arithmetic.
 * All as dash 0.5.12 does it, byte by byte.
 *
 * <p>Start at {@link lazuli.shell.expansion.Expansion}, the text under construction, which {@link lazuli.shell.expansion.FieldSplitter} cuts and
 * {@link lazuli.shell.expansion.Pattern} matches. {@link lazuli.shell.expansion.Octets} turns text into bytes held as chars, and back.
 *
 * <p>Elsewhere: parameters, command substitution, files ({@code lazuli.shell}).
 */
@NullMarked
package lazuli.shell.expansion;

import org.jspecify.annotations.NullMarked;
