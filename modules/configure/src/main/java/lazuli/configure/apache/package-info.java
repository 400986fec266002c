/**
 * Apache's modules, sites and configuration pieces: {@link lazuli.configure.apache.ApacheSwitch} enables and disables them.
 *
 * <p>Elsewhere: {@code apache2-maintscript-helper} is a shell script and is interpreted.
 */
@NullMarked
package lazuli.configure.apache;

import org.jspecify.annotations.NullMarked;
