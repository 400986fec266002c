package lazuli.cli;

import com.google.gson.JsonObject;
import java.util.Optional;
import lazuli.problem.Kind;
import lazuli.problem.Nearest;
import lazuli.problem.Problem;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What Lazuli says of itself: {@code --help}, {@code --version}, {@code lazuli help}, {@code lazuli completion}. */
final class Help {
    private Help() {}

    static int print(Terminal terminal, CommandLine command) {
        String text = command.getUsageMessage(terminal.color() ? Ansi.ON : Ansi.OFF);
        return print(terminal, "help", text);
    }

    static int print(Terminal terminal, CommandLine root, Optional<String> command) {
        if (command.isEmpty()) {
            return print(terminal, root);
        }
        CommandLine found = root.getSubcommands().get(command.get());
        if (found == null) {
            var known = Verbs.commands(root.getCommandSpec());
            throw new Problem(
                            "arguments.no-such-command",
                            Kind.DEFINITION,
                            "there is no command \"%s\"".formatted(command.get()),
                            "the command line, lazuli help",
                            "the commands are " + String.join(", ", known),
                            Nearest.to(command.get(), known)
                                    .map(name -> "write lazuli help " + name)
                                    .orElse("name one of them"))
                    .exception();
        }
        return print(terminal, found);
    }

    static int version(Terminal terminal) {
        return terminal.options().json()
                ? print(terminal, "version", Verbs.VERSION)
                : print(terminal, "version", "Lazuli " + Verbs.VERSION + System.lineSeparator());
    }

    static int completion(Terminal terminal) {
        return print(terminal, "bash", AutoComplete.bash("lazuli", Verbs.commandLine()));
    }

    private static int print(Terminal terminal, String name, String text) {
        if (terminal.options().json()) {
            JsonObject object = new JsonObject();
            object.addProperty(name, text.strip());
            terminal.out().println(object);
        } else {
            terminal.out().print(text);
        }
        return Main.DONE;
    }

    /** Somebody who names no command is shown the commands. */
    static int noCommand(Terminal terminal, CommandLine root) {
        Problem problem =
                new Problem(
                        "arguments.no-command",
                        Kind.DEFINITION,
                        "no command is named",
                        "the command line",
                        "the commands are "
                                + String.join(", ", Verbs.commands(root.getCommandSpec())),
                        "name one of them; `lazuli --help` tells what they do");
        if (terminal.options().json()) {
            throw problem.exception();
        }
        terminal.err().print(root.getUsageMessage(terminal.color() ? Ansi.ON : Ansi.OFF));
        return problem.kind().exitStatus();
    }
}
