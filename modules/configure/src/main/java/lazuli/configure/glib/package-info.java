/**
 * GLib's caches, where there is nothing to put into them: {@link lazuli.configure.glib.GlibCompileSchemas}, {@link lazuli.configure.glib.GioQuerymodules}.
 *
 * <p>Elsewhere: schemas and modules themselves, which are a desktop's; whoever installs one learns that it is not known.
 */
@NullMarked
package lazuli.configure.glib;

import org.jspecify.annotations.NullMarked;
