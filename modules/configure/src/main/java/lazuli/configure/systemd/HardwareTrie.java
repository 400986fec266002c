package lazuli.configure.systemd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * {@code hwdb.bin}, as in systemd's {@code hwdb-internal.h}: a header, the nodes of a trie from its leaves to its root, and strings. All numbers are little-endian, all offsets
 * count from the file's start. Every string here has one character for each byte.
 */
final class HardwareTrie {
    private static final byte[] SIGNATURE = "KSLPHHRH".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_SIZE = 80;
    private static final int NODE_SIZE = 24;
    private static final int CHILD_ENTRY_SIZE = 16;
    private static final int VALUE_ENTRY_SIZE = 32;

    private final StringPool strings = new StringPool();
    private final Node root = new Node("", 0);

    /** Where a property was found. */
    record Source(String file, int priority, int line) {}

    private record Value(int key, int value, int file, int line, int priority) {}

    /** What all keys below it go on with, behind the character that leads to it. */
    private static final class Node {
        private String prefix;
        private int prefixOffset;
        private TreeMap<Character, Node> children = new TreeMap<>();
        private TreeMap<String, Value> values = new TreeMap<>();

        Node(String prefix, int prefixOffset) {
            this.prefix = prefix;
            this.prefixOffset = prefixOffset;
        }
    }

    /** Gives what a pattern matches a property. A later value takes the place of an earlier one. */
    void insert(String pattern, String key, String value, Source source) {
        Node node = root;
        int at = 0;
        while (true) {
            int common = common(node.prefix, pattern, at);
            if (common < node.prefix.length()) {
                split(node, common);
            }
            at += common;
            if (at == pattern.length()) {
                put(node, key, value, source);
                return;
            }
            Node child = node.children.get(pattern.charAt(at));
            if (child == null) {
                String rest = pattern.substring(at + 1);
                child = new Node(rest, strings.add(rest));
                node.children.put(pattern.charAt(at), child);
                put(child, key, value, source);
                return;
            }
            at++;
            node = child;
        }
    }

    private static int common(String prefix, String pattern, int at) {
        int length = 0;
        while (length < prefix.length()
                && at + length < pattern.length()
                && prefix.charAt(length) == pattern.charAt(at + length)) {
            length++;
        }
        return length;
    }

    private void split(Node node, int at) {
        // The end of a string that is there already.
        var lower = new Node(node.prefix.substring(at + 1), node.prefixOffset + at + 1);
        lower.children = node.children;
        lower.values = node.values;
        char key = node.prefix.charAt(at);
        node.prefix = node.prefix.substring(0, at);
        node.prefixOffset = strings.add(node.prefix);
        node.children = new TreeMap<>();
        node.children.put(key, lower);
        node.values = new TreeMap<>();
    }

    private void put(Node node, String key, String value, Source source) {
        int keyOffset = strings.add(key);
        int valueOffset = strings.add(value);
        node.values.put(
                key,
                new Value(
                        keyOffset,
                        valueOffset,
                        strings.add(source.file()),
                        source.line(),
                        source.priority()));
    }

    /** {@return the file} */
    byte[] write(int toolVersion) {
        int nodes = size(root);
        int stringsAt = HEADER_SIZE + nodes;
        ByteBuffer file =
                ByteBuffer.allocate(stringsAt + strings.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.position(HEADER_SIZE);
        long rootOffset = write(root, file, stringsAt);
        file.put(strings.bytes());
        file.position(0);
        file.put(SIGNATURE).putLong(toolVersion).putLong(file.capacity()).putLong(HEADER_SIZE);
        file.putLong(NODE_SIZE).putLong(CHILD_ENTRY_SIZE).putLong(VALUE_ENTRY_SIZE);
        file.putLong(rootOffset).putLong(nodes).putLong(strings.size());
        return file.array();
    }

    private static int size(Node node) {
        int size =
                NODE_SIZE
                        + node.children.size() * CHILD_ENTRY_SIZE
                        + node.values.size() * VALUE_ENTRY_SIZE;
        for (Node child : node.children.values()) {
            size += size(child);
        }
        return size;
    }

    private static long write(Node node, ByteBuffer file, int stringsAt) {
        List<Long> children = new ArrayList<>(node.children.size());
        for (Node child : node.children.values()) {
            children.add(write(child, file, stringsAt));
        }
        long offset = file.position();
        file.putLong(stringsAt + node.prefixOffset);
        file.putLong(children.size())
                .putLong(node.values.size()); // the count, and seven bytes of nothing
        int index = 0;
        for (char key : node.children.keySet()) {
            file.putLong(key).putLong(children.get(index++));
        }
        for (Value value : node.values.values()) {
            file.putLong(stringsAt + value.key());
            file.putLong(stringsAt + value.value());
            file.putLong(stringsAt + value.file());
            file.putInt(value.line()).putShort((short) value.priority()).putShort((short) 0);
        }
        return offset;
    }
}
