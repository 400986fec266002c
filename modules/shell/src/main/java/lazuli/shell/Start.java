package lazuli.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import lazuli.shell.expansion.Octets;
import lazuli.tree.TreeEditor;

/** A command, started by a shell process. */
final class Start implements Invocation {
    private final ShellProcess process;
    private final List<String> arguments;
    private final SortedMap<String, String> environment;
    private final Descriptors descriptors;
    private final InputStream in;
    private final Descriptors.Output out;
    private final OutputStream err;

    /** The arguments are bytes, the first is the name. */
    Start(
            ShellProcess process,
            List<String> arguments,
            SortedMap<String, String> environment,
            Descriptors descriptors) {
        this.process = process;
        this.arguments = arguments.stream().map(Octets::text).toList();
        this.environment = environment;
        this.descriptors = descriptors;
        this.in = descriptors.input(0);
        this.out = descriptors.output(1);
        this.err = descriptors.output(2);
    }

    @Override
    public String name() {
        return arguments.getFirst();
    }

    @Override
    public List<String> arguments() {
        return arguments.subList(1, arguments.size());
    }

    @Override
    public SortedMap<String, String> environment() {
        return environment;
    }

    @Override
    public String directory() {
        return process.directory;
    }

    @Override
    public int umask() {
        return process.umask;
    }

    @Override
    public TreeEditor tree() {
        return process.session.tree;
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public Optional<String> writeError() {
        return Optional.ofNullable(out.refusal());
    }

    @Override
    public OutputStream err() {
        return err;
    }

    @Override
    public void works(long characters) {
        process.session.step();
        process.session.looksAt(characters);
    }

    @Override
    public int start(
            List<String> command,
            SortedMap<String, String> childEnvironment,
            InputStream childIn,
            OutputStream childOut) {
        process.session.step();
        Descriptors child = descriptors.copy();
        if (!childIn.equals(in)) {
            child.set(0, new OpenFile.Source(childIn));
        }
        if (!childOut.equals(out)) {
            child.set(1, new OpenFile.Sink(childOut));
        }
        List<String> octets = command.stream().map(Octets::of).toList();
        String path = childEnvironment.getOrDefault("PATH", Variables.DEFAULT_PATH);
        var programs = new Programs(process);
        try {
            Programs.Found found = programs.find(octets.getFirst(), Octets.of(path));
            return programs.run(found, octets, childEnvironment, child);
        } catch (Programs.NotFound e) {
            return e.status();
        }
    }
}
