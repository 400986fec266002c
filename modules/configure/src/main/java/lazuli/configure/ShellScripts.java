package lazuli.configure;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.configure.dpkg.MaintainerScripts;
import lazuli.configure.dpkg.PackageRecord;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.shell.Commands;
import lazuli.shell.ParsedScripts;
import lazuli.shell.Shell;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;

/** Runs maintainer scripts in the shell that is written in Java. */
final class ShellScripts implements MaintainerScripts {
    /** What is told of a command's words: a reader sees what it is about. */
    private static final int COMMAND_LENGTH = 120;

    private final TreeEditor tree;
    private final Commands commands;
    private final SortedMap<String, String> environment;
    private final boolean virtual;
    private final ParsedScripts parsed = new ParsedScripts();

    /**
     * Scripts over this tree.
     *
     * @param commands the programs they can start
     * @param dpkgVersion the version of dpkg that scripts are told
     * @param virtual whether the programs are there also where the tree has no file for them
     */
    ShellScripts(TreeEditor tree, Commands commands, String dpkgVersion, boolean virtual) {
        this.tree = tree;
        this.commands = commands;
        this.virtual = virtual;
        environment = environment(dpkgVersion);
    }

    private static SortedMap<String, String> environment(String dpkgVersion) {
        SortedMap<String, String> variables = new TreeMap<>();
        variables.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        variables.put("HOME", "/root");
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("LANGUAGE", "C.UTF-8");
        variables.put("LANG", "C.UTF-8");
        variables.put("DEBIAN_FRONTEND", "noninteractive");
        variables.put("DEBCONF_NONINTERACTIVE_SEEN", "true");
        variables.put("DPKG_ADMINDIR", "/var/lib/dpkg");
        variables.put("DPKG_ROOT", "");
        variables.put("DPKG_MAINTSCRIPT_DEBUG", "0");
        variables.put("DPKG_MAINTSCRIPT_PACKAGE_REFCOUNT", "1");
        variables.put("DPKG_RUNNING_VERSION", dpkgVersion);
        return variables;
    }

    @Override
    public void run(PackageRecord owner, String script, String path, List<String> arguments) {
        var output = new OutputTail();
        String name = arguments.getFirst().equals("triggered") ? "triggered" : script;
        int status = shell(owner, script, name, output).start(command(path, arguments));
        if (status != 0) {
            throw failed(owner, name, status, output);
        }
    }

    private static List<String> command(String path, List<String> arguments) {
        List<String> command = new ArrayList<>(arguments.size() + 1);
        command.add(path);
        command.addAll(arguments);
        return command;
    }

    private Shell shell(PackageRecord owner, String script, String name, OutputTail output) {
        SortedMap<String, String> variables = new TreeMap<>(environment);
        variables.put("DPKG_MAINTSCRIPT_PACKAGE", owner.name());
        variables.put("DPKG_MAINTSCRIPT_ARCH", owner.architecture());
        variables.put("DPKG_MAINTSCRIPT_NAME", script);
        Shell shell =
                Shell.over(tree, commands)
                        .environment(variables)
                        .out(output)
                        .err(output)
                        .scripts(parsed)
                        .packageName(owner.name())
                        .trace((_, line, words) ->
                                tree.as(() ->
                                        new Origin.FromScript(
                                                owner.name(), name, line, told(words))));
        return virtual ? shell.virtual() : shell;
    }

    private static String told(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(text.isEmpty() ? "" : " ").append(word);
            if (text.length() > COMMAND_LENGTH) {
                return text.substring(0, COMMAND_LENGTH) + "…";
            }
        }
        return text.toString();
    }

    private static RuntimeException failed(
            PackageRecord owner, String name, int status, OutputTail output) {
        String said = output.text();
        return new Problem(
                        "configure.script-failed",
                        Kind.DEFINITION,
                        "a maintainer script failed",
                        "package " + owner + ", " + name,
                        "exit status "
                                + status
                                + (said.isEmpty()
                                        ? ", without a word"
                                        : ", its last words:\n" + said),
                        "leave the package out, use another version of it, or report it to who made it")
                .exception();
    }
}
