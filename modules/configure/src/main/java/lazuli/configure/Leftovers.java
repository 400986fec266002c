package lazuli.configure;

import java.util.List;
import lazuli.content.ByteSource;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** What stands in the tree only while scripts run, and what they leave that no image should have: as {@code mmdebstrap} puts and removes it. */
final class Leftovers {
    private static final String POLICY = "/usr/sbin/policy-rc.d";
    private static final List<String> FILES =
            List.of(
                    "/var/log/dpkg.log",
                    "/var/log/apt/history.log",
                    "/var/log/apt/term.log",
                    "/var/log/alternatives.log",
                    "/var/cache/ldconfig/aux-cache",
                    "/var/lib/dbus/machine-id");

    private final TreeEditor tree;

    Leftovers(TreeEditor tree) {
        this.tree = tree;
    }

    /** Says that no service is to be started: no init runs. */
    void forbidServices() {
        if (tree.stat("/usr/sbin").isPresent() && tree.lstat(POLICY).isEmpty()) {
            tree.write(POLICY, ByteSource.of("#!/bin/sh\nexit 101\n"), 0755);
        }
    }

    /** Removes that again, and what is of this one run only. */
    void remove() {
        remove(POLICY);
        FILES.forEach(this::remove);
        if (tree.lstat("/etc/machine-id").isPresent()) {
            remove("/etc/machine-id");
            tree.write("/etc/machine-id", ByteSource.empty(), 0644);
        }
        empty("/run");
        empty("/tmp");
    }

    private void remove(String path) {
        if (tree.lstat(path).isPresent()) {
            tree.unlink(path);
        }
    }

    private void empty(String directory) {
        if (tree.lstat(directory).orElse(null) instanceof Entry.Directory) {
            for (String name : tree.list(directory)) {
                if (!name.equals("lock")) {
                    tree.removeAll(directory + "/" + name);
                }
            }
        }
    }
}
