package lazuli.tree;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Keys in their order, and values, as a map that can be gone through: what {@link java.util.TreeMap} takes without comparing anything. */
@SuppressWarnings("JdkObsolete") // a SortedMap is what TreeMap asks for
final class SortedEntries<K extends Comparable<K>, V> extends AbstractMap<K, V>
        implements SortedMap<K, V> {
    private final List<K> keys;
    private final List<? extends V> values;

    SortedEntries(List<K> keys, List<? extends V> values) {
        if (keys.size() != values.size()) {
            throw new IllegalArgumentException(
                    keys.size() + " keys and " + values.size() + " values");
        }
        this.keys = keys;
        this.values = values;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.size();
            }

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Pairs();
            }
        };
    }

    private final class Pairs implements Iterator<Map.Entry<K, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.size();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<K, V> pair = Map.entry(keys.get(next), values.get(next));
            next++;
            return pair;
        }
    }

    @Override
    public @Nullable Comparator<? super K> comparator() {
        return null;
    }

    @Override
    public K firstKey() {
        return keys.getFirst();
    }

    @Override
    public K lastKey() {
        return keys.getLast();
    }

    @Override
    public SortedMap<K, V> subMap(K from, K to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SortedMap<K, V> headMap(K to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SortedMap<K, V> tailMap(K from) {
        throw new UnsupportedOperationException();
    }
}
