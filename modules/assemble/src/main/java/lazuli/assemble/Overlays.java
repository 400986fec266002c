package lazuli.assemble;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lazuli.configure.Installation;
import lazuli.definition.Overlay;
import lazuli.definition.Position;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** Puts the definition's own files, directories and symbolic links into a tree. */
final class Overlays {
    private final Installation installation;
    private final TreeEditor tree;
    private final Accounts accounts;
    private final String architecture;

    Overlays(Installation installation, Accounts accounts, String architecture) {
        this.installation = installation;
        this.tree = installation.tree();
        this.accounts = accounts;
        this.architecture = architecture;
    }

    /** {@return the paths that were put} Those of other architectures are left out. */
    Set<String> put(List<Overlay> overlays) {
        Set<String> paths = new HashSet<>();
        for (Overlay overlay : overlays) {
            if (overlay.on().admits(architecture)) {
                paths.add(overlay.path().value());
                tree.as(overlay.where().origin());
                try {
                    put(overlay);
                } catch (TreeException e) {
                    throw impossible(overlay, e).exception();
                }
            }
        }
        return paths;
    }

    private void put(Overlay overlay) {
        String path = overlay.path().value();
        tree.mkdirs(overlay.path().parent().value(), 0755);
        switch (overlay) {
            case Overlay.File file -> {
                makeRoom(path);
                tree.write(path, file.content(), file.mode());
                own(path, file.owner(), file.mode(), file.where());
            }
            case Overlay.Directory directory -> {
                tree.mkdirs(path, directory.mode());
                own(path, directory.owner(), directory.mode(), directory.where());
            }
            case Overlay.Symlink link -> {
                makeRoom(path);
                tree.symlink(link.target(), path);
            }
        }
    }

    /** What a package has there is diverted, or else replaced; a directory is in the way. */
    private void makeRoom(String path) {
        installation.divert(path);
        Optional<Entry.Inode> there = tree.lstat(path);
        if (there.isPresent()) {
            tree.unlink(path);
        }
    }

    private void own(String path, Overlay.Owner owner, int mode, Position where) {
        int uid = number(owner.user(), accounts::uid, "user", where);
        int gid = number(owner.group(), accounts::gid, "group", where);
        tree.chown(path, uid, gid);
        // After chown, which takes set-uid and set-gid away.
        tree.chmod(path, mode);
    }

    private static int number(
            String name, Function<String, Optional<Integer>> known, String what, Position where) {
        if (name.equals("root")) {
            return 0;
        }
        if (!name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(name);
        }
        return known.apply(name)
                .orElseThrow(() ->
                        new Problem(
                                        "assemble.unknown-account",
                                        Kind.DEFINITION,
                                        "the image has no %s \"%s\"".formatted(what, name),
                                        where.toString(),
                                        "neither its packages nor the definition make one",
                                        "add the %s to the definition, or write a number"
                                                .formatted(what))
                                .exception());
    }

    private static Problem impossible(Overlay overlay, TreeException e) {
        return new Problem(
                "assemble.overlay",
                Kind.DEFINITION,
                "%s can't be put into the image".formatted(overlay.path()),
                overlay.where().toString(),
                e.path() + ": " + e.errno().message(),
                "choose another path, or take out what stands there");
    }
}
