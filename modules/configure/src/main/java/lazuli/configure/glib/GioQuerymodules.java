package lazuli.configure.glib;

import java.util.List;
import lazuli.configure.call.Terminal;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** gio-querymodules(1) for directories without modules: it would have to load them to know what they are for. */
public final class GioQuerymodules implements Command {
    @Override
    public int run(Invocation invocation) {
        TreeEditor tree = invocation.tree();
        for (String operand : invocation.arguments()) {
            String directory = invocation.absolute(operand);
            if (!(tree.stat(directory).orElse(null) instanceof Entry.Directory)) {
                new Terminal(invocation, "gio-querymodules")
                        .complain("Unable to open directory %s\n".formatted(directory));
                continue;
            }
            List<String> names = tree.list(directory);
            if (names.stream().anyMatch(name -> name.endsWith(".so"))) {
                throw new UnsupportedUseException("gio-querymodules: the modules of " + directory);
            }
            tree.removeAll(directory + "/giomodule.cache");
        }
        return 0;
    }
}
