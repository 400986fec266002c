package lazuli.shell;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.expansion.Expansion;
import lazuli.shell.expansion.Octets;
import lazuli.shell.expansion.Pattern;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** Expands a pattern to the names of the files of the tree that fit: XCU 2.6.6. Where none does, the pattern stays. */
final class Globber {
    private final ShellProcess process;
    private final TreeEditor tree;
    private final List<String> fields;
    private final List<String> found = new ArrayList<>();

    Globber(ShellProcess process, List<String> fields) {
        this.process = process;
        this.tree = process.session.tree;
        this.fields = fields;
    }

    /** {@return whether this can be a pattern at all} */
    static boolean mayMatch(CharSequence field) {
        for (int i = 0; i < field.length(); i++) {
            switch (field.charAt(i)) {
                case '*', '?', '[' -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** Adds the names that fit, sorted by their bytes. */
    void expand(CharSequence field) {
        expand(Pattern.of(field), "");
        if (found.isEmpty()) {
            fields.add(Expansion.plain(field));
        } else {
            found.sort(null);
            fields.addAll(found);
        }
    }

    private static char at(String pattern, int i) {
        return i < pattern.length() ? pattern.charAt(i) : 0;
    }

    /** {@code before} is the path so far, with a slash at its end, or empty. */
    private void expand(String pattern, String before) {
        process.session.step();
        boolean special = false;
        int start = 0;
        int end = 0;
        int escape = 0;
        while (end < pattern.length()) {
            char c = pattern.charAt(end);
            escape = 0;
            if (c == '*' || c == '?') {
                special = true;
            } else if (c == '[') {
                special |= isBracket(pattern, end + 1);
            } else {
                escape = c == '\\' && end + 1 < pattern.length() ? 1 : 0;
                if (at(pattern, end + escape) == '/') {
                    if (special) {
                        break;
                    }
                    start = end + escape + 1;
                }
            }
            end += escape + 1;
        }
        if (!special) {
            String path = before + unescaped(pattern, pattern.length());
            if (!before.isEmpty() && tree.lstat(process.path(path)).isPresent()) {
                found.add(path);
            }
            return;
        }
        boolean last = end >= pattern.length();
        String rest = last ? "" : pattern.substring(end + escape + 1);
        list(before + unescaped(pattern, start), pattern.substring(start, end), last, rest);
    }

    private void list(String directory, String pattern, boolean last, String rest) {
        String path = process.path(directory.isEmpty() ? "." : directory);
        process.session.looksAt(300L * path.length());
        if (!(tree.stat(path).orElse(null) instanceof Entry.Directory)) {
            return;
        }
        boolean hidden = at(pattern, at(pattern, 0) == '\\' ? 1 : 0) == '.';
        List<String> names = new ArrayList<>(tree.list(path));
        if (hidden) {
            names.add(".");
            names.add("..");
        }
        for (String each : names) {
            String name = Octets.of(each);
            if ((hidden || name.charAt(0) != '.')
                    && Pattern.matches(pattern, name, process.session::looksAt)) {
                process.session.moves(directory.length() + name.length());
                if (last) {
                    found.add(directory + name);
                } else {
                    expand(rest, directory + name + "/");
                }
            }
        }
    }

    private static boolean isBracket(String pattern, int from) {
        int i = at(pattern, from) == '!' ? from + 1 : from;
        while (true) {
            if (at(pattern, i) == '\\') {
                i++;
            }
            if (i >= pattern.length() || at(pattern, i) == '/') {
                return false;
            }
            i++;
            if (at(pattern, i) == ']') {
                return true;
            }
        }
    }

    private static String unescaped(String pattern, int end) {
        if (pattern.indexOf('\\') < 0) {
            return pattern.substring(0, end);
        }
        var text = new StringBuilder();
        for (int i = 0; i < end; i++) {
            if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
                i++;
            }
            text.append(pattern.charAt(i));
        }
        return text.toString();
    }
}
