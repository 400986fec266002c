package lazuli.deb;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;

/**
 * A binary package that has been taken apart, as in deb(5): the control file, the other files of its control archive, and the file system archive.
 *
 * @param control the {@code control} file
 * @param controlFiles the control archive's other members by name: {@code preinst}, {@code md5sums}, {@code conffiles}, {@code templates} …
 * @param paths what the file system archive has, in its order; dpkg writes it to {@code info/*.list} so
 * @param data what the file system archive has, as a tree
 */
public record DebPackage(
        Stanza control,
        SortedMap<String, ByteSource> controlFiles,
        List<TreePath> paths,
        Tree data) {
    public DebPackage {
        controlFiles = Collections.unmodifiableSortedMap(new TreeMap<>(controlFiles));
        paths = List.copyOf(paths);
    }

    /** {@return the package's name} */
    public String name() {
        return control.require("Package");
    }

    /** {@return the package's version, as written} */
    public String version() {
        return control.require("Version");
    }

    /** {@return the package's architecture, {@code all} included} */
    public String architecture() {
        return control.require("Architecture");
    }
}
