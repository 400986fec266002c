package lazuli.shell.command.system;

import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Utility;

/** {@code /bin/echo}: prints its arguments, as GNU's does; a shell's builtin may differ. */
public final class Echo extends Utility {
    @Override
    protected int run(Call call) {
        List<String> arguments = call.arguments();
        boolean newline = true;
        boolean escapes = false;
        int start = 0;
        boolean posix = call.environment().containsKey("POSIXLY_CORRECT");
        while (!posix && start < arguments.size() && isOptions(arguments.get(start))) {
            for (char letter : arguments.get(start).substring(1).toCharArray()) {
                switch (letter) {
                    case 'n' -> newline = false;
                    case 'e' -> escapes = true;
                    default -> escapes = false;
                }
            }
            start++;
        }
        String text = String.join(" ", arguments.subList(start, arguments.size()));
        if (!escapes) {
            call.print(newline ? text + "\n" : text);
            return 0;
        }
        BackslashEscapes.Result result = BackslashEscapes.replace(text, true);
        call.print(result.bytes());
        if (newline && !result.ended()) {
            call.print('\n');
        }
        return 0;
    }

    private static boolean isOptions(String argument) {
        return argument.length() > 1
                && argument.charAt(0) == '-'
                && argument.chars().skip(1).allMatch(c -> c == 'n' || c == 'e' || c == 'E');
    }
}
