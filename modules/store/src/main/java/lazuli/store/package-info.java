/** The cache of downloads and decoded packages, HTTP, locks on disk, sinks. */
@NullMarked
package lazuli.store;

import org.jspecify.annotations.NullMarked;
