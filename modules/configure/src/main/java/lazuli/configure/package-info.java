/**
 * What dpkg does after unpacking: scripts, triggers, the dpkg database.
 *
 * <p>Start at {@link lazuli.configure.Configurer}: packages in, a tree out. {@link lazuli.configure.Installation} is the state between, to which an image adds its own.
 */
@NullMarked
package lazuli.configure;

import org.jspecify.annotations.NullMarked;
