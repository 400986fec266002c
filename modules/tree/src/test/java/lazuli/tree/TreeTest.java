package lazuli.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import org.junit.jupiter.api.Test;

final class TreeTest {
    private static final Origins NOBODY = Origins.all(new Origin.FromLazuli("a test"));
    private static final Entry DIRECTORY = new Entry.Directory(new Metadata(0755, 0, 0, 0), NOBODY);
    private static final Entry FILE =
            new Entry.RegularFile(new Metadata(0644, 0, 0, 0), ByteSource.empty(), NOBODY);

    @Test
    void aTreeOfSortedPathsIsTheTreeOfTheirMap() {
        NavigableMap<TreePath, Entry> map = new TreeMap<>();
        for (String path : List.of("/", "/a", "/a/b", "/a/b/c", "/a-b", "/a.d")) {
            map.put(new TreePath(path), DIRECTORY);
        }
        for (String path : List.of("/a/b/c/file", "/a/b/d", "/a-b/x", "/z")) {
            map.put(new TreePath(path), FILE);
        }
        map.put(new TreePath("/zz"), new Entry.HardLink(new TreePath("/a/b/d"), NOBODY));
        Tree sorted = Tree.ofSorted(new ArrayList<>(map.keySet()), new ArrayList<>(map.values()));
        assertThat(sorted).isEqualTo(new Tree(map));
        assertThat(sorted.entries().keySet()).containsExactlyElementsOf(map.keySet());
    }

    @Test
    void refusesPathsThatAreNotSorted() {
        List<TreePath> paths = List.of(TreePath.ROOT, new TreePath("/b"), new TreePath("/a"));
        assertThatThrownBy(() -> Tree.ofSorted(paths, List.of(DIRECTORY, FILE, FILE)))
                .hasMessage("/a is not in its place");
    }

    @Test
    void refusesWhatHasNoDirectoryAboveIt() {
        for (List<String> paths :
                List.of(
                        List.of("/", "/a/b"),
                        List.of("/", "/file", "/file/b"),
                        List.of("/", "/d", "/d/e/f"),
                        List.of("/", "/d", "/dd/f"))) {
            NavigableMap<TreePath, Entry> map = new TreeMap<>();
            for (String path : paths) {
                map.put(new TreePath(path), path.contains("f") ? FILE : DIRECTORY);
            }
            assertThatThrownBy(() -> new Tree(map)).hasMessageContaining("is not a directory");
        }
        assertThatThrownBy(() -> new Tree(new TreeMap<>()))
                .hasMessageContaining("without a root directory");
    }

    @Test
    void refusesHardLinksWithoutAFileBeforeThem() {
        for (List<String> pair :
                List.of(
                        List.of("/b", "/c"), // after it
                        List.of("/b", "/b"), // itself
                        List.of("/e", "/d"), // a directory
                        List.of("/g", "/f"))) { // a hard link
            NavigableMap<TreePath, Entry> map = new TreeMap<>();
            map.put(TreePath.ROOT, DIRECTORY);
            map.put(new TreePath("/a"), FILE);
            map.put(new TreePath("/c"), FILE);
            map.put(new TreePath("/d"), DIRECTORY);
            map.put(new TreePath("/f"), new Entry.HardLink(new TreePath("/a"), NOBODY));
            map.put(
                    new TreePath(pair.get(0)),
                    new Entry.HardLink(new TreePath(pair.get(1)), NOBODY));
            assertThatThrownBy(() -> new Tree(map)).hasMessageContaining("has no file before it");
        }
    }
}
