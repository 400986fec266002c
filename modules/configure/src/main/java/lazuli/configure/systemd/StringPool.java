package lazuli.configure.systemd;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The strings of systemd's databases: one after the other, each with a zero behind it. A string that is the end of an earlier one lies in that, if the search for it, from its last
 * byte on, meets it: where it lies decides on the bytes of a database, and so it is looked for just as systemd does.
 */
final class StringPool {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Node root = new Node("", 0);

    /** A string, and those that end as the way to it says, by the byte before that. */
    private static final class Node {
        private final String value;
        private final int offset;
        private char[] keys = {};
        private Node[] children = {};

        Node(String value, int offset) {
            this.value = value;
            this.offset = offset;
        }

        void add(char key, Node child) {
            int at = -1 - Arrays.binarySearch(keys, key);
            keys = Arrays.copyOf(keys, keys.length + 1);
            children = Arrays.copyOf(children, keys.length);
            System.arraycopy(keys, at, keys, at + 1, keys.length - at - 1);
            System.arraycopy(children, at, children, at + 1, keys.length - at - 1);
            keys[at] = key;
            children[at] = child;
        }
    }

    StringPool() {
        bytes.write(0);
    }

    /** {@return where the string lies} Its characters are bytes. */
    int add(String string) {
        int length = string.length();
        Node node = root;
        int depth = 0;
        while (depth < length) {
            if (depth > 0 && node.value.endsWith(string)) {
                return node.offset + node.value.length() - length;
            }
            int child = Arrays.binarySearch(node.keys, string.charAt(length - 1 - depth));
            if (child < 0) {
                return append(node, string.charAt(length - 1 - depth), string);
            }
            node = node.children[child];
            depth++;
        }
        return length == 0 ? 0 : node.offset + node.value.length() - length;
    }

    private int append(Node parent, char key, String string) {
        int offset = bytes.size();
        bytes.writeBytes(string.getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(0);
        parent.add(key, new Node(string, offset));
        return offset;
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
