package lazuli.configure.glib;

import java.util.List;
import lazuli.configure.call.Terminal;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** glib-compile-schemas(1) for a directory without schemas. */
public final class GlibCompileSchemas implements Command {
    private static final String COMPILED = "gschemas.compiled";

    @Override
    public int run(Invocation invocation) {
        List<String> arguments = invocation.arguments();
        if (arguments.size() != 1 || arguments.getFirst().startsWith("-")) {
            throw new UnsupportedUseException(
                    "glib-compile-schemas " + String.join(" ", arguments));
        }
        var terminal = new Terminal(invocation, "glib-compile-schemas");
        TreeEditor tree = invocation.tree();
        String directory = invocation.absolute(arguments.getFirst());
        if (!(tree.stat(directory).orElse(null) instanceof Entry.Directory)) {
            terminal.complain(
                    "Error opening directory “%s”: No such file or directory\n"
                            .formatted(directory));
            return 1;
        }
        List<String> names = tree.list(directory);
        if (names.stream()
                .anyMatch(name -> name.endsWith(".gschema.xml") || name.endsWith(".enums.xml"))) {
            throw new UnsupportedUseException("glib-compile-schemas: the schemas of " + directory);
        }
        boolean stale = names.contains(COMPILED);
        terminal.line(
                "No schema files found: "
                        + (stale ? "removed existing output file." : "doing nothing."));
        tree.removeAll(directory + "/" + COMPILED);
        return 0;
    }
}
