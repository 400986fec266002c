package lazuli.configure.linker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.tree.Names;

/** {@code /etc/ld.so.cache} in the new format only, as glibc's {@code sysdeps/generic/dl-cache.h} has it, little endian. */
final class LinkerCache {
    private static final byte[] MAGIC = "glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_SIZE = 48;
    private static final int ENTRY_SIZE = 24;
    private static final byte LITTLE_ENDIAN = 2;
    private static final long HWCAP_EXTENSION = 1L << 62;
    private static final int EXTENSION_MAGIC = -358342284;
    private static final int SECTION_SIZE = 16;
    private static final int TAG_GENERATOR = 0;
    private static final int TAG_HWCAPS = 1;

    private final List<Library> libraries;
    private final SortedMap<String, Integer> hwcaps = new TreeMap<>();
    private final Map<String, Integer> offsets = new HashMap<>();
    private final byte[] generator;

    private LinkerCache(List<Library> libraries, String generator) {
        this.libraries = new ArrayList<>(libraries);
        this.libraries.sort(LinkerCache::compare);
        this.generator = generator.getBytes(StandardCharsets.UTF_8);
        for (Library library : libraries) {
            library.hwcaps().ifPresent(name -> hwcaps.put(name, 0));
        }
        int index = 0;
        for (var entry : hwcaps.entrySet()) {
            entry.setValue(index++);
        }
    }

    /**
     * {@return the file}
     *
     * @param libraries in the order in which their directories are searched
     * @param generator what the file says made it
     */
    static byte[] of(List<Library> libraries, String generator) {
        return new LinkerCache(libraries, generator).write();
    }

    /** The linker looks names up by halving: backwards, numbers by value. What has an hwcap comes first. */
    private static int compare(Library a, Library b) {
        int order = compareNames(b.soname(), a.soname());
        if (order != 0) {
            return order;
        }
        if (a.flags() != b.flags()) {
            return Integer.compare(b.flags(), a.flags());
        }
        if (a.hwcaps().isPresent() != b.hwcaps().isPresent()) {
            return a.hwcaps().isPresent() ? -1 : 1;
        }
        return a.hwcaps().isEmpty() ? 0 : a.hwcaps().get().compareTo(b.hwcaps().get());
    }

    /** {@code _dl_cache_libcmp}. */
    static int compareNames(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length()) {
            char x = a.charAt(i);
            char y = j < b.length() ? b.charAt(j) : 0;
            if (isDigit(x) && isDigit(y)) {
                int first = 0;
                while (i < a.length() && isDigit(a.charAt(i))) {
                    first = first * 10 + a.charAt(i++) - '0';
                }
                int second = 0;
                while (j < b.length() && isDigit(b.charAt(j))) {
                    second = second * 10 + b.charAt(j++) - '0';
                }
                if (first != second) {
                    return Integer.compare(first, second);
                }
            } else if (isDigit(x)) {
                return 1;
            } else if (isDigit(y)) {
                return -1;
            } else if (x != y) {
                return x - y;
            } else {
                i++;
                j++;
            }
        }
        return j < b.length() ? -b.charAt(j) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private byte[] write() {
        byte[] strings = strings();
        int stringsAt = HEADER_SIZE + libraries.size() * ENTRY_SIZE;
        int extensionAt = (stringsAt + strings.length + 3) & ~3;
        int sections = hwcaps.isEmpty() ? 1 : 2;
        int hwcapsAt = extensionAt + 8 + sections * SECTION_SIZE;
        int generatorAt = hwcapsAt + hwcaps.size() * 4;
        ByteBuffer out =
                ByteBuffer.allocate(generatorAt + generator.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(libraries.size()).putInt(strings.length);
        out.put(LITTLE_ENDIAN).put(new byte[3]).putInt(extensionAt).put(new byte[12]);
        for (Library library : libraries) {
            out.putInt(library.flags());
            out.putInt(stringsAt + offset(library.soname()))
                    .putInt(stringsAt + offset(library.path()));
            out.putInt(0).putLong(hwcap(library));
        }
        out.put(strings);
        out.position(extensionAt);
        out.putInt(EXTENSION_MAGIC).putInt(sections);
        out.putInt(TAG_GENERATOR).putInt(0).putInt(generatorAt).putInt(generator.length);
        if (!hwcaps.isEmpty()) {
            out.putInt(TAG_HWCAPS).putInt(0).putInt(hwcapsAt).putInt(hwcaps.size() * 4);
            hwcaps.keySet().forEach(name -> out.putInt(stringsAt + offset(name)));
        }
        out.put(generator);
        return out.array();
    }

    private long hwcap(Library library) {
        return library.hwcaps()
                .map(name ->
                        HWCAP_EXTENSION
                                | (long) library.isaLevel() << 32
                                | hwcaps.getOrDefault(name, 0))
                .orElse(0L);
    }

    private int offset(String text) {
        return offsets.getOrDefault(text, 0);
    }

    /** The string table: sorted by what strings end with, so that one that ends another is not written again. */
    private byte[] strings() {
        Map<String, byte[]> encoded = new HashMap<>();
        for (Library library : libraries) {
            encoded.put(library.soname(), Names.encode(library.soname()));
            encoded.put(library.path(), Names.encode(library.path()));
            library.hwcaps().ifPresent(name -> encoded.put(name, Names.encode(name)));
        }
        List<Map.Entry<String, byte[]>> sorted = new ArrayList<>(encoded.entrySet());
        sorted.sort((a, b) -> compareEnds(a.getValue(), b.getValue()));
        byte[] table = new byte[sorted.stream().mapToInt(each -> each.getValue().length + 1).sum()];
        byte[] previous = new byte[0];
        int previousAt = 0;
        int end = 0;
        for (Map.Entry<String, byte[]> each : sorted) {
            byte[] text = each.getValue();
            int at = end;
            if (endsWith(previous, text)) {
                at = previousAt + previous.length - text.length;
            } else {
                System.arraycopy(text, 0, table, at, text.length);
                end = at + text.length + 1;
            }
            offsets.put(each.getKey(), at);
            previous = text;
            previousAt = at;
        }
        return Arrays.copyOf(table, end);
    }

    private static int compareEnds(byte[] a, byte[] b) {
        int length = Math.min(a.length, b.length);
        for (int i = 1; i <= length; i++) {
            int x = a[a.length - i] & 0xff;
            int y = b[b.length - i] & 0xff;
            if (x != y) {
                return y - x;
            }
        }
        return Integer.compare(b.length, a.length);
    }

    private static boolean endsWith(byte[] text, byte[] end) {
        return text.length >= end.length
                && Arrays.equals(text, text.length - end.length, text.length, end, 0, end.length);
    }
}
