package lazuli.shell.command;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.tree.TreeEditor;

/**
 * An invocation without a shell.
 *
 * @param refusal why standard output takes nothing; empty where it takes all
 */
record FakeInvocation(
        String name,
        List<String> arguments,
        SortedMap<String, String> environment,
        String directory,
        TreeEditor tree,
        InputStream in,
        OutputStream out,
        OutputStream err,
        Optional<String> refusal)
        implements Invocation {
    @Override
    public int umask() {
        return 022;
    }

    @Override
    public Optional<String> writeError() {
        boolean printed = out instanceof ByteArrayOutputStream bytes && bytes.size() > 0;
        return printed ? refusal : Optional.empty();
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
                        err,
                        output.equals(out) ? refusal : Optional.empty()));
    }

    static ByteArrayOutputStream sink() {
        return new ByteArrayOutputStream();
    }
}
