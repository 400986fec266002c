package lazuli.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lazuli.shell.expansion.Octets;
import lazuli.shell.syntax.Parser;
import org.jspecify.annotations.Nullable;

/** {@code command}, {@code type}, {@code hash}, {@code alias}, {@code unalias}. */
final class LookupBuiltins {
    /** Sizes of dash's hash tables, whose order is that of its listings. */
    private static final int COMMAND_TABLE = 31;

    private static final int ALIAS_TABLE = 39;

    private final ShellProcess process;
    private final Programs programs;

    LookupBuiltins(ShellProcess process, Programs programs) {
        this.process = process;
        this.programs = programs;
    }

    /** {@code command} where it runs nothing, but tells what it would run. */
    int command(List<String> arguments, StringBuilder out) {
        var options = new BuiltinOptions(process, arguments);
        boolean brief = false;
        boolean verbose = false;
        String path = null;
        for (char letter = options.next("pvV"); letter != 0; letter = options.next("pvV")) {
            brief |= letter == 'v';
            verbose |= letter == 'V';
            path = letter == 'p' ? Variables.DEFAULT_PATH : path;
        }
        String operand = options.operand();
        return operand == null || !brief && !verbose ? 0 : describe(operand, path, verbose, out);
    }

    int type(List<String> arguments, StringBuilder out) {
        int status = 0;
        for (String name : arguments.subList(1, arguments.size())) {
            status |= describe(name, null, true, out);
        }
        return status;
    }

    private int describe(String name, @Nullable String path, boolean verbose, StringBuilder out) {
        String what;
        String brief = name;
        String alias = process.aliases.get(name);
        Builtin builtin = Builtin.of(name);
        if (Parser.isReserved(name)) {
            what = " is a shell keyword";
        } else if (alias != null) {
            what = " is an alias for " + alias;
            brief = "alias " + name + "=" + Quoting.single(alias);
        } else if (path == null && process.functions.isKnown(name)) {
            what = " is a shell function";
        } else if (builtin != null) {
            what = builtin.special ? " is a special shell builtin" : " is a shell builtin";
        } else {
            String found = find(name, path);
            if (found == null) {
                out.append(verbose ? name + ": not found\n" : "");
                return Programs.NOT_FOUND;
            }
            boolean tracked = path == null && process.hashed.isKnown(name);
            if (path == null && name.indexOf('/') < 0) {
                process.hashed.own().put(name, found);
            }
            what = (tracked ? " is a tracked alias for " : " is ") + found;
            brief = found;
        }
        out.append(verbose ? name + what : brief).append('\n');
        return 0;
    }

    private @Nullable String find(String name, @Nullable String path) {
        if (name.indexOf('/') >= 0) {
            return new VisibleFiles(process).stat(process.path(name)).isPresent() ? name : null;
        }
        String searched = path == null ? process.variables.get("PATH") : path;
        try {
            return programs.find(name, searched == null ? "" : searched).name();
        } catch (Programs.NotFound e) {
            return null;
        }
    }

    int hash(List<String> arguments, StringBuilder out) {
        var options = new BuiltinOptions(process, arguments);
        boolean forgets = false;
        while (options.next("r") != 0) {
            forgets = true;
        }
        if (forgets) {
            process.hashed.own().clear();
        }
        if (options.operands().isEmpty()) {
            if (!forgets) {
                for (var entry : inTableOrder(process.hashed, COMMAND_TABLE)) {
                    out.append(entry.getValue()).append('\n');
                }
            }
            return 0;
        }
        int status = 0;
        for (String name : options.operands()) {
            if (!process.functions.isKnown(name) && Builtin.of(name) == null) {
                status |= remember(name);
            }
        }
        return status;
    }

    private int remember(String name) {
        String path = process.variables.get("PATH");
        try {
            programs.remember(programs.find(name, path == null ? "" : path), name);
            return 0;
        } catch (Programs.NotFound e) {
            process.warn(name + ": " + e.reason());
            return 1;
        }
    }

    int alias(List<String> arguments, StringBuilder out) {
        if (arguments.size() == 1) {
            for (var entry : inTableOrder(process.aliases, ALIAS_TABLE)) {
                print(entry.getKey(), entry.getValue(), out);
            }
            return 0;
        }
        int status = 0;
        for (String argument : arguments.subList(1, arguments.size())) {
            int equals = argument.indexOf('=', 1);
            if (equals >= 0) {
                process.aliases
                        .own()
                        .put(argument.substring(0, equals), argument.substring(equals + 1));
                continue;
            }
            String value = process.aliases.get(argument);
            if (value == null) {
                process.complain("alias: " + argument + " not found\n");
                status = 1;
            } else {
                print(argument, value, out);
            }
        }
        return status;
    }

    private static void print(String name, String value, StringBuilder out) {
        out.append(name).append('=').append(Quoting.single(value)).append('\n');
    }

    int unalias(List<String> arguments) {
        var options = new BuiltinOptions(process, arguments);
        if (options.next("a") == 'a') {
            process.aliases.own().clear();
            return 0;
        }
        int status = 0;
        for (String name : options.operands()) {
            if (process.aliases.own().remove(name) == null) {
                process.complain("unalias: " + name + " not found\n");
                status = 1;
            }
        }
        return status;
    }

    /** {@return the entries as dash's hash table of this size has them} */
    private static List<Map.Entry<String, String>> inTableOrder(
            Inherited<String> entries, int size) {
        List<Map.Entry<String, String>> sorted = new ArrayList<>();
        entries.forEach((name, value) -> sorted.add(Map.entry(name, value)));
        sorted.sort(Comparator.comparingInt(entry -> bucket(entry.getKey(), size)));
        return sorted;
    }

    private static int bucket(String name, int size) {
        int hash = name.isEmpty() ? 0 : name.charAt(0) << 4;
        for (byte b : Octets.bytes(name)) {
            hash += b & 0xff;
        }
        return (hash & 0x7fff) % size;
    }
}
