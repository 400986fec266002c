/** What dpkg does after unpacking: scripts, triggers, the dpkg database. */
@NullMarked
package lazuli.configure;

import org.jspecify.annotations.NullMarked;
