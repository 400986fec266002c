package lazuli.oci;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lazuli.content.Digest;
import lazuli.tree.Entry;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;

/** How a tree is cut into layers. */
public sealed interface Layering {
    /** {@return the layers' contents, the lowest first; together they are the tree} */
    List<LayerContent> cut(Tree tree);

    /** All in one layer. */
    record Single() implements Layering {
        @Override
        public List<LayerContent> cut(Tree tree) {
            return List.of(new LayerContent("all files", tree.entries()));
        }
    }

    /**
     * By package, so that an update changes few layers. A group of packages that weighs much has a layer of its own; the others are spread over the rest by their names,
     * not their sizes, so that each stays where it is; what no package ships, and every directory with its final metadata, is the last layer.
     *
     * @param max how many layers at most, from 2
     * @param groupOf the group of a package by its name: packages of one source change together
     */
    record ByPackage(int max, UnaryOperator<String> groupOf) implements Layering {
        /** From this size on a group is heavy, if there is room for as many layers; else from twice, four times … this size. */
        private static final long HEAVY = 4 << 20;

        public ByPackage {
            if (max < 2 || max > 120) {
                // Container engines put up with 127 or so.
                throw new IllegalArgumentException("from 2 to 120 layers, not " + max);
            }
        }

        @Override
        public List<LayerContent> cut(Tree tree) {
            Map<TreePath, String> groups = new HashMap<>();
            NavigableMap<String, Long> weights = new TreeMap<>();
            tree.entries()
                    .forEach((path, entry) -> {
                        Entry.Inode inode = tree.inode(path).orElseThrow();
                        if (inode.origins().content() instanceof Origin.FromPackage origin) {
                            String group = groupOf.apply(plainName(origin.name()));
                            groups.put(path, group);
                            weights.merge(group, weight(entry), Long::sum);
                        }
                    });
            Map<String, String> titles = titles(weights);
            NavigableMap<String, NavigableMap<TreePath, Entry>> layers = new TreeMap<>();
            NavigableMap<TreePath, Entry> last = new TreeMap<>();
            tree.entries()
                    .forEach((path, entry) -> {
                        String group = groups.get(path);
                        if (group != null && !(entry instanceof Entry.Directory)) {
                            add(
                                    tree,
                                    path,
                                    entry,
                                    layers.computeIfAbsent(
                                            titles.get(group), _ -> new TreeMap<>()));
                        } else {
                            last.put(path, entry);
                        }
                    });
            List<LayerContent> contents = new ArrayList<>();
            layers.forEach((title, entries) -> contents.add(new LayerContent(title, entries)));
            contents.add(
                    new LayerContent("directories, configuration and the package database", last));
            return contents;
        }

        private static String plainName(String name) {
            int colon = name.indexOf(':');
            return colon < 0 ? name : name.substring(0, colon);
        }

        private static long weight(Entry entry) {
            return entry instanceof Entry.RegularFile(_, var content, _) ? content.size() : 0;
        }

        /** A directory's time is that of its last change, by whichever package: it is right in the last layer, and 0 in the others so that they stay the same. */
        private static void add(
                Tree tree, TreePath path, Entry entry, NavigableMap<TreePath, Entry> layer) {
            for (TreePath parent = path.parent();
                    !layer.containsKey(parent);
                    parent = parent.parent()) {
                if (!(tree.entries().get(parent)
                        instanceof Entry.Directory(var metadata, var origins))) {
                    throw new IllegalStateException("the parent of " + path + " is no directory");
                }
                layer.put(parent, new Entry.Directory(metadata.withMtime(0), origins));
            }
            layer.put(path, entry);
        }

        private Map<String, String> titles(NavigableMap<String, Long> weights) {
            // At least one layer in two is for those that are not heavy.
            int room = (max - 1) / 2;
            long heavy = HEAVY;
            while (heavier(weights, heavy) > room) {
                heavy *= 2;
            }
            int shared = max - 1 - (int) heavier(weights, heavy);
            Map<String, String> titles = new HashMap<>();
            for (var entry : weights.entrySet()) {
                String group = entry.getKey();
                titles.put(
                        group,
                        entry.getValue() >= heavy
                                ? "package " + group
                                : "packages, part %02d".formatted(bin(group, shared)));
            }
            return titles;
        }

        private static long heavier(NavigableMap<String, Long> weights, long heavy) {
            return weights.values().stream().filter(weight -> weight >= heavy).count();
        }

        /** Rendezvous hashing: where the number of bins changes by one, few groups move. */
        private static int bin(String group, int bins) {
            int best = 0;
            String highest = "";
            for (int bin = 0; bin < bins; bin++) {
                String score =
                        Digest.of(
                                        (bin + " " + group)
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .hex();
                if (score.compareTo(highest) > 0) {
                    highest = score;
                    best = bin;
                }
            }
            return best + 1;
        }
    }
}
