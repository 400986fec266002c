package lazuli.configure.dpkg;

import java.util.Comparator;
import lazuli.tree.Names;

/** The order in which dpkg goes through its hash tables, which reaches its files: FNV-1a, 32 bits wide, over the name's bytes as signed char. */
final class HashOrder {
    private static final int OFFSET_BASIS = 0x811c9dc5;
    private static final int PRIME = 16777619;
    private static final long PACKAGE_BINS = 65521;
    private static final long FILE_BINS = 262139;

    private HashOrder() {}

    /** {@return the order of package names} Sort what is already in the order it came to dpkg: names in one bin keep it. */
    static Comparator<String> packages() {
        return Comparator.comparingLong(name -> hash(name, 0) % PACKAGE_BINS);
    }

    /** {@return the order of absolute paths} */
    static Comparator<String> files() {
        return Comparator.comparingLong(path -> hash(path, 1) % FILE_BINS);
    }

    private static long hash(String name, int start) {
        byte[] bytes = Names.encode(name);
        int hash = OFFSET_BASIS;
        for (int i = start; i < bytes.length; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        return Integer.toUnsignedLong(hash);
    }
}
