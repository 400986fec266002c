package lazuli.shell.command;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.SortedMap;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.tree.TreeEditor;

/** An invocation without a shell. */
record FakeInvocation(
        String name,
        List<String> arguments,
        SortedMap<String, String> environment,
        String directory,
        TreeEditor tree,
        InputStream in,
        OutputStream out,
        OutputStream err)
        implements Invocation {
    @Override
    public int umask() {
        return 022;
    }

    @Override
    public int start(
            List<String> command,
            SortedMap<String, String> variables,
            InputStream input,
            OutputStream output) {
        String program = command.getFirst();
        Command found =
                new Utilities("x86_64")
                        .find(program.substring(program.lastIndexOf('/') + 1))
                        .orElse(null);
        if (found == null) {
            return 127;
        }
        return found.run(
                new FakeInvocation(
                        program,
                        command.subList(1, command.size()),
                        variables,
                        directory,
                        tree,
                        input,
                        output,
                        err));
    }

    static ByteArrayOutputStream sink() {
        return new ByteArrayOutputStream();
    }
}
