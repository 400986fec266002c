/** Whom we believe: OpenPGP keyrings and signatures. */
@NullMarked
package lazuli.trust;

import org.jspecify.annotations.NullMarked;
