package lazuli.configure.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** One of {@code passwd}, {@code group}, {@code shadow} and their like: lines of fields between colons, the first of which is a name. */
final class AccountFile {
    private final TreeEditor tree;
    private final String path;
    private final boolean present;
    private final List<String> lines = new ArrayList<>();
    private boolean changed;

    AccountFile(TreeEditor tree, String path) {
        this.tree = tree;
        this.path = path;
        present = tree.stat(path).isPresent();
        if (present) {
            String text = Names.decode(tree.read(path).bytes());
            int start = 0;
            while (start < text.length()) {
                int end = text.indexOf('\n', start);
                end = end < 0 ? text.length() : end;
                lines.add(text.substring(start, end));
                start = end + 1;
            }
        }
    }

    boolean isPresent() {
        return present;
    }

    /** {@return the entries in order, each as its fields} */
    List<List<String>> entries() {
        List<List<String>> entries = new ArrayList<>(lines.size());
        for (String line : lines) {
            if (line.indexOf(':') > 0) {
                entries.add(fields(line));
            }
        }
        return entries;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>(9);
        int start = 0;
        for (int colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', start)) {
            fields.add(line.substring(start, colon));
            start = colon + 1;
        }
        fields.add(line.substring(start));
        return fields;
    }

    private int index(String name) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > name.length()
                    && line.charAt(name.length()) == ':'
                    && line.startsWith(name)) {
                return i;
            }
        }
        return -1;
    }

    Optional<List<String>> entry(String name) {
        int index = index(name);
        return index < 0 ? Optional.empty() : Optional.of(fields(lines.get(index)));
    }

    /** {@return the first entry with this number in its third field} */
    Optional<List<String>> entry(long number) {
        String wanted = Long.toString(number);
        for (List<String> entry : entries()) {
            if (entry.size() > 2 && entry.get(2).equals(wanted)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** {@return whether there is no entry with this number in its third field} */
    boolean isFree(long number) {
        return entry(number).isEmpty();
    }

    /** Adds an entry, or puts it in the place of the one of its name. */
    void put(List<String> fields) {
        String line = String.join(":", fields);
        int index = index(fields.getFirst());
        if (index >= 0) {
            lines.set(index, line);
        } else {
            lines.add(end(), line);
        }
        changed = true;
    }

    /** Where a new entry goes: before what asks a directory service. */
    private int end() {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("+") || line.startsWith("-")) {
                return i;
            }
        }
        return lines.size();
    }

    /** Puts an entry in the place of the one that has this name. */
    void replace(String name, List<String> fields) {
        lines.set(index(name), String.join(":", fields));
        changed = true;
    }

    /** Adds a line that need not be the only one of its name. */
    void append(String line) {
        lines.add(line);
        changed = true;
    }

    boolean remove(String name) {
        int index = index(name);
        if (index < 0) {
            return false;
        }
        lines.remove(index);
        changed = true;
        return true;
    }

    /** Writes the file, if anything has changed. */
    void save(int mode, int gid) {
        if (!changed) {
            return;
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        tree.write(path, ByteSource.of(Names.encode(text.toString())), mode);
        if (!present) {
            tree.chmod(path, mode);
            tree.chown(path, 0, gid);
        }
    }
}
