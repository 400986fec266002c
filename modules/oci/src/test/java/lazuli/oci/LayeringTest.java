package lazuli.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.tree.Entry;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.Test;

final class LayeringTest {
    static final Layering LAYERING =
            new Layering.ByPackage(8, name -> name.startsWith("lib") ? name.substring(3) : name);

    /** A system of 40 packages, two of them heavy, where one has this version and this size in blocks. */
    static Tree system(String version, int blocks) {
        TreeEditor editor = TreeEditor.empty(1000, new Origin.FromLazuli("test"));
        for (int i = 0; i < 40; i++) {
            String name = (i % 3 == 0 ? "lib" : "") + "package" + i;
            Trees.ship(
                    editor,
                    name,
                    "1",
                    "/usr/share/" + name + "/data",
                    Trees.content(new Random(i), 3000 + 500 * i));
            Trees.ship(editor, name, "1", "/usr/bin/tool" + i, Trees.content(new Random(-i), 700));
        }
        Trees.ship(editor, "heavy", "1", "/usr/lib/heavy.so", ByteSource.of(new byte[6 << 20]));
        Trees.ship(
                editor, "libheavy", "1", "/usr/lib/libheavy.so", ByteSource.of(new byte[5 << 20]));
        editor.link("/usr/lib/heavy.so", "/usr/bin/a-name-before-its-own");
        editor.clock(2000 + version.hashCode());
        Trees.ship(
                editor,
                "changing",
                version,
                "/usr/bin/changing",
                Trees.content(new Random(version.hashCode()), 512 * blocks));
        editor.utime("/usr/bin", editor.clock(), true);
        editor.as(new Origin.FromLazuli("the dpkg database"));
        editor.mkdirs("/var/lib/dpkg", 0755);
        editor.write("/var/lib/dpkg/status", ByteSource.of("changing " + version), 0644);
        editor.mkdirs("/etc", 0755);
        editor.write("/etc/motd", ByteSource.of("hello"), 0644);
        return editor.toTree();
    }

    private static List<Layer> layers(Tree tree) throws IOException {
        MemorySink sink = new MemorySink();
        try (LayerWriter writer = new LayerWriter(Compression.ZSTD, Trees.STAMP, sink)) {
            List<Layer> layers = new java.util.ArrayList<>();
            for (LayerContent content : LAYERING.cut(tree)) {
                layers.add(writer.write(content));
            }
            return layers;
        }
    }

    @Test
    void anUpdateOfAPackageChangesItsLayerAndTheLast() throws IOException {
        Set<Digest> before = digests(layers(system("1", 3)));
        Set<Digest> after = digests(layers(system("2", 40)));
        assertThat(after).hasSameSizeAs(before).hasSizeBetween(5, 8);
        after.removeAll(before);
        assertThat(after).hasSize(2);
    }

    private static Set<Digest> digests(List<Layer> layers) {
        Set<Digest> digests = new HashSet<>();
        layers.forEach(layer -> digests.add(layer.descriptor().digest()));
        return digests;
    }

    @Test
    void aNewPackageLeavesTheOthersWhereTheyAre() {
        Tree tree = system("1", 3);
        TreeEditor editor = tree.edit();
        Trees.ship(editor, "newcomer", "1", "/usr/share/newcomer", ByteSource.of("new"));
        List<LayerContent> before = LAYERING.cut(tree);
        List<LayerContent> after = LAYERING.cut(editor.toTree());
        long same =
                after.stream()
                        .filter(layer ->
                                before.stream()
                                        .anyMatch(old -> old.entries().equals(layer.entries())))
                        .count();
        assertThat(same).isEqualTo(after.size() - 1);
    }

    @Test
    void everyFileIsInOneLayerWithItsParentsAndItsOtherNames() {
        Tree tree = Trees.everything();
        TreeEditor editor = system("1", 2).edit();
        Tree system = editor.toTree();
        for (Tree each : List.of(tree, system)) {
            Set<TreePath> seen = new HashSet<>();
            for (LayerContent layer : LAYERING.cut(each)) {
                // A tree checks parents and links itself.
                Tree part = new Tree(layer.entries());
                part.entries()
                        .forEach((path, entry) -> {
                            if (!(entry instanceof Entry.Directory)) {
                                assertThat(seen.add(path)).as("%s", path).isTrue();
                                assertThat(entry).isEqualTo(each.entries().get(path));
                            }
                        });
            }
            each.entries()
                    .forEach((path, entry) ->
                            assertThat(entry instanceof Entry.Directory || seen.contains(path))
                                    .isTrue());
        }
    }

    @Test
    void moreHeavyPackagesThanLayersStillFit() {
        TreeEditor editor = TreeEditor.empty(0, new Origin.FromLazuli("test"));
        for (int i = 0; i < 30; i++) {
            Trees.ship(editor, "heavy" + i, "1", "/usr/lib/heavy" + i, ofSize((5L + i) << 20));
        }
        assertThat(LAYERING.cut(editor.toTree())).hasSizeLessThanOrEqualTo(8).hasSizeGreaterThan(4);
    }

    private static ByteSource ofSize(long size) {
        return new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public java.io.InputStream open() {
                throw new AssertionError("nobody asked for the bytes");
            }
        };
    }
}
