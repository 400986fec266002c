package lazuli.shell.command.system;

import java.util.List;
import java.util.Optional;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Entry;

/** {@code which} of debianutils: prints where commands are. */
public final class Which extends Utility {
    @Override
    protected int run(Call call) {
        boolean all = false;
        boolean silent = false;
        List<String> programs = call.arguments();
        while (!programs.isEmpty()
                && programs.getFirst().startsWith("-")
                && programs.getFirst().length() > 1) {
            String options = programs.getFirst();
            programs = programs.subList(1, programs.size());
            if (options.equals("--")) {
                break;
            }
            for (char letter : options.substring(1).toCharArray()) {
                if (letter != 'a' && letter != 's') {
                    call.println("Usage: " + call.name() + " [-as] args");
                    return 2;
                }
                all |= letter == 'a';
                silent |= letter == 's';
            }
        }
        boolean found = !programs.isEmpty();
        for (String program : programs) {
            found &= find(call, program, all, silent);
        }
        return found ? 0 : 1;
    }

    private static boolean find(Call call, String program, boolean all, boolean silent) {
        if (program.indexOf('/') >= 0) {
            boolean there = isExecutable(call, program);
            if (there && !silent) {
                call.println(program);
            }
            return there;
        }
        boolean found = false;
        for (String directory : call.variable("PATH").split(":", -1)) {
            String candidate = (directory.isEmpty() ? "." : directory) + "/" + program;
            if (isExecutable(call, candidate)) {
                if (!silent) {
                    call.println(candidate);
                }
                found = true;
                if (!all) {
                    break;
                }
            }
        }
        return found;
    }

    static boolean isExecutable(Call call, String operand) {
        Optional<Entry.Inode> inode = call.stat(operand);
        return inode.isPresent()
                && inode.get() instanceof Entry.RegularFile file
                && (file.metadata().mode() & 0111) != 0;
    }
}
