package lazuli.shell.command.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Names;

/** {@code tempfile} of debianutils: makes a temporary file, by {@code mktemp}. */
public final class Tempfile implements Command {
    @Override
    public int run(Invocation invocation) {
        List<String> arguments = new ArrayList<>(invocation.arguments());
        String prefix = "file";
        String suffix = "";
        String directory = "/tmp";
        while (!arguments.isEmpty()) {
            String option = arguments.removeFirst();
            if (arguments.isEmpty() || option.length() < 2) {
                throw new UnsupportedUseException("tempfile: " + option);
            }
            String value = arguments.removeFirst();
            switch (option) {
                case "-p", "--prefix" -> prefix = value;
                case "-s", "--suffix" -> suffix = value;
                case "-d", "--directory" -> directory = value;
                default -> throw new UnsupportedUseException("tempfile: the option " + option);
            }
        }
        try {
            invocation
                    .err()
                    .write(
                            Names.encode(
                                    "WARNING: tempfile is deprecated; consider using mktemp"
                                            + " instead.\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of("mktemp", "-p", directory));
        command.add(prefix + "XXXXXX" + suffix);
        return invocation.start(
                command, invocation.environment(), invocation.in(), invocation.out());
    }
}
