package lazuli.shell.command.awk;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Utility;
import lazuli.tree.TreeException;

/** {@code awk}: mawk's, which is Debian's. */
public final class Awk extends Utility {
    @Override
    protected Failure unwritten(String reason) {
        return new Failure(2, "close failed on file \"/dev/stdout\" (" + reason + ")");
    }

    @Override
    protected int run(Call call) {
        List<String> arguments = new ArrayList<>();
        call.arguments().forEach(each -> arguments.add(Encoding.BYTES.argument(each)));
        String separator = null;
        StringBuilder source = new StringBuilder();
        List<String> assignments = new ArrayList<>();
        int at = 0;
        while (at < arguments.size() && isOption(arguments.get(at))) {
            String option = arguments.get(at++);
            if (option.equals("--")) {
                break;
            }
            char letter = option.charAt(1);
            if ("Ffv".indexOf(letter) < 0) {
                throw new Failure(2, "not an option: " + option);
            }
            if (option.length() == 2 && at == arguments.size()) {
                throw new Failure(2, "option " + option + " lacks argument");
            }
            String value = option.length() > 2 ? option.substring(2) : arguments.get(at++);
            switch (letter) {
                case 'F' -> separator = Lexer.unescape(value);
                case 'f' -> source.append(program(call, value)).append('\n');
                default -> assignments.add(value);
            }
        }
        if (source.isEmpty()) {
            if (at == arguments.size()) {
                throw Failure.unnamed(0, "usage: mawk [Options] [Program] [file ...]");
            }
            source.append(arguments.get(at++));
        }
        var interpreter = new Interpreter(call, Parser.parse(source.toString()));
        if (separator != null) {
            interpreter.assign("FS", new Value.Str(separator));
        }
        for (String assignment : assignments) {
            if (!interpreter.assign(assignment)) {
                throw new Failure(2, "improper assignment: -v " + assignment);
            }
        }
        return interpreter.run(arguments.subList(at, arguments.size()));
    }

    private static String program(Call call, String file) {
        try {
            return Encoding.BYTES.decode(call.bytes(file));
        } catch (TreeException e) {
            throw Streams.cannotOpen(file, "", e);
        }
    }

    private static boolean isOption(String argument) {
        return argument.length() > 1 && argument.startsWith("-");
    }
}
