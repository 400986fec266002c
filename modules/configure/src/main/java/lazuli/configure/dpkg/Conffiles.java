package lazuli.configure.dpkg;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** What dpkg does with conffiles on a first installation: puts them beside their names while unpacking, and in place while configuring. */
final class Conffiles {
    private static final String NEW = ".dpkg-new";
    private static final int MAX_LINKS = 25;

    private Conffiles() {}

    /** {@return the conffiles that the package's control archive lists, by path} */
    static Map<String, Conffile> listed(PackageRecord packageRecord) {
        ByteSource file = packageRecord.archive().controlFiles().get("conffiles");
        if (file == null) {
            return Map.of();
        }
        Map<String, Conffile> conffiles = new LinkedHashMap<>();
        int number = 0;
        for (String line : file.text().split("\n")) {
            number++;
            String stripped = line.stripTrailing();
            if (!stripped.isEmpty()) {
                Conffile conffile = parse(packageRecord, number, stripped);
                conffiles.put(conffile.path(), conffile);
            }
        }
        return conffiles;
    }

    private static Conffile parse(PackageRecord packageRecord, int number, String line) {
        String flag = "remove-on-upgrade ";
        boolean remove = line.startsWith(flag);
        String path = remove ? line.substring(flag.length()) : line;
        if (!path.startsWith("/")) {
            throw new Problem(
                            "configure.conffiles",
                            Kind.DATA,
                            "a package's conffiles cannot be understood",
                            "package %s, conffiles:%d".formatted(packageRecord, number),
                            "the line is " + line,
                            "use another version of the package, or report it to who made it")
                    .exception();
        }
        return new Conffile(path, Conffile.NEW, false, remove);
    }

    /** {@return where a new version of the conffile that belongs at this place is put} */
    static String beside(TreeEditor tree, String place) {
        return dereferenced(tree, place) + NEW;
    }

    /** Follows links by text, as dpkg does, also to where nothing is. */
    private static String dereferenced(TreeEditor tree, String place) {
        String path = place;
        for (int i = 0; i < MAX_LINKS; i++) {
            Optional<Entry.Inode> there = tree.lstat(path);
            if (there.isEmpty() || !(there.get() instanceof Entry.Symlink link)) {
                return path;
            }
            path =
                    link.target().startsWith("/")
                            ? link.target()
                            : path.substring(0, path.lastIndexOf('/') + 1) + link.target();
        }
        return path;
    }

    /** Puts the package's conffiles in place, where nothing is there yet; what a script has put there stays. */
    static void configure(DpkgDatabase database, TreeEditor tree, PackageRecord owner) {
        for (Conffile conffile : new ArrayList<>(owner.conffiles().values())) {
            if (conffile.obsolete() || conffile.removeOnUpgrade()) {
                continue;
            }
            String place = database.diversions().place(conffile.path(), owner);
            String current = dereferenced(tree, place);
            String fresh = current + NEW;
            if (tree.lstat(fresh).isEmpty()) {
                continue;
            }
            String md5 = md5(tree.read(fresh));
            if (tree.stat(current).isEmpty()) {
                activate(database, place, owner);
                tree.rename(fresh, current);
            } else if (md5(tree.read(current)).equals(md5)) {
                tree.unlink(fresh);
            } else {
                activate(database, place, owner);
                tree.rename(fresh, current + ".dpkg-dist");
            }
            owner.conffile(conffile.withMd5(md5));
        }
    }

    private static void activate(DpkgDatabase database, String place, PackageRecord owner) {
        for (String path = place;
                !path.isEmpty();
                path = path.substring(0, path.lastIndexOf('/'))) {
            database.triggers().activatePath(path, owner);
        }
    }

    static String md5(ByteSource content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(content.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
