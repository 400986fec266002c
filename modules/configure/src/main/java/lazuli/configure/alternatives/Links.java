package lazuli.configure.alternatives;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** The symbolic links of link groups: {@code LINK -> /etc/alternatives/NAME -> FILE}. */
final class Links {
    private final TreeEditor tree;
    private final String directory;
    private final boolean force;
    private final Consumer<String> warnings;
    private final List<Runnable> commits = new ArrayList<>();

    /**
     * Links over this tree.
     *
     * @param directory {@code /etc/alternatives}
     * @param force whether what is no symbolic link is replaced too
     */
    Links(TreeEditor tree, String directory, boolean force, Consumer<String> warnings) {
        this.tree = tree;
        this.directory = directory;
        this.force = force;
        this.warnings = warnings;
    }

    String inDirectory(String name) {
        return directory + "/" + name;
    }

    /** {@return where the group's link leads now} */
    Optional<String> current(String name) {
        return target(inDirectory(name));
    }

    Optional<String> target(String path) {
        return tree.lstat(path).orElse(null) instanceof Entry.Symlink link
                ? Optional.of(link.target())
                : Optional.empty();
    }

    boolean isMissing(String path) {
        return tree.stat(path).isEmpty();
    }

    boolean isSymlink(String path) {
        return target(path).isPresent();
    }

    private boolean canRemove(String path) {
        return force || tree.lstat(path).isEmpty() || isSymlink(path);
    }

    private boolean canInstall(Choice choice, String slave) {
        return choice.has(slave) && !isMissing(choice.slave(slave));
    }

    /** Prepares the links for this choice; they change with {@link #commit}. */
    void prepare(LinkGroup group, Choice choice) {
        prepare(group.name(), group.link(), choice.path());
        for (LinkGroup.Slave slave : group.slaves().values()) {
            if (canInstall(choice, slave.name())) {
                prepare(slave.name(), slave.link(), choice.slave(slave.name()));
                continue;
            }
            if (choice.has(slave.name())) {
                warnings.accept(
                        "skip creation of %s because associated file %s (of link group %s) doesn't exist"
                                .formatted(slave.link(), choice.slave(slave.name()), group.name()));
            }
            if (canRemove(slave.link())) {
                commits.add(() -> tree.removeAll(slave.link()));
            } else {
                warnings.accept("not removing " + slave.link() + " since it's not a symlink");
            }
            commits.add(() -> tree.removeAll(inDirectory(slave.name())));
        }
    }

    private void prepare(String name, String link, String file) {
        tree.mkdirs(directory, 0755);
        String middle = inDirectory(name);
        boolean fresh = isMissing(middle);
        commits.add(() -> replace(middle, file, fresh));
        if (needsUpdate(link, middle)) {
            boolean freshLink = isMissing(link);
            // The real program makes the new link beside the old one now: that fails where the
            // directory is missing.
            if (isMissing(link.substring(0, Math.max(1, link.lastIndexOf('/'))))) {
                throw new AlternativesException(
                        "error creating symbolic link '%s.dpkg-tmp': No such file or directory"
                                .formatted(link));
            }
            commits.add(() -> replace(link, middle, freshLink));
        }
    }

    private boolean needsUpdate(String link, String middle) {
        if (force || tree.lstat(link).isEmpty()) {
            return true;
        }
        if (isSymlink(link)) {
            return !tree.readlink(link).equals(middle);
        }
        warnings.accept("not replacing " + link + " with a link");
        return false;
    }

    /** A link that is new has the time of what it leads to, so that it is the same in every installation. */
    private void replace(String path, String target, boolean fresh) {
        if (!(tree.lstat(path).orElse(null) instanceof Entry.Directory)) {
            tree.removeAll(path);
        }
        tree.symlink(target, path);
        if (fresh) {
            tree.stat(target).ifPresent(there -> tree.utime(path, there.metadata().mtime(), false));
        }
    }

    /** Changes what was prepared. */
    void commit() {
        commits.forEach(Runnable::run);
        commits.clear();
    }

    /** Removes all links of the group. */
    void remove(LinkGroup group) {
        removeLink(group.link());
        tree.removeAll(inDirectory(group.name()));
        for (LinkGroup.Slave slave : group.slaves().values()) {
            removeLink(slave.link());
            tree.removeAll(inDirectory(slave.name()));
        }
    }

    private void removeLink(String link) {
        if (canRemove(link)) {
            tree.removeAll(link);
        }
    }

    void move(String from, String to) {
        tree.rename(from, to);
    }

    void removeAll(String path) {
        tree.removeAll(path);
    }

    /** What is wrong with a group's links. */
    enum Defect {
        NONE,
        SLAVES_CHANGED,
        BROKEN
    }

    /** {@return whether the links are not as the current choice has them} */
    Defect defect(LinkGroup group) {
        if (!leads(group.link(), inDirectory(group.name()))) {
            return Defect.BROKEN;
        }
        Optional<String> current = current(group.name());
        if (current.isEmpty()) {
            return Defect.BROKEN;
        }
        Optional<Choice> choice = group.choice(current.get());
        Defect defect = Defect.NONE;
        if (choice.isPresent()) {
            for (LinkGroup.Slave slave : group.slaves().values()) {
                if (isBroken(slave, choice.get())) {
                    if (!slave.updated()) {
                        return Defect.BROKEN;
                    }
                    defect = Defect.SLAVES_CHANGED;
                }
            }
        }
        return defect;
    }

    private boolean isBroken(LinkGroup.Slave slave, Choice choice) {
        String middle = inDirectory(slave.name());
        if (canInstall(choice, slave.name())) {
            return !leads(slave.link(), middle) || !leads(middle, choice.slave(slave.name()));
        }
        return tree.lstat(slave.link()).isPresent() || tree.lstat(middle).isPresent();
    }

    private boolean leads(String path, String target) {
        return target(path).filter(target::equals).isPresent();
    }
}
