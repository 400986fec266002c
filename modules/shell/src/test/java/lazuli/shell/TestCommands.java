package lazuli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lazuli.tree.Entry;
import lazuli.tree.TreeException;

/** The few programs that scripts of the corpus start. */
final class TestCommands {
    static final List<String> NAMES =
            List.of("cat", "env", "mkdir", "ln", "mv", "rm", "chmod", "head", "touch", "echo");

    private TestCommands() {}

    static Optional<Command> find(String name) {
        return switch (name) {
            case "cat" -> Optional.of(TestCommands::cat);
            case "env" -> Optional.of(TestCommands::env);
            case "mkdir" -> Optional.of(TestCommands::mkdir);
            case "ln" -> Optional.of(TestCommands::ln);
            case "mv" -> Optional.of(TestCommands::mv);
            case "rm" -> Optional.of(TestCommands::rm);
            case "chmod" -> Optional.of(TestCommands::chmod);
            case "head" -> Optional.of(TestCommands::head);
            case "echo" -> Optional.of(TestCommands::echo);
            case "touch" -> Optional.of(TestCommands::touch);
            default -> Optional.empty();
        };
    }

    private static void say(Invocation invocation, String text) {
        try {
            invocation.err().write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int cat(Invocation invocation) {
        String named = "-";
        try {
            if (invocation.arguments().isEmpty()) {
                invocation.in().transferTo(invocation.out());
            }
            for (String operand : invocation.arguments()) {
                named = operand;
                Device device =
                        Device.at(invocation.tree(), invocation.absolute(operand)).orElse(null);
                if (operand.equals("-") || device instanceof Device.Descriptor) {
                    invocation.in().transferTo(invocation.out());
                } else if (device == null) {
                    invocation.tree().read(invocation.absolute(operand)).writeTo(invocation.out());
                }
            }
            return 0;
        } catch (TreeException e) {
            say(invocation, "cat: " + named + ": " + e.errno().message());
            return 1;
        } catch (IOException e) {
            say(invocation, "cat: -: " + e.getMessage());
            return 1;
        }
    }

    /** The first ten lines; like the real one, it reads more than it prints. */
    private static int head(Invocation invocation) {
        try {
            byte[] read = invocation.in().readNBytes(8192);
            int lines = 0;
            for (int i = 0; i < read.length && lines < 10; i++) {
                invocation.out().write(read[i]);
                lines += read[i] == '\n' ? 1 : 0;
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the environment, or sets a variable or two and starts a program. */
    private static int env(Invocation invocation) {
        var environment = new TreeMap<>(invocation.environment());
        List<String> arguments = invocation.arguments();
        int at = 0;
        while (at < arguments.size() && arguments.get(at).contains("=")) {
            String[] pair = arguments.get(at++).split("=", 2);
            environment.put(pair[0], pair[1]);
        }
        if (at < arguments.size()) {
            return invocation.start(
                    arguments.subList(at, arguments.size()),
                    environment,
                    invocation.in(),
                    invocation.out());
        }
        environment.forEach((name, value) -> {
            try {
                invocation
                        .out()
                        .write((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return 0;
    }

    private static int echo(Invocation invocation) {
        try {
            invocation
                    .out()
                    .write(
                            lazuli.tree.Names.encode(
                                    String.join(" ", invocation.arguments()) + "\n"));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int mkdir(Invocation invocation) {
        for (String operand : invocation.arguments()) {
            if (!operand.equals("-p")) {
                invocation.tree().mkdirs(invocation.absolute(operand), 0777 & ~invocation.umask());
            }
        }
        return 0;
    }

    private static int ln(Invocation invocation) {
        List<String> arguments = invocation.arguments();
        if (arguments.getFirst().equals("-s")) {
            invocation.tree().symlink(arguments.get(1), invocation.absolute(arguments.get(2)));
        } else {
            invocation
                    .tree()
                    .link(
                            invocation.absolute(arguments.get(0)),
                            invocation.absolute(arguments.get(1)));
        }
        return 0;
    }

    private static int mv(Invocation invocation) {
        List<String> arguments = invocation.arguments();
        invocation
                .tree()
                .rename(
                        invocation.absolute(arguments.get(0)),
                        invocation.absolute(arguments.get(1)));
        return 0;
    }

    private static int rm(Invocation invocation) {
        for (String operand : invocation.arguments()) {
            if (!operand.startsWith("-")) {
                invocation.tree().removeAll(invocation.absolute(operand));
            }
        }
        return 0;
    }

    private static int chmod(Invocation invocation) {
        List<String> arguments = invocation.arguments();
        for (String operand : arguments.subList(1, arguments.size())) {
            invocation
                    .tree()
                    .chmod(invocation.absolute(operand), Integer.parseInt(arguments.get(0), 8));
        }
        return 0;
    }

    private static int touch(Invocation invocation) {
        for (String operand : invocation.arguments()) {
            String path = invocation.absolute(operand);
            if (!(invocation.tree().stat(path).orElse(null) instanceof Entry.RegularFile)) {
                invocation
                        .tree()
                        .write(path, lazuli.content.ByteSource.empty(), 0666 & ~invocation.umask());
            }
        }
        return 0;
    }
}
