package lazuli.shell.command.call;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.UnsupportedUseException;
import org.jspecify.annotations.Nullable;

/**
 * Arguments, as GNU {@code getopt_long} reads them: clusters of short options, long ones that may be shortened, values attached or in the next argument,
 * {@code --}, options after operands.
 *
 * <p>A specification is words: {@code "force,f mode,m: backup,b? context,Z!"}. A word is an option's names, one character for a short one; the first is what
 * {@link Option#name} says. {@code :} after it: it has a value; {@code ?}: it may have one, attached; {@code !}: the real program knows it and ours does not.
 * A specification that starts with {@code +} ends the options at the first operand.
 */
public final class Options {
    private final List<Option> found = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();
    private final Call call;
    private final String specification;

    /** What the specification says, once an option asks for it. */
    private @Nullable List<Known> known;

    private final int usageStatus;

    /**
     * An option that was given.
     *
     * @param name the first of its names in the specification
     * @param value its value; empty where it has none
     */
    public record Option(String name, String value) {}

    private record Known(List<String> names, boolean valued, boolean optional, boolean refused) {
        static Known parse(String word) {
            int end = word.length();
            boolean refused = word.charAt(end - 1) == '!';
            end -= refused ? 1 : 0;
            boolean valued = word.charAt(end - 1) == ':';
            boolean optional = word.charAt(end - 1) == '?';
            end -= valued || optional ? 1 : 0;
            return new Known(List.of(word.substring(0, end).split(",")), valued, optional, refused);
        }

        boolean has(String name) {
            return names.contains(name);
        }
    }

    private Options(Call call, String specification, int usageStatus) {
        this.call = call;
        this.specification = specification;
        this.usageStatus = usageStatus;
    }

    private List<Known> known() {
        List<Known> parsed = known;
        if (parsed == null) {
            parsed = new ArrayList<>();
            for (String word : specification.split(" ")) {
                if (!word.isEmpty()) {
                    parsed.add(Known.parse(word));
                }
            }
            known = parsed;
        }
        return parsed;
    }

    /** {@return the options and operands of this call; bad ones end it with status 1} */
    public static Options of(Call call, String specification) {
        return of(call, specification, 1);
    }

    /** {@return the options and operands of this call; bad ones end it with this status} */
    public static Options of(Call call, String specification, int usageStatus) {
        return of(call, call.arguments(), specification, usageStatus);
    }

    /** {@return the options and operands among these arguments; bad ones end the call with this status} */
    public static Options of(
            Call call, List<String> arguments, String specification, int usageStatus) {
        boolean inOrder = specification.startsWith("+");
        Options options =
                new Options(
                        call, inOrder ? specification.substring(1) : specification, usageStatus);
        options.read(arguments, inOrder || call.environment().containsKey("POSIXLY_CORRECT"));
        return options;
    }

    /** {@return the options in the order in which they were given} */
    public List<Option> all() {
        return found;
    }

    /** {@return the operands} */
    public List<String> operands() {
        return operands;
    }

    /** {@return whether the option of this name was given} */
    public boolean has(String name) {
        for (Option option : found) {
            if (option.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the value of the last option of this name, or this} */
    public String value(String name, String otherwise) {
        String value = otherwise;
        for (Option option : found) {
            if (option.name().equals(name)) {
                value = option.value();
            }
        }
        return value;
    }

    private void read(List<String> arguments, boolean inOrder) {
        int i = 0;
        while (i < arguments.size()) {
            String argument = arguments.get(i);
            if (argument.equals("--")) {
                operands.addAll(arguments.subList(i + 1, arguments.size()));
                return;
            }
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                if (inOrder) {
                    operands.addAll(arguments.subList(i, arguments.size()));
                    return;
                }
                operands.add(argument);
                i++;
                continue;
            }
            String next = i + 1 < arguments.size() ? arguments.get(i + 1) : null;
            boolean tookNext =
                    argument.charAt(1) == '-'
                            ? readLong(argument, next)
                            : readShort(argument, next);
            i += tookNext ? 2 : 1;
        }
    }

    private boolean readShort(String cluster, @Nullable String next) {
        for (int i = 1; i < cluster.length(); i++) {
            char letter = cluster.charAt(i);
            Known option = named(String.valueOf(letter));
            if (option == null) {
                throw usage("invalid option -- '" + letter + "'");
            }
            String rest = cluster.substring(i + 1);
            if (option.optional || option.valued && !rest.isEmpty()) {
                add(option, "-" + letter, rest);
                return false;
            }
            if (option.valued) {
                if (next == null) {
                    throw usage("option requires an argument -- '" + letter + "'");
                }
                add(option, "-" + letter, next);
                return true;
            }
            add(option, "-" + letter, "");
        }
        return false;
    }

    private boolean readLong(String argument, @Nullable String next) {
        int equals = argument.indexOf('=');
        String name = argument.substring(2, equals < 0 ? argument.length() : equals);
        String value = equals < 0 ? null : argument.substring(equals + 1);
        Known option = longNamed(name);
        if (value != null) {
            if (!option.valued && !option.optional) {
                throw usage("option '--" + name + "' doesn't allow an argument");
            }
            add(option, "--" + name, value);
            return false;
        }
        if (option.valued) {
            if (next == null) {
                throw usage("option '--" + name + "' requires an argument");
            }
            add(option, "--" + name, next);
            return true;
        }
        add(option, "--" + name, "");
        return false;
    }

    private void add(Known option, String written, String value) {
        if (option.refused) {
            throw new UnsupportedUseException(
                    "%s: the option %s".formatted(call.baseName(), written));
        }
        found.add(new Option(option.names.getFirst(), value));
    }

    private @Nullable Known named(String name) {
        for (Known option : known()) {
            if (option.has(name)) {
                return option;
            }
        }
        return null;
    }

    private Known longNamed(String name) {
        Known exact = name.length() < 2 ? null : named(name);
        if (exact != null) {
            return exact;
        }
        List<String> possible = new ArrayList<>();
        Known option = null;
        boolean ambiguous = false;
        for (Known each : known()) {
            for (String full : each.names) {
                if (full.length() > 1 && full.startsWith(name)) {
                    possible.add("'--" + full + "'");
                    ambiguous |= option != null && !option.equals(each);
                    option = each;
                }
            }
        }
        if (ambiguous) {
            throw usage(
                    "option '--"
                            + name
                            + "' is ambiguous; possibilities: "
                            + String.join(" ", possible));
        }
        if (option != null) {
            return option;
        }
        if (name.equals("help") || name.equals("version")) {
            throw new UnsupportedUseException(
                    "%s: the option --%s".formatted(call.baseName(), name));
        }
        throw usage("unrecognized option '--" + name + "'");
    }

    /** {@return what ends the call with a complaint of how it was called} */
    public Failure usage(String complaint) {
        return new Failure(
                usageStatus,
                complaint + "\nTry '" + call.name() + " --help' for more information.");
    }

    /** {@return what ends the call for want of an operand} */
    public Failure missingOperand() {
        return operands.isEmpty()
                ? usage("missing operand")
                : usage("missing operand after " + Quoting.always(operands.getLast()));
    }

    /** {@return what ends the call because of one operand too many} */
    public Failure extraOperand(String operand) {
        return usage("extra operand " + Quoting.always(operand));
    }
}
