package lazuli.shell.command.system;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;
import org.jspecify.annotations.Nullable;

/** {@code getopt} of util-linux: normalises the arguments of a script. */
public final class Getopt extends Utility {
    private static final int WRONG_PARAMETERS = 1;
    private static final int WRONG_USE = 2;
    private static final int ENHANCED = 4;

    private final List<String> longOptions = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private final List<String> operands = new ArrayList<>();
    private String shortOptions = "";
    private String program = "getopt";
    private boolean alternative;
    private boolean quiet;
    private boolean wrong;

    /** Ends with 3 where nobody takes what it prints. */
    public Getopt() {
        super(3);
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "+alternative,a longoptions,l: name,n: options,o: quiet,q quiet-output,Q"
                                + " shell,s: test,T unquoted,u",
                        WRONG_USE);
        if (options.has("test")) {
            return ENHANCED;
        }
        // As its ancestors, it quotes nothing where the first argument is no option.
        boolean compatible =
                !call.arguments().isEmpty() && !call.arguments().getFirst().startsWith("-");
        List<String> arguments = new ArrayList<>(options.operands());
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "longoptions" -> addLong(option.value());
                case "name" -> program = option.value();
                case "options" -> shortOptions = option.value();
                case "quiet" -> quiet = true;
                case "alternative" -> alternative = true;
                case "shell" -> checkShell(option.value());
                default -> {}
            }
        }
        if (!options.has("options")) {
            if (arguments.isEmpty()) {
                throw options.usage("missing optstring argument");
            }
            shortOptions = arguments.removeFirst();
        }
        boolean quoted = !options.has("unquoted") && !compatible;
        parse(call, arguments, quoted);
        if (!options.has("quiet-output")) {
            out.append(" --");
            operands.forEach(operand -> out.append(' ').append(quoted ? quote(operand) : operand));
            call.println(out.toString());
        }
        return wrong ? WRONG_PARAMETERS : 0;
    }

    private static void checkShell(String shell) {
        if (!shell.equals("sh") && !shell.equals("bash")) {
            throw new UnsupportedUseException("getopt: the shell " + shell);
        }
    }

    private void addLong(String list) {
        for (String name : list.split("[, \t\n]+")) {
            if (!name.isEmpty()) {
                longOptions.add(name);
            }
        }
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private void complain(Call call, String message) {
        wrong = true;
        if (!quiet) {
            call.tell(program + ": " + message);
        }
    }

    private void parse(Call call, List<String> arguments, boolean quoted) {
        boolean stopAtOperand =
                shortOptions.startsWith("+") || call.environment().containsKey("POSIXLY_CORRECT");
        if (shortOptions.startsWith("-")) {
            throw new UnsupportedUseException("getopt: operands in their places");
        }
        String letters =
                stopAtOperand && shortOptions.startsWith("+")
                        ? shortOptions.substring(1)
                        : shortOptions;
        int at = 0;
        while (at < arguments.size()) {
            String argument = arguments.get(at);
            if (argument.equals("--")) {
                operands.addAll(arguments.subList(at + 1, arguments.size()));
                return;
            }
            if (!argument.startsWith("-") || argument.equals("-")) {
                if (stopAtOperand) {
                    operands.addAll(arguments.subList(at, arguments.size()));
                    return;
                }
                operands.add(argument);
                at++;
                continue;
            }
            String next = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
            boolean hasNext = at + 1 < arguments.size();
            boolean isLong = argument.startsWith("--") || alternative && isLongName(argument);
            boolean took =
                    isLong
                            ? takeLong(call, argument, hasNext ? next : null, quoted)
                            : takeShort(call, argument, letters, hasNext ? next : null, quoted);
            at += took ? 2 : 1;
        }
    }

    private boolean isLongName(String argument) {
        String name = argument.substring(1).replaceFirst("=.*", "");
        return longOptions.stream().anyMatch(option -> option.startsWith(name))
                && name.length() > 1;
    }

    private void add(String option, @Nullable String value, boolean quoted) {
        out.append(' ').append(option);
        if (value != null) {
            out.append(' ').append(quoted ? quote(value) : value);
        }
    }

    private boolean takeShort(
            Call call, String cluster, String letters, @Nullable String next, boolean quoted) {
        for (int i = 1; i < cluster.length(); i++) {
            char letter = cluster.charAt(i);
            int known = letter == ':' ? -1 : letters.indexOf(letter);
            if (known < 0) {
                complain(call, "invalid option -- '" + letter + "'");
                continue;
            }
            boolean valued = letters.startsWith(":", known + 1);
            boolean optional = letters.startsWith("::", known + 1);
            String rest = cluster.substring(i + 1);
            if (optional) {
                add("-" + letter, rest, quoted);
                return false;
            }
            if (valued && !rest.isEmpty()) {
                add("-" + letter, rest, quoted);
                return false;
            }
            if (valued) {
                if (next == null) {
                    complain(call, "option requires an argument -- '" + letter + "'");
                    return false;
                }
                add("-" + letter, next, quoted);
                return true;
            }
            add("-" + letter, null, quoted);
        }
        return false;
    }

    private boolean takeLong(Call call, String argument, @Nullable String next, boolean quoted) {
        int dashes = argument.startsWith("--") ? 2 : 1;
        int equals = argument.indexOf('=');
        String name = argument.substring(dashes, equals < 0 ? argument.length() : equals);
        String value = equals < 0 ? null : argument.substring(equals + 1);
        String option = known(call, name);
        if (option == null) {
            return false;
        }
        String full = option.replaceFirst(":+$", "");
        boolean optional = option.endsWith("::");
        boolean valued = option.endsWith(":") && !optional;
        if (value != null && !valued && !optional) {
            complain(call, "option '--" + full + "' doesn't allow an argument");
            return false;
        }
        if (optional) {
            add("--" + full, value == null ? "" : value, quoted);
            return false;
        }
        if (valued && value == null) {
            if (next == null) {
                complain(call, "option '--" + full + "' requires an argument");
                return false;
            }
            add("--" + full, next, quoted);
            return true;
        }
        add("--" + full, value, quoted);
        return false;
    }

    private @Nullable String known(Call call, String name) {
        List<String> fitting = new ArrayList<>();
        for (String option : longOptions) {
            String full = option.replaceFirst(":+$", "");
            if (full.equals(name)) {
                return option;
            }
            if (full.startsWith(name)) {
                fitting.add(option);
            }
        }
        if (fitting.isEmpty()) {
            complain(call, "unrecognized option '--" + name + "'");
            return null;
        }
        if (fitting.size() > 1) {
            StringBuilder possible = new StringBuilder();
            fitting.forEach(
                    option -> possible.append(" '--" + option.replaceFirst(":+$", "") + "'"));
            complain(call, "option '--" + name + "' is ambiguous; possibilities:" + possible);
            return null;
        }
        return fitting.getFirst();
    }
}
