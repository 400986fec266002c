/**
 * The store: what was fetched or worked out once is kept here, under {@code XDG_CACHE_HOME}.
 *
 * <p>Start at {@link lazuli.store.Store#open}: it holds the store until it is closed, and while anybody holds it nothing is removed from it. A
 * {@link lazuli.store.Shelf} is a kind of thing that is kept. Everything is written beside its name and moved there whole; everything can be deleted at any
 * time; downloads have their digest for a name, and what has no digest to be checked against is sealed with a checksum. Several programs may work on one store:
 * {@link lazuli.store.Store#lock} lets one of them do a thing while the others wait for it.
 *
 * <p>Elsewhere: downloads ({@code lazuli.store.fetch}), repositories and their indexes ({@code lazuli.store.repository}), decoded packages
 * ({@code lazuli.store.pack}).
 */
@NullMarked
package lazuli.store;

import org.jspecify.annotations.NullMarked;
