package lazuli.configure.command;

import java.util.Map;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** dpkg-realpath(1): a path without symbolic links; what does not exist stays as it is. */
final class DpkgRealpath implements Command {
    private static final String PROGRAM = "dpkg-realpath";
    private static final int MAX_LINKS = 25;

    @Override
    public int run(Invocation invocation) {
        var terminal = new Terminal(invocation, PROGRAM);
        try {
            var options =
                    Options.first(
                            PROGRAM,
                            invocation.arguments(),
                            Set.of("zero", "help", "version"),
                            Set.of("root", "instdir"),
                            Map.of('z', "zero", '?', "help"));
            options.checkRoot();
            if (options.operands().isEmpty() || options.operands().getFirst().isEmpty()) {
                throw new UsageException("need a pathname argument");
            }
            String path = invocation.absolute(options.operands().getFirst());
            terminal.print(resolved(invocation.tree(), path) + (options.has("zero") ? "\0" : "\n"));
            return 0;
        } catch (UsageException wrong) {
            terminal.notice("error: " + wrong.getMessage());
            return 2;
        }
    }

    private static String resolved(TreeEditor tree, String path) {
        String rest = path;
        String result = "";
        int links = 0;
        while (true) {
            int start = 0;
            while (start < rest.length() && rest.charAt(start) == '/') {
                start++;
            }
            if (start == rest.length()) {
                return result;
            }
            int slash = rest.indexOf('/', start);
            String name = slash < 0 ? rest.substring(start) : rest.substring(start, slash);
            rest = slash < 0 ? "" : rest.substring(slash);
            if (name.equals("..")) {
                result = result.substring(0, Math.max(0, result.lastIndexOf('/')));
            } else if (tree.lstat(result + "/" + name).orElse(null) instanceof Entry.Symlink link) {
                links++;
                if (links > MAX_LINKS) {
                    throw new UsageException("too many levels of symbolic links");
                }
                result = link.target().startsWith("/") ? "" : result;
                rest = link.target() + rest;
            } else if (!name.equals(".")) {
                result += "/" + name;
            }
        }
    }
}
