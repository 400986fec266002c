package lazuli.definition;

import lazuli.tree.Origin;

/**
 * Where in the definition something stands.
 *
 * @param file the definition's file, relative to the project's directory, with {@code /}
 * @param line from 1
 * @param column from 1
 * @param key the key from the top: {@code image.base.packages}; empty for the file as a whole
 */
public record Position(String file, int line, int column, String key)
        implements Comparable<Position> {
    /** {@return the start of this file} */
    public static Position start(String file) {
        return new Position(file, 1, 1, "");
    }

    /** {@return the same place, as the origin of what it puts into a tree} */
    public Origin origin() {
        return new Origin.FromDefinition(file, line, key);
    }

    /** {@return file, line and column: {@code lazuli.toml:14:3}} */
    public String place() {
        return file + ":" + line + ":" + column;
    }

    @Override
    public int compareTo(Position other) {
        int order = file.compareTo(other.file);
        order = order != 0 ? order : Integer.compare(line, other.line);
        order = order != 0 ? order : Integer.compare(column, other.column);
        return order != 0 ? order : key.compareTo(other.key);
    }

    /** {@return what a problem says under "where": {@code lazuli.toml:14:3, image.base.packages}} */
    @Override
    public String toString() {
        return key.isEmpty() ? place() : place() + ", " + key;
    }
}
