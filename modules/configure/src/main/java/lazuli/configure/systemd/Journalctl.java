package lazuli.configure.systemd;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lazuli.configure.call.Terminal;
import lazuli.content.ByteSource;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.TreeEditor;

/** journalctl(1) {@code --update-catalog}: compiles the catalog of the journal's messages. */
public final class Journalctl implements Command {
    private static final String DATABASE = "/var/lib/systemd/catalog/database";
    private static final List<String> DIRECTORIES =
            List.of("/usr/local/lib/systemd/catalog", "/usr/lib/systemd/catalog");

    @Override
    public int run(Invocation invocation) {
        List<String> arguments =
                invocation.arguments().stream().filter(each -> !each.equals("--root=/")).toList();
        if (!arguments.equals(List.of("--update-catalog"))) {
            throw new UnsupportedUseException("journalctl " + String.join(" ", arguments));
        }
        TreeEditor tree = invocation.tree();
        var catalog = new MessageCatalog();
        try {
            for (String file : new ConfigurationFiles(tree, DIRECTORIES, ".catalog").all()) {
                byte[] text = tree.read(file).bytes();
                catalog.add(new String(text, StandardCharsets.ISO_8859_1), file);
            }
        } catch (MessageCatalog.BadCatalogException e) {
            new Terminal(invocation, "journalctl").complain("Failed to list catalog: " + e + "\n");
            return 1;
        }
        if (!catalog.isEmpty()) {
            tree.mkdirs(DATABASE.substring(0, DATABASE.lastIndexOf('/')), 0755);
            tree.removeAll(DATABASE);
            tree.write(DATABASE, ByteSource.of(catalog.write()), 0644);
        }
        return 0;
    }
}
