/** The .deb archive, control syntax, versions, relations, Release and Packages. */
@NullMarked
package lazuli.deb;

import org.jspecify.annotations.NullMarked;
