package lazuli.configure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.shell.Command;
import lazuli.shell.Commands;
import lazuli.shell.Invocation;
import lazuli.tree.TreeEditor;

/** One start of a command, without a shell. */
public final class CommandRun implements Invocation {
    private final TreeEditor tree;
    private final String name;
    private final List<String> arguments;
    private final Commands others;
    private final SortedMap<String, String> environment;
    private final InputStream in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int status;

    private CommandRun(
            TreeEditor tree,
            Commands others,
            Map<String, String> environment,
            String input,
            List<String> command) {
        this.tree = tree;
        this.others = others;
        this.environment = new TreeMap<>(environment);
        this.name = command.getFirst();
        this.arguments = command.subList(1, command.size());
        this.in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    }

    public static CommandRun of(Command command, TreeEditor tree, String... line) {
        return withInput(command, tree, "", line);
    }

    public static CommandRun withInput(
            Command command, TreeEditor tree, String input, String... line) {
        var run = new CommandRun(tree, _ -> Optional.empty(), Map.of(), input, List.of(line));
        run.status = command.run(run);
        return run;
    }

    /** Starts one of these commands, which may start others of them. */
    public static CommandRun among(
            Commands commands, TreeEditor tree, Map<String, String> environment, String... line) {
        var run = new CommandRun(tree, commands, environment, "", List.of(line));
        run.status = commands.find(line[0]).orElseThrow().run(run);
        return run;
    }

    public int status() {
        return status;
    }

    public String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public SortedMap<String, String> environment() {
        return environment;
    }

    @Override
    public String directory() {
        return "/";
    }

    @Override
    public int umask() {
        return 022;
    }

    @Override
    public TreeEditor tree() {
        return tree;
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
    public OutputStream err() {
        return err;
    }

    @Override
    public int start(
            List<String> command,
            SortedMap<String, String> variables,
            InputStream input,
            OutputStream output) {
        CommandRun child = among(others, tree, variables, command.toArray(String[]::new));
        out.writeBytes(child.out.toByteArray());
        err.writeBytes(child.err.toByteArray());
        return child.status;
    }
}
