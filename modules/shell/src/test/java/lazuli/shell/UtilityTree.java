package lazuli.shell;

import java.io.OutputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.shell.command.Utilities;
import lazuli.tree.TreeEditor;

/** Runs scripts with the real utilities, over a tree that has them all. */
final class UtilityTree {
    static final List<String> NAMES =
            List.of(
                    "awk",
                    "basename",
                    "cat",
                    "chmod",
                    "cp",
                    "cut",
                    "env",
                    "expr",
                    "find",
                    "grep",
                    "head",
                    "ln",
                    "ls",
                    "mkdir",
                    "mv",
                    "printf",
                    "rm",
                    "run-parts",
                    "sed",
                    "seq",
                    "sort",
                    "tail",
                    "tee",
                    "test",
                    "touch",
                    "tr",
                    "uniq",
                    "wc",
                    "xargs");

    private UtilityTree() {}

    /** {@return a new tree} */
    static TreeEditor tree() {
        TreeEditor tree = Trial.tree();
        tree.mkdirs("/packages", 0755);
        tree.write("/usr/bin/bash", ByteSource.of("\u007fELF"), 0755);
        NAMES.forEach(name -> tree.write("/usr/bin/" + name, ByteSource.of("\u007fELF"), 0755));
        return tree;
    }

    /** Runs a script of bytes. {@return its status} */
    static int run(String script, TreeEditor tree, Limits limits, OutputStream out) {
        SortedMap<String, String> environment = new TreeMap<>();
        environment.put("PATH", "/usr/bin");
        tree.write("/packages/script", ByteSource.of("#!/bin/sh\n" + script), 0755);
        return Shell.over(tree, new Utilities("x86_64"))
                .environment(environment)
                .directory("/packages")
                .limits(limits)
                .out(out)
                .packageName("hostile")
                .run(
                        Script.read(script, "hostile.postinst"),
                        "/packages/script",
                        List.of("configure"));
    }
}
