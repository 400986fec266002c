package lazuli.assemble;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import lazuli.configure.Configuration;
import lazuli.configure.Configurer;
import lazuli.configure.DatabaseStyle;
import lazuli.configure.DebconfAnswer;
import lazuli.configure.Installation;
import lazuli.content.ByteSource;
import lazuli.content.Stamp;
import lazuli.deb.DebPackage;
import lazuli.definition.Account;
import lazuli.definition.Image;
import lazuli.definition.OsRelease;
import lazuli.definition.PackageRequest;
import lazuli.definition.Selection;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;

/** Makes an image's tree of its packages and its definition. */
public final class Assembler {
    private Assembler() {}

    /**
     * {@return the tree of this image for this architecture} The same arguments give the same tree.
     *
     * @param packages what was chosen for the image, in any order
     * @throws lazuli.problem.ProblemException where a script fails or does what is not known, or the definition speaks of an account that is not there
     */
    public static Tree assemble(
            Image image, String architecture, List<DebPackage> packages, Stamp stamp) {
        Installation installation =
                Configurer.install(packages, configuration(image, architecture, stamp));
        Set<String> own = add(image, architecture, installation);
        installation.activate(own);
        TreeEditor tree = installation.finish();
        Set<String> removed = Removals.apply(tree, image.selection().removals(), own);
        DpkgFileLists.forget(tree, removed);
        return tree.toTree();
    }

    /** {@return the paths of what the definition has beside packages, which is in the tree now} */
    private static Set<String> add(Image image, String architecture, Installation installation) {
        Accounts accounts = new Accounts(installation.tree());
        addAccounts(image.selection(), installation.tree(), accounts);
        writeOsRelease(image, installation);
        return new Overlays(installation, accounts, architecture).put(image.selection().overlays());
    }

    private static Configuration configuration(Image image, String architecture, Stamp stamp) {
        SortedMap<String, DebconfAnswer> answers = new TreeMap<>();
        image.selection()
                .debconf()
                .forEach(answer ->
                        answers.put(
                                answer.question(),
                                new DebconfAnswer("unknown", "string", answer.answer())));
        Set<String> requested = new TreeSet<>();
        for (PackageRequest request : image.selection().packages()) {
            if (request.on().admits(architecture)) {
                requested.add(request.name());
            }
        }
        DatabaseStyle database =
                switch (image.packageDatabase()) {
                    case FULL -> DatabaseStyle.FULL;
                    case STATUS_D -> DatabaseStyle.STATUS_D;
                    case NONE -> DatabaseStyle.NONE;
                };
        // Without the packages that every system has, the programs that scripts call are not there
        // either.
        return new Configuration(
                architecture,
                stamp.epochSecond(),
                requested,
                answers,
                database,
                !image.essential());
    }

    private static void addAccounts(Selection selection, TreeEditor tree, Accounts accounts) {
        for (Account.Group group : selection.groups()) {
            tree.as(group.where().origin());
            accounts.put(group);
        }
        for (Account.User user : selection.users()) {
            tree.as(user.where().origin());
            accounts.put(user);
        }
    }

    private static void writeOsRelease(Image image, Installation installation) {
        if (image.osRelease().isEmpty()) {
            return;
        }
        String path = OsRelease.PATH.value();
        TreeEditor tree = installation.tree();
        tree.as(image.where().origin());
        installation.divert(path);
        tree.mkdirs(OsRelease.PATH.parent().value(), 0755);
        tree.write(path, ByteSource.of(image.osRelease().get().text()), 0644);
        if (tree.lstat("/etc/os-release").isEmpty()) {
            tree.mkdirs("/etc", 0755);
            tree.symlink("../usr/lib/os-release", "/etc/os-release");
        }
    }

    /** {@return these paths and every path above them} */
    static Set<String> withParents(Iterable<String> paths) {
        Set<String> all = new HashSet<>();
        for (String path : paths) {
            for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
                all.add(path.substring(0, end));
            }
        }
        return all;
    }
}
