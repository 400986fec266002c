package lazuli.shell.command.files;

import java.util.List;

/** Canonical paths as seen from a directory. */
final class RelativePath {
    private RelativePath() {}

    /** The way from one canonical path, a directory's, to another. */
    static String of(String path, String from) {
        List<String> to = parts(path);
        List<String> base = parts(from);
        int common = 0;
        while (common < to.size()
                && common < base.size()
                && to.get(common).equals(base.get(common))) {
            common++;
        }
        StringBuilder relative = new StringBuilder();
        for (int i = common; i < base.size(); i++) {
            relative.append(relative.isEmpty() ? ".." : "/..");
        }
        for (int i = common; i < to.size(); i++) {
            relative.append(relative.isEmpty() ? "" : "/").append(to.get(i));
        }
        return relative.isEmpty() ? "." : relative.toString();
    }

    private static List<String> parts(String path) {
        return path.length() <= 1 ? List.of() : List.of(path.substring(1).split("/"));
    }
}
