package lazuli.deb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Predicate;
import lazuli.content.ByteSource;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/**
 * What one {@code Packages} file of a repository lists. A package's paragraph is taken apart when somebody asks for it, so a mistake in it shows only then.
 *
 * <p>{@link #scan} reads the file itself; {@link #compact} gives a form of a third of its size that can be kept, and that {@link #read} opens without reading all of it.
 * Safe for use from several threads.
 */
public final class PackagesIndex {
    /** The number of the compact form's format: who keeps it under a name puts this into the name. */
    public static final int COMPACT_FORMAT = 2;

    private final ByteBuffer bytes;
    private final String where;
    private final int stanzas;
    private final int buckets;
    private final int bucketsAt;
    private final int postings;
    private final int postingsAt;
    private final int textAt;

    private PackagesIndex(ByteBuffer bytes, String where, int[] counts) {
        this.bytes = bytes;
        this.where = where;
        stanzas = counts[0];
        buckets = counts[1];
        bucketsAt = CompactIndex.HEADER + stanzas * CompactIndex.ROW;
        postings = counts[2];
        postingsAt = bucketsAt + (buckets + 1) * 4;
        textAt = (int) CompactIndex.tablesEnd(counts);
    }

    /**
     * {@return the index that this uncompressed {@code Packages} file is}
     *
     * @param where what the file is, for the reader of an error: its URL or path
     * @throws ProblemException {@code deb.packages-syntax}, with the byte offset
     */
    public static PackagesIndex scan(ByteSource packages, String where) {
        ByteBuffer compact = PackagesScanner.scan(packages, where);
        return new PackagesIndex(compact, where, CompactIndex.check(compact));
    }

    /**
     * {@return the index that {@link #compact} gave}
     *
     * @param compact its bytes, from position to limit; they must not change while the index is used
     * @param where what the {@code Packages} file was, for the reader of an error
     * @throws ProblemException {@code deb.index-damaged}: make it anew
     */
    public static PackagesIndex read(ByteBuffer compact, String where) {
        ByteBuffer bytes = compact.slice().order(ByteOrder.LITTLE_ENDIAN);
        try {
            return new PackagesIndex(bytes, where, CompactIndex.check(bytes));
        } catch (IllegalArgumentException e) {
            throw damaged(where, String.valueOf(e.getMessage()));
        }
    }

    /** {@return this index in its compact form, read-only: the same bytes for the same {@code Packages} file} */
    public ByteBuffer compact() {
        return bytes.asReadOnlyBuffer().rewind();
    }

    /** {@return what the {@code Packages} file is, as it was given} */
    public String where() {
        return where;
    }

    /** {@return how many packages are listed} */
    public int size() {
        return stanzas;
    }

    /** {@return the packages of this name, in the file's order} */
    public List<BinaryPackage> named(String name) {
        return find(name, 0, found -> found.name().equals(name));
    }

    /** {@return the packages whose {@code Provides} has this name, in the file's order} */
    public List<BinaryPackage> providing(String name) {
        return find(name, 1, found -> provides(found, name));
    }

    /** {@return the packages with {@code Essential: yes}, in the file's order} */
    public List<BinaryPackage> essential() {
        return find(CompactIndex.ESSENTIAL, 0, BinaryPackage::essential);
    }

    /** {@return the packages with {@code Priority: required}, in the file's order} */
    public List<BinaryPackage> required() {
        return find(CompactIndex.REQUIRED, 0, found -> found.priority() == Priority.REQUIRED);
    }

    /** {@return every package's name, in the file's order} Looks at all of the index: meant for messages and patterns. */
    public SequencedSet<String> names() {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (int stanza = 0; stanza < stanzas; stanza++) {
            names.add(String.valueOf(values(stanza).get(IndexedField.PACKAGE)));
        }
        return names;
    }

    /** What is posted under a name; since names may share a hash, each package is asked. */
    private List<BinaryPackage> find(String name, int provided, Predicate<BinaryPackage> isMeant) {
        int hash = CompactIndex.hash(name);
        int bucket = bucketsAt + (hash & buckets - 1) * 4;
        int first = bytes.getInt(bucket);
        int end = bytes.getInt(bucket + 4);
        if (first < 0 || end > postings) {
            throw damaged(where, "a bucket lies outside of it");
        }
        List<BinaryPackage> found = new ArrayList<>(1);
        int last = -1;
        for (int posting = first; posting < end; posting++) {
            int at = postingsAt + posting * CompactIndex.POSTING;
            int reference = bytes.getInt(at + 4);
            if (bytes.getInt(at) != hash || (reference & 1) != provided || reference == last) {
                continue;
            }
            if (reference < 0 || reference >>> 1 >= stanzas) {
                throw damaged(where, "a posting speaks of no stanza");
            }
            last = reference;
            BinaryPackage candidate = readPackage(reference >>> 1);
            if (isMeant.test(candidate)) {
                found.add(candidate);
            }
        }
        return found;
    }

    /** Where the field can't be read the package counts as one that provides: who looks closer gets the error. */
    private static boolean provides(BinaryPackage candidate, String name) {
        String field = candidate.relations().get(RelationField.PROVIDES);
        return field != null && field.contains(name);
    }

    private int row(int stanza, int column) {
        return bytes.getInt(CompactIndex.HEADER + stanza * CompactIndex.ROW + column * 4);
    }

    private BinaryPackage readPackage(int stanza) {
        Map<IndexedField, String> values = values(stanza);
        try {
            return PackageFields.read(values);
        } catch (IllegalArgumentException e) {
            throw new Problem(
                            "deb.packages-field",
                            Kind.DATA,
                            "a package in the index has a field that can't be right",
                            String.format(
                                    Locale.ROOT,
                                    "%s, byte %d, package %s",
                                    where,
                                    row(stanza, 2),
                                    values.get(IndexedField.PACKAGE)),
                            String.valueOf(e.getMessage()),
                            "tell whoever keeps the repository, or exclude the package")
                    .exception();
        }
    }

    private Map<IndexedField, String> values(int stanza) {
        int start = row(stanza, 0);
        int length = row(stanza, 1);
        if (start < 0 || length < 0 || (long) textAt + start + length > bytes.limit()) {
            throw damaged(where, "a stanza lies outside of it");
        }
        if (CompactIndex.crc(bytes.slice(textAt + start, length)) != row(stanza, 3)) {
            throw damaged(where, "the check sum of a stanza does not fit");
        }
        byte[] text = new byte[length];
        bytes.get(textAt + start, text);
        ByteBuffer numbers = ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN);
        Map<IndexedField, String> values = new EnumMap<>(IndexedField.class);
        int at = 0;
        while (at < length) {
            int value = at + CompactIndex.FIELD_HEADER;
            int size = value > length ? -1 : numbers.getInt(at + 1);
            IndexedField field = IndexedField.of(text[at]);
            if (size < 0 || size > length - value || field == null) {
                throw damaged(where, "a field does not fit into its stanza");
            }
            values.put(field, new String(text, value, size, StandardCharsets.UTF_8));
            at = value + size;
        }
        return values;
    }

    private static ProblemException damaged(String where, String why) {
        return new Problem(
                        "deb.index-damaged",
                        Kind.DATA,
                        "the compact form of a Packages index is damaged",
                        where,
                        why,
                        "make it anew from the Packages file")
                .exception();
    }
}
