package lazuli.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One start of a command: {@code [VAR=value…] command argument… [<<< text]}.
 *
 * @param source the line as written
 * @param input what is on standard input
 */
record Trial(
        String source,
        Map<String, String> environment,
        String command,
        List<String> arguments,
        String input) {
    static Trial parse(String line) {
        List<String> words = new ArrayList<>(Words.of(line));
        Map<String, String> environment = new TreeMap<>();
        while (words.getFirst().matches("[A-Z_]+=.*")) {
            String[] variable = words.removeFirst().split("=", 2);
            environment.put(variable[0], variable[1]);
        }
        String input = "";
        int here = words.indexOf("<<<");
        if (here > 0 && here == words.size() - 2) {
            input = words.removeLast();
            words.removeLast();
        }
        return new Trial(line, environment, words.removeFirst(), List.copyOf(words), input);
    }

    static Trial of(String command, List<String> arguments, String input) {
        return new Trial(
                command + " " + arguments + " <<< " + input, Map.of(), command, arguments, input);
    }
}
