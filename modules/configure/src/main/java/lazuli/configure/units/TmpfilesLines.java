package lazuli.configure.units;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines of tmpfiles.d(5) in the order in which systemd-tmpfiles goes through them: those that make something before those that change what patterns find, a path before those below it. */
final class TmpfilesLines {
    private static final Comparator<TmpfilesLine> MAKING_FIRST =
            Comparator.comparingInt((TmpfilesLine line) -> line.isOwning() ? 0 : 1)
                    .thenComparingInt(TmpfilesLine::type);

    private final Map<String, List<TmpfilesLine>> paths = new LinkedHashMap<>();
    private final Map<String, List<TmpfilesLine>> patterns = new LinkedHashMap<>();

    /** Takes a line up, if none for its path speaks against it. */
    void add(TmpfilesLine line) {
        List<TmpfilesLine> those =
                (line.isGlobbing() ? patterns : paths)
                        .computeIfAbsent(line.path(), _ -> new ArrayList<>());
        if (line.has('+') || those.stream().allMatch(line::goesWith)) {
            those.add(line);
            those.sort(MAKING_FIRST);
        }
    }

    List<TmpfilesLine> ordered() {
        List<TmpfilesLine> ordered = new ArrayList<>();
        Set<List<TmpfilesLine>> done = new HashSet<>();
        paths.values().forEach(lines -> append(lines, done, ordered));
        patterns.values().forEach(lines -> append(lines, done, ordered));
        return ordered;
    }

    private void append(
            List<TmpfilesLine> lines, Set<List<TmpfilesLine>> done, List<TmpfilesLine> ordered) {
        if (!done.add(lines)) {
            return;
        }
        String path = lines.getFirst().path();
        for (int slash = path.lastIndexOf('/');
                slash > 0;
                slash = path.lastIndexOf('/', slash - 1)) {
            String parent = path.substring(0, slash);
            List<TmpfilesLine> before = paths.getOrDefault(parent, patterns.get(parent));
            if (before != null) {
                append(before, done, ordered);
                break;
            }
        }
        ordered.addAll(lines);
    }
}
