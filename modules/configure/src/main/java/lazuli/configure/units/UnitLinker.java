package lazuli.configure.units;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** Makes and removes the links that enable units, as systemctl(1) does where no systemd runs. */
final class UnitLinker {
    private static final Map<String, String> FOLDERS =
            Map.of("WantedBy", ".wants", "RequiredBy", ".requires", "UpheldBy", ".upholds");

    private final TreeEditor tree;
    private final UnitFiles files;
    private final String directory;
    private final boolean force;

    /** What can't be done, in systemctl's words. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;
        private final String complaint;

        RefusedException(String complaint) {
            super(complaint);
            this.complaint = complaint;
        }

        String complaint() {
            return complaint;
        }
    }

    /**
     * What makes links in this directory.
     *
     * @param force whether links to others are replaced
     */
    UnitLinker(TreeEditor tree, UnitFiles files, String directory, boolean force) {
        this.tree = tree;
        this.files = files;
        this.directory = directory;
        this.force = force;
    }

    /** {@return the units that are enabled together with these: those that they name in {@code Also}} */
    private Map<UnitName, String> together(List<UnitName> names) throws RefusedException {
        Map<UnitName, String> units = new LinkedHashMap<>();
        Deque<UnitName> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            UnitName name = open.removeFirst();
            Optional<String> path = files.find(name);
            if (path.isEmpty() && names.contains(name)) {
                throw new RefusedException("Unit " + name + " does not exist");
            }
            if (path.isPresent() && !units.containsKey(name)) {
                if (files.isMasked(path.get())) {
                    throw new RefusedException("Unit " + path.get() + " is masked");
                }
                units.put(name, files.resolved(path.get()));
                section(name, path.get())
                        .list("Also")
                        .forEach(also -> open.add(UnitName.parse(also)));
            }
        }
        return units;
    }

    InstallSection section(UnitName name, String path) {
        return InstallSection.of(name, files.lines(name, path));
    }

    /** {@return the links of these units: where they belong, and what they lead to} */
    private Map<String, String> links(List<UnitName> names) throws RefusedException {
        Map<String, String> links = new LinkedHashMap<>();
        for (Map.Entry<UnitName, String> unit : together(names).entrySet()) {
            InstallSection section = section(unit.getKey(), unit.getValue());
            UnitName name = unit.getKey();
            for (String alias : section.list("Alias")) {
                if (UnitName.parse(alias).type().equals(name.type())
                        && !alias.equals(name.toString())) {
                    links.put(directory + "/" + alias, unit.getValue());
                }
            }
            UnitName linked =
                    name.isTemplate() && !section.defaultInstance().isEmpty()
                            ? name.withInstance(section.defaultInstance())
                            : name;
            for (String key : List.of("WantedBy", "RequiredBy", "UpheldBy")) {
                for (String target : section.list(key)) {
                    if (linked.isTemplate() && !UnitName.parse(target).isTemplate()) {
                        throw new RefusedException(
                                "Refusing to operate on template unit %s when destination unit %s is a non-template unit"
                                        .formatted(linked, target));
                    }
                    links.put(
                            directory + "/" + target + FOLDERS.get(key) + "/" + linked,
                            unit.getValue());
                }
            }
        }
        return links;
    }

    /** Enables units. */
    void enable(List<UnitName> names) throws RefusedException {
        for (Map.Entry<String, String> link : links(names).entrySet()) {
            link(link.getValue(), link.getKey());
        }
    }

    private void link(String target, String path) throws RefusedException {
        if (tree.lstat(path).isPresent()) {
            if (files.resolved(path).equals(target)) {
                return;
            }
            if (!force || !(tree.lstat(path).get() instanceof Entry.Symlink)) {
                throw new RefusedException("File '%s' already exists".formatted(path));
            }
            tree.unlink(path);
        }
        tree.mkdirs(path.substring(0, path.lastIndexOf('/')), 0755);
        tree.symlink(target, path);
    }

    /** Disables units: removes whatever link is named like them or leads to them. */
    void disable(List<UnitName> names) throws RefusedException {
        Set<String> wanted = new LinkedHashSet<>();
        List<UnitName> found = new ArrayList<>();
        for (UnitName name : names) {
            wanted.add(name.toString());
            if (files.find(name).isPresent()) {
                found.add(name);
            }
        }
        together(found).keySet().forEach(name -> wanted.add(name.toString()));
        boolean removed = true;
        while (removed) {
            removed = removeLinks(directory, wanted);
        }
    }

    private boolean removeLinks(String folder, Set<String> wanted) {
        boolean removed = false;
        for (String name :
                tree.stat(folder).orElse(null) instanceof Entry.Directory
                        ? tree.list(folder)
                        : List.<String>of()) {
            String path = folder + "/" + name;
            Entry.Inode inode = tree.lstat(path).orElseThrow();
            if (inode instanceof Entry.Directory && folder.equals(directory)) {
                removed |= removeLinks(path, wanted);
                if (isLinkFolder(name) && tree.list(path).isEmpty()) {
                    tree.rmdir(path);
                }
            } else if (inode instanceof Entry.Symlink link
                    && !link.target().equals("/dev/null")
                    && isOf(wanted, name, link.target())) {
                tree.unlink(path);
                wanted.add(name);
                removed = true;
            }
        }
        return removed;
    }

    private static boolean isLinkFolder(String name) {
        return FOLDERS.values().stream().anyMatch(name::endsWith);
    }

    private static boolean isOf(Set<String> wanted, String name, String target) {
        String leadsTo = target.substring(target.lastIndexOf('/') + 1);
        UnitName unit = UnitName.parse(name);
        return wanted.contains(name)
                || unit.isInstance() && wanted.contains(unit.template().toString())
                || !unit.isInstance() && wanted.contains(leadsTo);
    }

    void mask(UnitName name) throws RefusedException {
        String path = directory + "/" + name;
        if (tree.lstat(path).isPresent() && !files.isMasked(path)) {
            throw new RefusedException("File '%s' already exists".formatted(path));
        }
        if (tree.lstat(path).isEmpty()) {
            tree.mkdirs(directory, 0755);
            tree.symlink("/dev/null", path);
        }
    }

    void unmask(UnitName name) {
        String path = directory + "/" + name;
        if (tree.lstat(path).orElse(null) instanceof Entry.Symlink && files.isMasked(path)) {
            tree.unlink(path);
        }
    }

    /** {@return what is-enabled prints of the unit} */
    String state(UnitName name) {
        Optional<String> found = files.find(name);
        if (found.isEmpty()) {
            return "not-found";
        }
        String path = found.get();
        if (files.isMasked(path)) {
            return "masked";
        }
        if (tree.lstat(path).orElse(null) instanceof Entry.Symlink
                && !files.resolved(path).endsWith("/" + name)) {
            return "alias";
        }
        if (isLinked(name)) {
            return "enabled";
        }
        InstallSection section = section(name, path);
        return section.isEmpty()
                ? "static"
                : section.list("Also").size() > 0
                                && section.list("WantedBy").isEmpty()
                                && section.list("RequiredBy").isEmpty()
                                && section.list("UpheldBy").isEmpty()
                                && section.list("Alias").isEmpty()
                        ? "indirect"
                        : "disabled";
    }

    private boolean isLinked(UnitName name) {
        for (String folder :
                tree.stat(directory).orElse(null) instanceof Entry.Directory
                        ? tree.list(directory)
                        : List.<String>of()) {
            String path = directory + "/" + folder;
            if (tree.lstat(path).orElse(null) instanceof Entry.Symlink link) {
                if (link.target().endsWith("/" + name)) {
                    return true;
                }
            } else if (isLinkFolder(folder)
                    && tree.list(path).stream().anyMatch(each -> isOf(each, name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(String link, UnitName name) {
        UnitName linked = UnitName.parse(link);
        return linked.equals(name)
                || name.isTemplate() && linked.template().equals(name) && linked.hasAt();
    }
}
