/** The C library's patterns: {@link lazuli.configure.pattern.Fnmatch}. */
@NullMarked
package lazuli.configure.pattern;

import org.jspecify.annotations.NullMarked;
