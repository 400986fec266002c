/** Arguments to calls; progress; no decisions. */
@NullMarked
package lazuli.cli;

import org.jspecify.annotations.NullMarked;
