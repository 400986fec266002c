/** Capabilities of files, as capabilities(7) and libcap's programs have them: {@code security.capability}. */
@NullMarked
package lazuli.configure.capabilities;

import org.jspecify.annotations.NullMarked;
