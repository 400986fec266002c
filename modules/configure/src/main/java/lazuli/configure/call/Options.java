package lazuli.configure.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.shell.UnsupportedUseException;

/** A command line: options, with or without a value, and operands. */
public final class Options {
    private final String program;
    private final Set<String> flags;
    private final Set<String> valued;
    private final Map<Character, String> letters;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    private Options(
            String program, Set<String> flags, Set<String> valued, Map<Character, String> letters) {
        this.program = program;
        this.flags = flags;
        this.valued = valued;
        this.letters = letters;
    }

    /**
     * Reads a command line on which operands come last: options end with the first word that is none, or with {@code --}.
     *
     * @param flags options without a value, by long name
     * @param valued options with one, after {@code =} or as the next word
     * @param letters for a one-letter option its long name
     * @throws UnsupportedUseException where an option is none of these
     * @throws UsageException where a value is missing
     */
    public static Options first(
            String program,
            List<String> arguments,
            Set<String> flags,
            Set<String> valued,
            Map<Character, String> letters) {
        return new Options(program, flags, valued, letters).read(arguments, false);
    }

    /** Reads a command line on which operands may stand between options, as getopt_long(3) does. */
    public static Options anywhere(
            String program,
            List<String> arguments,
            Set<String> flags,
            Set<String> valued,
            Map<Character, String> letters) {
        return new Options(program, flags, valued, letters).read(arguments, true);
    }

    private Options read(List<String> arguments, boolean permuting) {
        int i = 0;
        while (i < arguments.size()) {
            String argument = arguments.get(i++);
            if (argument.equals("--")) {
                break;
            }
            if (!argument.startsWith("-") || argument.length() == 1) {
                if (!permuting) {
                    i--;
                    break;
                }
                operands.add(argument);
            } else if (argument.startsWith("--")) {
                i = longOption(argument, arguments, i);
            } else {
                i = letterOptions(argument, arguments, i);
            }
        }
        operands.addAll(arguments.subList(i, arguments.size()));
        return this;
    }

    private int longOption(String argument, List<String> arguments, int next) {
        int equals = argument.indexOf('=');
        String name = argument.substring(2, equals < 0 ? argument.length() : equals);
        if (valued.contains(name)) {
            if (equals < 0 && next >= arguments.size()) {
                throw new UsageException("--" + name + " option takes a value");
            }
            put(name, equals < 0 ? arguments.get(next) : argument.substring(equals + 1));
            return equals < 0 ? next + 1 : next;
        }
        if (equals >= 0 || !flags.contains(name)) {
            throw new UnsupportedUseException(program + " " + argument);
        }
        put(name, "");
        return next;
    }

    private int letterOptions(String argument, List<String> arguments, int next) {
        for (int at = 1; at < argument.length(); at++) {
            String name = letters.get(argument.charAt(at));
            if (name == null) {
                throw new UnsupportedUseException(program + " " + argument);
            }
            if (valued.contains(name)) {
                String rest = argument.substring(at + 1);
                if (rest.isEmpty() && next >= arguments.size()) {
                    throw new UsageException("-" + argument.charAt(at) + " option takes a value");
                }
                put(
                        name,
                        rest.isEmpty()
                                ? arguments.get(next)
                                : rest.startsWith("=") ? rest.substring(1) : rest);
                return rest.isEmpty() ? next + 1 : next;
            }
            put(name, "");
        }
        return next;
    }

    private void put(String name, String value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
    }

    /** {@return whether the option was given} */
    public boolean has(String option) {
        return values.containsKey(option);
    }

    /** {@return the option's last value, if it was given} */
    public Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option)).map(List::getLast);
    }

    /** {@return all the option's values, in order} */
    public List<String> values(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** {@return the one of these options that was given} Refuses two. */
    public Optional<String> action(Set<String> actions) {
        Optional<String> action = Optional.empty();
        for (String each : values.keySet()) {
            if (actions.contains(each)) {
                if (action.isPresent()) {
                    throw new UsageException(
                            "conflicting actions --%s and --%s".formatted(each, action.get()));
                }
                action = Optional.of(each);
            }
        }
        return action;
    }

    /** {@return what is no option} */
    public List<String> operands() {
        return operands;
    }

    /** {@return the one operand} */
    public String only(String action) {
        if (operands.size() != 1) {
            throw new UsageException("--" + action + " needs a single argument");
        }
        return operands.getFirst();
    }

    /** Refuses another root directory than the tree's. */
    public void checkRoot() {
        for (String option : List.of("root", "instdir", "prefix")) {
            if (!value(option).orElse("").replace("/", "").isEmpty()) {
                throw new UnsupportedUseException(
                        program + " --" + option + " " + value(option).orElse(""));
            }
        }
        String admin = value("admindir").orElse("/var/lib/dpkg");
        if (!admin.equals("/var/lib/dpkg")) {
            throw new UnsupportedUseException(program + " --admindir " + admin);
        }
    }
}
