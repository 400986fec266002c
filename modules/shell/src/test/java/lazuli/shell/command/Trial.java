package lazuli.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One start of a command: {@code [VAR=value…] command argument… [<<< text] [>/dev/full]}, or {@code >&-} at the end.
 *
 * @param source the line as written
 * @param input what is on standard input
 * @param unwritable where standard output goes that takes nothing; empty where it takes all
 */
record Trial(
        String source,
        Map<String, String> environment,
        String command,
        List<String> arguments,
        String input,
        String unwritable) {
    static final String FULL = ">/dev/full";
    static final String CLOSED = ">&-";

    static Trial parse(String line) {
        List<String> words = new ArrayList<>(Words.of(line));
        Map<String, String> environment = new TreeMap<>();
        while (words.getFirst().matches("[A-Z_]+=.*")) {
            String[] variable = words.removeFirst().split("=", 2);
            environment.put(variable[0], variable[1]);
        }
        String last = words.getLast();
        String unwritable = "";
        if (last.equals(FULL) || last.equals(CLOSED)) {
            unwritable = words.removeLast();
        }
        String input = "";
        int here = words.indexOf("<<<");
        if (here > 0 && here == words.size() - 2) {
            input = words.removeLast();
            words.removeLast();
        }
        String command = words.removeFirst();
        return new Trial(line, environment, command, List.copyOf(words), input, unwritable);
    }

    static Trial of(String command, List<String> arguments, String input) {
        return new Trial(
                command + " " + arguments + " <<< " + input,
                Map.of(),
                command,
                arguments,
                input,
                "");
    }
}
