package lazuli.configure.accounts;

import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** A home directory that gets what every new one gets. */
final class HomeDirectory {
    private final TreeEditor tree;
    private final String home;
    private final int uid;
    private final int gid;

    HomeDirectory(TreeEditor tree, String home, int uid, int gid) {
        this.tree = tree;
        this.home = home;
        this.uid = uid;
        this.gid = gid;
    }

    /** Copies what the skeleton directory has, and gives all of it to the user. */
    void fill(String skeleton) {
        tree.chown(home, uid, gid);
        if (tree.stat(skeleton).orElse(null) instanceof Entry.Directory) {
            copy(skeleton, home);
        }
    }

    private void copy(String from, String to) {
        for (String name : tree.list(from)) {
            String source = from + "/" + name;
            String target = to + "/" + name;
            switch (tree.lstat(source).orElseThrow()) {
                case Entry.Directory directory -> {
                    tree.mkdirs(target, 0755);
                    copy(source, target);
                    tree.chmod(target, directory.metadata().mode());
                }
                case Entry.RegularFile file -> {
                    tree.write(target, file.content(), 0644);
                    tree.chmod(target, file.metadata().mode());
                }
                case Entry.Symlink link -> tree.symlink(link.target(), target);
                case Entry.Special _ -> {
                    continue;
                }
            }
            tree.lchown(target, uid, gid);
        }
    }
}
