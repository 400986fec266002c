package lazuli.configure.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.configure.call.Terminal;
import lazuli.configure.systemd.ConfigurationFiles;
import lazuli.configure.systemd.Specifiers;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.TreeEditor;

/** systemd-sysusers(8): makes the users and groups that sysusers.d(5) files ask for. */
final class Sysusers implements Command {
    @Override
    public int run(Invocation invocation) {
        TreeEditor tree = invocation.tree();
        var terminal = new Terminal(invocation, "systemd-sysusers");
        var configuration = new ConfigurationFiles(tree, "sysusers.d", ".conf");
        List<String> files = new ArrayList<>();
        boolean named = false;
        for (String argument : invocation.arguments()) {
            if (!argument.startsWith("-")) {
                named = true;
                Optional<String> file = configuration.find(argument);
                if (file.isEmpty()) {
                    terminal.complain(
                            "Failed to open '%s': No such file or directory\n".formatted(argument));
                    return 1;
                }
                files.add(file.get());
            } else if (!argument.equals("--root=/")) {
                throw new UnsupportedUseException("systemd-sysusers " + argument);
            }
        }
        var creation = new SysusersCreation(tree, terminal);
        var specifiers = Specifiers.ofSysusers(tree);
        for (String file : named ? files : configuration.all()) {
            for (String line : configuration.lines(file)) {
                SysusersLine.parse(line, specifiers)
                        .ifPresentOrElse(
                                creation::add,
                                () -> terminal.complain(file + ": ignored: " + line + "\n"));
            }
        }
        creation.run();
        return 0;
    }
}
