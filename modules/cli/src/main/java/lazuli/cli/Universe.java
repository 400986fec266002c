package lazuli.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.deb.PackagesIndex;
import lazuli.deb.Release;
import lazuli.definition.Repository;
import lazuli.definition.lock.LockedIndex;
import lazuli.resolve.Listing;
import lazuli.store.Shelf;
import lazuli.store.Store;
import lazuli.store.repository.VerifiedIndex;

/**
 * What the repositories offer.
 *
 * @param listings the packages, in the definition's order
 * @param locked the signed indexes that vouch for them
 */
record Universe(List<Listing> listings, List<LockedIndex> locked) {
    static Universe of(Workshop workshop, List<VerifiedIndex> verified) {
        List<Listing> listings = new ArrayList<>();
        Map<String, LockedIndex> locked = new LinkedHashMap<>();
        for (VerifiedIndex index : verified) {
            Repository repository =
                    workshop.definition().repositories().get(index.repository().name());
            int priority = repository == null ? Listing.DEFAULT_PRIORITY : repository.priority();
            PackagesIndex packages = packages(workshop.store(), index);
            listings.add(
                    new Listing(
                            index.repository().name(),
                            index.suite(),
                            index.component(),
                            index.architecture(),
                            priority,
                            packages));
            long date =
                    index.release().flatMap(Release::date).map(Instant::getEpochSecond).orElse(0L);
            locked.putIfAbsent(
                    index.repository().name() + " " + index.suite(),
                    new LockedIndex(
                            index.repository().name(), index.suite(), date, index.releaseDigest()));
        }
        return new Universe(listings, List.copyOf(locked.values()));
    }

    /** Scanned once: what was scanned is kept in a form that is read in place. */
    private static PackagesIndex packages(Store store, VerifiedIndex index) {
        String name = index.digest().hex() + ".compact" + PackagesIndex.COMPACT_FORMAT;
        Optional<ByteSource> sealed = store.sealed(Shelf.INDEXES, name);
        if (sealed.isPresent()) {
            return PackagesIndex.read(
                    java.nio.ByteBuffer.wrap(sealed.get().bytes()), index.toString());
        }
        PackagesIndex scanned = PackagesIndex.scan(index.packages(), index.toString());
        java.nio.ByteBuffer compact = scanned.compact();
        store.seal(
                Shelf.INDEXES,
                name,
                out -> {
                    byte[] bytes = new byte[compact.remaining()];
                    compact.duplicate().get(bytes);
                    out.write(bytes);
                });
        return scanned;
    }
}
