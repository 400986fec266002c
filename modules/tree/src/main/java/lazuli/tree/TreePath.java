package lazuli.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path from the root of a tree: absolute, without empty, {@code .} or {@code ..} components. Sorts component by component, so that everything in a
 * directory follows the directory at once.
 *
 * @param value {@code /}, or {@code /usr/bin/env}
 */
public record TreePath(String value) implements Comparable<TreePath> {
    /** The root. */
    public static final TreePath ROOT = new TreePath("/");

    public TreePath {
        if (!isNormal(value)) {
            throw new IllegalArgumentException("not a normal absolute path: " + value);
        }
    }

    private static boolean isNormal(String value) {
        if (value.equals("/")) {
            return true;
        }
        if (value.isEmpty() || value.charAt(0) != '/' || value.indexOf('\0') >= 0) {
            return false;
        }
        int start = 1;
        while (start <= value.length()) {
            int slash = value.indexOf('/', start);
            int end = slash < 0 ? value.length() : slash;
            boolean dots =
                    value.startsWith(".", start)
                            && (end == start + 1
                                    || end == start + 2 && value.charAt(start + 1) == '.');
            if (end == start || dots) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    /** {@return this path without its last component; the root's is the root} */
    public TreePath parent() {
        int slash = value.lastIndexOf('/');
        return slash <= 0 ? ROOT : new TreePath(value.substring(0, slash));
    }

    /** {@return the last component; the root's is empty} */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** {@return the path of this name in this directory} The name may have several components. */
    public TreePath resolve(String name) {
        return new TreePath(isRoot() ? "/" + name : value + "/" + name);
    }

    /** {@return the components from the root; the root has none} */
    public List<String> components() {
        return isRoot() ? List.of() : List.of(value.substring(1).split("/"));
    }

    /** {@return whether this is {@code other}, or lies below it} */
    public boolean startsWith(TreePath other) {
        return other.isRoot()
                || value.startsWith(other.value)
                        && (value.length() == other.value.length()
                                || value.charAt(other.value.length()) == '/');
    }

    /** {@return whether this is the root} */
    public boolean isRoot() {
        return value.length() == 1;
    }

    /** {@return this path as archives write it: without the first slash; empty for the root} */
    public String relative() {
        return value.substring(1);
    }

    @Override
    public int compareTo(TreePath other) {
        int length = Math.min(value.length(), other.value.length());
        for (int i = 0; i < length; i++) {
            char a = value.charAt(i);
            char b = other.value.charAt(i);
            if (a != b) {
                return a == '/' ? -1 : b == '/' ? 1 : Character.compare(a, b);
            }
        }
        return Integer.compare(value.length(), other.value.length());
    }

    // The JDK would make a record's own equals and hashCode when they first run, and every start
    // would wait for it.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TreePath path && value.equals(path.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
