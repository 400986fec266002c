package lazuli.cli;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import lazuli.definition.Located;
import lazuli.definition.PathGlob;
import lazuli.definition.Removal;
import lazuli.evidence.OriginsFile;
import lazuli.oci.ImageReader;
import lazuli.oci.layout.Layout;
import lazuli.problem.Kind;
import lazuli.problem.Nearest;
import lazuli.problem.Problem;
import lazuli.tree.Entry;
import lazuli.tree.Origins;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;

/**
 * A built image whose paths are asked about.
 *
 * @param tree what its layers hold
 * @param origins where that comes from
 * @param removals what the image's definition takes out
 */
record BlamedImage(
        BuiltImage built,
        Tree tree,
        NavigableMap<TreePath, Origins> origins,
        List<Removal> removals) {
    /** As Linux has it. */
    private static final int MAX_LINKS = 40;

    static BlamedImage of(BuiltImage built, List<Removal> removals) {
        Layout layout = Layout.open(built.layout());
        Tree tree = new ImageReader(layout).tree(layout.images().getFirst());
        NavigableMap<TreePath, Origins> origins = built.origins();
        if (!origins.keySet().equals(tree.entries().keySet())) {
            throw new Problem(
                            "image.origins-differ",
                            Kind.DATA,
                            "the image and what is told of its origins are not of one build",
                            built.folder().resolve(OriginsFile.NAME).toString(),
                            "they name different paths",
                            "build it again: lazuli build " + built.name())
                    .exception();
        }
        return new BlamedImage(built, tree, origins, removals);
    }

    /** {@return what is at this path, as people write paths: doubled slashes, dots, none at the beginning} */
    Blamed at(String written) {
        TreePath path = TreePath.ROOT;
        for (String name : written.split("/")) {
            if (name.equals("..")) {
                path = path.parent();
            } else if (!name.isEmpty() && !name.equals(".")) {
                path = path.resolve(name);
            }
        }
        TreePath real = path.isRoot() ? path : followed(path.parent(), 0).resolve(path.name());
        Optional<Blamed.Found> found =
                tree.get(real)
                        .map(entry ->
                                new Blamed.Found(
                                        entry,
                                        tree.inode(real).orElseThrow(),
                                        java.util.Objects.requireNonNull(origins.get(real))));
        return new Blamed(path, real, found);
    }

    /** {@return the directory that this path leads to, as far as there is one} */
    private TreePath followed(TreePath path, int links) {
        if (path.isRoot() || links > MAX_LINKS) {
            return path;
        }
        TreePath here = followed(path.parent(), links).resolve(path.name());
        if (!(tree.get(here).orElse(null) instanceof Entry.Symlink link)) {
            return here;
        }
        TreePath target = link.target().startsWith("/") ? TreePath.ROOT : here.parent();
        for (String name : link.target().split("/")) {
            target =
                    name.equals("..")
                            ? target.parent()
                            : name.isEmpty() || name.equals(".") ? target : target.resolve(name);
        }
        return followed(target, links + 1);
    }

    /** {@return what may help somebody who asked for what is not there} */
    Optional<String> hint(Blamed missing) {
        String path = missing.real().value();
        for (Removal removal : removals) {
            Optional<Located<PathGlob>> by = matching(removal.remove(), path);
            if (by.isPresent() && matching(removal.keep(), path).isEmpty()) {
                return Optional.of(
                        "the definition removes \"%s\", %s"
                                .formatted(by.get().value(), by.get().where()));
            }
        }
        TreePath parent = missing.real().parent();
        if (tree.get(parent).isEmpty()) {
            return Optional.of("there is no " + Printable.of(parent.value()) + " either");
        }
        List<String> beside =
                tree
                        .entries()
                        .subMap(parent, false, parent.resolve("\uffff"), false)
                        .keySet()
                        .stream()
                        .filter(each -> each.parent().equals(parent))
                        .map(TreePath::value)
                        .toList();
        return Nearest.to(path, beside).map(near -> "did you mean " + near + "?");
    }

    private static Optional<Located<PathGlob>> matching(
            List<Located<PathGlob>> globs, String path) {
        return globs.stream().filter(glob -> glob.value().matches(path)).findFirst();
    }
}
