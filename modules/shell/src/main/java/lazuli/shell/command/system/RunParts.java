package lazuli.shell.command.system;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.regex.Dialect;
import lazuli.shell.command.regex.Regex;
import lazuli.shell.command.regex.RegexSyntaxException;
import lazuli.tree.Entry;
import lazuli.tree.TreeException;

/** {@code run-parts}: starts the programs of a directory. */
public final class RunParts extends Utility {
    private static final String CLASSICAL = "^[a-zA-Z0-9_-]+$";
    private static final List<String> LSB =
            List.of("^[a-z0-9]+$", "^_?([a-z0-9_.]+-)+[a-z0-9]+$", "^[a-zA-Z0-9_-]+$");
    private static final String LSB_EXCLUDED = "\\.dpkg-(old|dist|new|tmp)$";

    /** It does not look whether what it prints is taken. */
    public RunParts() {
        super(DOES_NOT_LOOK);
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "test list verbose,v debug,d! report reverse exit-on-error stdin"
                                + " new-session lsbsysinit regex: random! umask,u:! arg,a:");
        if (options.operands().size() != 1) {
            throw options.usage("missing operand");
        }
        String directory = options.operands().getFirst();
        List<String> names = names(call, directory);
        if (options.has("reverse")) {
            names = names.reversed();
        }
        List<Regex> patterns = patterns(options);
        int status = 0;
        for (String name : names) {
            if (!isValid(name, patterns, options.has("lsbsysinit"))) {
                continue;
            }
            String path = directory.endsWith("/") ? directory + name : directory + "/" + name;
            status = Math.max(status, take(call, options, path));
            if (status > 0 && options.has("exit-on-error")) {
                break;
            }
        }
        return status;
    }

    /** The names in a directory. Where it can't be read there is nothing to run, and no complaint. */
    private static List<String> names(Call call, String directory) {
        try {
            return new ArrayList<>(call.tree().list(call.path(directory)));
        } catch (TreeException unreadable) {
            return List.of();
        }
    }

    private static List<Regex> patterns(Options options) {
        List<String> texts =
                options.has("regex")
                        ? List.of(options.value("regex", ""))
                        : options.has("lsbsysinit") ? LSB : List.of(CLASSICAL);
        List<Regex> patterns = new ArrayList<>();
        try {
            for (String text : texts) {
                patterns.add(Regex.parse(text, Dialect.SED_EXTENDED));
            }
        } catch (RegexSyntaxException e) {
            throw new Failure(1, "failed to compile regular expression: " + e.message());
        }
        return patterns;
    }

    private static boolean isValid(String name, List<Regex> patterns, boolean lsb) {
        boolean excluded = lsb && Regex.parse(LSB_EXCLUDED, Dialect.SED_EXTENDED).matches(name);
        return !excluded && patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private static int take(Call call, Options options, String path) {
        Optional<Entry.Inode> inode = call.stat(path);
        if (inode.isEmpty()) {
            call.warn("component " + path + " is a broken symbolic link");
            return 1;
        }
        if (inode.get() instanceof Entry.Directory) {
            return 0;
        }
        boolean runs = Which.isExecutable(call, path);
        if (options.has("list")) {
            call.println(path);
        } else if (runs && options.has("test")) {
            call.println(path);
        } else if (runs) {
            return start(call, options, path);
        }
        return 0;
    }

    private static int start(Call call, Options options, String path) {
        List<String> command = new ArrayList<>();
        command.add(path);
        for (Options.Option option : options.all()) {
            if (option.name().equals("arg")) {
                command.add(option.value());
            }
        }
        if (options.has("verbose")) {
            call.tell("run-parts: executing " + String.join(" ", command));
        }
        InputStream in = options.has("stdin") ? call.in() : InputStream.nullInputStream();
        int status;
        if (options.has("report")) {
            var output = new ByteArrayOutputStream();
            status = call.start(command, call.environment(), in, output);
            if (output.size() > 0) {
                call.println(path + ":");
                call.print(output.toByteArray());
            }
        } else {
            status = call.start(command, in);
        }
        if (status == 0) {
            return 0;
        }
        call.warn(path + " exited with return code " + status);
        return options.has("exit-on-error") ? status : 1;
    }
}
