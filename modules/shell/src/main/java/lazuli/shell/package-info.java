/** A POSIX shell and the utilities scripts call, over a tree. */
@NullMarked
package lazuli.shell;

import org.jspecify.annotations.NullMarked;
