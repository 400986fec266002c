package lazuli.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lazuli.shell.expansion.Octets;
import lazuli.tree.Entry;

/** {@code cd}, {@code pwd}, {@code umask}, {@code ulimit}. */
final class DirectoryBuiltins {
    /** Linux takes no path that is longer than this, with the NUL at its end. */
    private static final int PATH_MAX = 4096;

    private final ShellProcess process;

    DirectoryBuiltins(ShellProcess process) {
        this.process = process;
    }

    private static boolean isPhysical(BuiltinOptions options) {
        boolean physical = false;
        for (char letter = options.next("LP"); letter != 0; letter = options.next("LP")) {
            physical = letter == 'P';
        }
        return physical;
    }

    int cd(List<String> arguments, StringBuilder out) {
        var options = new BuiltinOptions(process, arguments);
        boolean physical = isPhysical(options);
        String operand = options.operand();
        boolean prints = false;
        String goal;
        if (operand == null) {
            goal = process.variables.get("HOME");
        } else if (operand.equals("-")) {
            goal = process.variables.get("OLDPWD");
            prints = true;
        } else {
            goal = operand;
        }
        if (goal == null) {
            goal = "";
        }
        String sought = goal.isEmpty() ? "." : goal;
        String prefix = isAnchored(goal) ? "" : searched(sought);
        if (!change(prefix.isEmpty() ? sought : prefix + "/" + sought, physical)) {
            throw process.error("can't cd to " + sought);
        }
        prints |= !prefix.isEmpty();
        if (prints) {
            out.append(process.logicalDirectory).append('\n');
        }
        return 0;
    }

    /** Whether CDPATH means nothing for it: it begins with a slash, or a component of dots. */
    private static boolean isAnchored(String goal) {
        return goal.startsWith("/")
                || goal.equals(".")
                || goal.equals("..")
                || goal.startsWith("./")
                || goal.startsWith("../");
    }

    /** {@return the entry of CDPATH that has this directory; empty where none is needed} */
    private String searched(String goal) {
        String path = process.variables.get("CDPATH");
        if (path != null) {
            for (String directory : path.split(":", -1)) {
                String full = directory.isEmpty() ? goal : directory + "/" + goal;
                if (isDirectory(process.path(full))) {
                    return directory;
                }
            }
        }
        return "";
    }

    private boolean isDirectory(String path) {
        return process.session.tree.stat(path).orElse(null) instanceof Entry.Directory;
    }

    private boolean change(String goal, boolean physical) {
        String logical = physical ? goal : resolved(goal);
        if (logical.isEmpty()
                || logical.length() >= PATH_MAX
                || !isDirectory(process.path(logical))) {
            return false;
        }
        process.directory = process.session.tree.realpath(process.path(logical)).value();
        process.variables.set("OLDPWD", process.logicalDirectory);
        process.variables.export("OLDPWD");
        process.logicalDirectory = physical ? Octets.of(process.directory) : logical;
        process.assign("PWD", process.logicalDirectory);
        process.variables.export("PWD");
        return true;
    }

    /** {@return the path without dots, taken as text: where a symbolic link is left again, its own parent is meant} */
    private String resolved(String goal) {
        String start = goal.startsWith("/") ? "" : process.logicalDirectory;
        // POSIX lets a path with just two slashes at its beginning mean something else.
        boolean twoSlashes =
                goal.startsWith("//") && !goal.startsWith("///")
                        || start.startsWith("//") && !start.startsWith("///");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (start + "/" + goal).split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return (twoSlashes ? "//" : "/") + String.join("/", parts);
    }

    int pwd(List<String> arguments, StringBuilder out) {
        boolean physical = isPhysical(new BuiltinOptions(process, arguments));
        out.append(physical ? Octets.of(process.directory) : process.logicalDirectory).append('\n');
        return 0;
    }

    int umask(List<String> arguments, StringBuilder out) {
        var options = new BuiltinOptions(process, arguments);
        boolean symbolic = options.next("S") == 'S';
        while (options.next("S") != 0) {
            symbolic = true;
        }
        String operand = options.operand();
        if (operand == null) {
            out.append(symbolic ? symbolic(process.umask) : "%04o".formatted(process.umask))
                    .append('\n');
        } else if (!operand.isEmpty() && operand.charAt(0) >= '0' && operand.charAt(0) <= '9') {
            process.umask = octal(operand) & 0777;
        } else {
            process.umask = ~new SymbolicMode(process, operand).apply(~process.umask) & 0777;
        }
        return 0;
    }

    private int octal(String digits) {
        int mask = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '7') {
                throw process.error("Illegal number: " + digits);
            }
            mask = mask << 3 | c - '0';
        }
        return mask;
    }

    private static String symbolic(int mask) {
        var text = new StringBuilder();
        for (int who = 0; who < 3; who++) {
            text.append(who == 0 ? "" : ",").append("ugo".charAt(who)).append('=');
            for (int bit = 0; bit < 3; bit++) {
                if ((~mask & 0400 >> who * 3 + bit) != 0) {
                    text.append("rwx".charAt(bit));
                }
            }
        }
        return text.toString();
    }

    private static final String[] LIMITS = {
        "time(seconds)",
        "file(blocks)",
        "data(kbytes)",
        "stack(kbytes)",
        "coredump(blocks)",
        "memory(kbytes)",
        "locked memory(kbytes)",
        "process",
        "nofiles",
        "vmemory(kbytes)",
        "locks",
        "rtprio"
    };

    /** Nothing here is limited, and nothing can be: what is set is taken, and forgotten. */
    int ulimit(List<String> arguments, StringBuilder out) {
        var options = new BuiltinOptions(process, arguments);
        String known = "HSatfdscmlpnvwr";
        boolean all = false;
        for (char letter = options.next(known); letter != 0; letter = options.next(known)) {
            all |= letter == 'a';
        }
        String operand = options.operand();
        if (operand != null) {
            if (all || options.operands().size() > 1) {
                throw process.error("too many arguments");
            }
            if (!operand.equals("unlimited")
                    && !operand.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw process.error("bad number");
            }
        } else if (all) {
            for (String limit : LIMITS) {
                out.append(limit)
                        .repeat(' ', Math.max(0, 20 - limit.length()))
                        .append(" unlimited\n");
            }
        } else {
            out.append("unlimited\n");
        }
        return 0;
    }
}
