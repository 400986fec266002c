package lazuli.configure;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.deb.ControlFile;
import lazuli.deb.DebPackage;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/** Small packages, made for a test. */
final class Debs {
    private Debs() {}

    /** A package with these members of its control archive. */
    static DebPackage of(String name, Map<String, String> controlFiles) {
        return of(name, controlFiles, Map.of());
    }

    /** A package with these members of its control archive, and these executable files. */
    static DebPackage of(String name, Map<String, String> controlFiles, Map<String, String> files) {
        return of(name, controlFiles, files, "");
    }

    /**
     * A package with these members of its control archive, these executable files, and more fields in its control file.
     *
     * @param fields whole lines
     */
    static DebPackage of(
            String name,
            Map<String, String> controlFiles,
            Map<String, String> files,
            String fields) {
        TreeEditor tree = TreeEditor.empty(0, new Origin.FromPackage(name, "1.0"));
        new TreeMap<>(files)
                .forEach((path, content) -> {
                    tree.mkdirs(path.substring(0, path.lastIndexOf('/')), 0755);
                    tree.write(path, ByteSource.of(content), 0755);
                });
        Tree data = tree.toTree();
        SortedMap<String, ByteSource> members = new TreeMap<>();
        controlFiles.forEach((member, content) -> members.put(member, ByteSource.of(content)));
        List<TreePath> paths = List.copyOf(data.entries().keySet());
        String control =
                """
                Package: %s
                Version: 1.0
                Architecture: all
                Maintainer: Somebody <somebody@mirror.example>
                Description: a package of a test
                %s\
                """
                        .formatted(name, fields);
        return new DebPackage(ControlFile.parse(control, "control"), members, paths, data);
    }
}
