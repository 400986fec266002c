package lazuli.configure.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.shell.UnsupportedUseException;

/** A command line as dpkg's programs read it: options until the first word that is none, or {@code --}; then operands. */
final class Options {
    private final Map<String, String> values = new HashMap<>();
    private final List<String> operands;

    /**
     * Reads a command line.
     *
     * @param flags options without a value, by long name
     * @param valued options with one, after {@code =} or as the next word
     * @param letters for a one-letter option its long name
     */
    Options(String program, List<String> arguments, Set<String> flags, Set<String> valued, Map<Character, String> letters) {
        int i = 0;
        while (i < arguments.size() && arguments.get(i).startsWith("-") && arguments.get(i).length() > 1) {
            String argument = arguments.get(i++);
            if (argument.equals("--")) {
                break;
            }
            if (argument.startsWith("--")) {
                int equals = argument.indexOf('=');
                String name = argument.substring(2, equals < 0 ? argument.length() : equals);
                if (valued.contains(name)) {
                    if (equals < 0 && i >= arguments.size()) {
                        throw new UsageException("--" + name + " option takes a value");
                    }
                    values.put(name, equals < 0 ? arguments.get(i++) : argument.substring(equals + 1));
                } else if (equals < 0 && flags.contains(name)) {
                    values.put(name, "");
                } else {
                    throw new UnsupportedUseException(program + " " + argument);
                }
            } else {
                i = letters(program, argument, arguments, i, valued, letters);
            }
        }
        operands = new ArrayList<>(arguments.subList(i, arguments.size()));
    }

    private int letters(
            String program, String argument, List<String> arguments, int next, Set<String> valued, Map<Character, String> letters) {
        int i = next;
        for (int at = 1; at < argument.length(); at++) {
            String name = letters.get(argument.charAt(at));
            if (name == null) {
                throw new UnsupportedUseException(program + " " + argument);
            }
            if (valued.contains(name)) {
                String rest = argument.substring(at + 1);
                if (rest.isEmpty() && i >= arguments.size()) {
                    throw new UsageException("-" + argument.charAt(at) + " option takes a value");
                }
                values.put(name, rest.isEmpty() ? arguments.get(i++) : rest.startsWith("=") ? rest.substring(1) : rest);
                return i;
            }
            values.put(name, "");
        }
        return i;
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** {@return the one of these options that was given} Refuses two. */
    Optional<String> action(Set<String> actions) {
        Optional<String> action = Optional.empty();
        for (String each : actions) {
            if (values.containsKey(each)) {
                if (action.isPresent()) {
                    throw new UsageException("conflicting actions --%s and --%s".formatted(each, action.get()));
                }
                action = Optional.of(each);
            }
        }
        return action;
    }

    List<String> operands() {
        return operands;
    }

    /** {@return the one operand} */
    String only(String action) {
        if (operands.size() != 1) {
            throw new UsageException("--" + action + " needs a single argument");
        }
        return operands.getFirst();
    }

    /** Refuses another root directory than the tree's. */
    void checkRoot(String program) {
        for (String option : List.of("root", "instdir")) {
            if (!values.getOrDefault(option, "").replace("/", "").isEmpty()) {
                throw new UnsupportedUseException(program + " --" + option + " " + values.get(option));
            }
        }
        String admin = values.getOrDefault("admindir", "/var/lib/dpkg");
        if (!admin.equals("/var/lib/dpkg")) {
            throw new UnsupportedUseException(program + " --admindir " + admin);
        }
    }
}
