package lazuli.configure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lazuli.content.ByteSource;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** What stands in the tree only while scripts run, and what they leave that no image should have: as {@code mmdebstrap} puts and removes it. */
final class Leftovers {
    private static final String POLICY = "/usr/sbin/policy-rc.d";
    private static final String MACHINE_ID = "/etc/machine-id";
    private static final List<String> FILES =
            List.of(
                    "/var/log/dpkg.log",
                    "/var/log/apt/history.log",
                    "/var/log/apt/term.log",
                    "/var/log/alternatives.log",
                    "/var/cache/ldconfig/aux-cache",
                    "/var/lib/dbus/machine-id",
                    MACHINE_ID);

    private final TreeEditor tree;

    /** What was there before scripts ran, and stays. */
    private final Set<String> kept = new HashSet<>();

    private boolean forbidden;

    Leftovers(TreeEditor tree) {
        this.tree = tree;
    }

    /** Says that no service is to be started: no init runs. */
    void forbidServices() {
        if (tree.stat("/usr/sbin").isPresent() && tree.lstat(POLICY).isEmpty()) {
            tree.write(POLICY, ByteSource.of("#!/bin/sh\nexit 101\n"), 0755);
            forbidden = true;
        }
    }

    /** What is there now is nobody's leftover. */
    void keep() {
        kept.addAll(present());
    }

    /** Removes what scripts have left, and allows services again. */
    void remove() {
        if (forbidden) {
            tree.removeAll(POLICY);
            forbidden = false;
        }
        for (String path : present()) {
            if (!kept.contains(path)) {
                tree.removeAll(path);
                if (path.equals(MACHINE_ID)) {
                    tree.write(MACHINE_ID, ByteSource.empty(), 0644);
                }
            }
        }
    }

    /** {@return what is there of what may be a leftover} */
    private List<String> present() {
        List<String> present = new ArrayList<>();
        for (String file : FILES) {
            if (tree.lstat(file).isPresent()) {
                present.add(file);
            }
        }
        for (String directory : List.of("/run", "/tmp")) {
            if (tree.lstat(directory).orElse(null) instanceof Entry.Directory) {
                for (String name : tree.list(directory)) {
                    if (!name.equals("lock")) {
                        present.add(directory + "/" + name);
                    }
                }
            }
        }
        return present;
    }
}
