package lazuli.shell.command.find;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Utility;

/** {@code find}: goes through directories, and does something with what fits. */
public final class Find extends Utility {
    @Override
    protected int run(Call call) {
        List<String> arguments = new ArrayList<>(call.arguments());
        char follow = 'P';
        while (!arguments.isEmpty()) {
            String first = arguments.getFirst();
            if (first.equals("-P") || first.equals("-H") || first.equals("-L")) {
                follow = first.charAt(1);
            } else if (first.startsWith("-O")) {
                // Optimisation levels change nothing but the order of tests.
            } else if (first.equals("-D")) {
                throw new UnsupportedUseException("find: the option -D");
            } else {
                break;
            }
            arguments.removeFirst();
        }
        List<String> starts = new ArrayList<>();
        while (!arguments.isEmpty() && !beginsExpression(arguments.getFirst())) {
            starts.add(arguments.removeFirst());
        }
        if (starts.isEmpty()) {
            starts.add(".");
        }
        ExpressionParser parser = new ExpressionParser(call, arguments, follow);
        Expression expression = parser.parse();
        Evaluator evaluator = new Evaluator(call, expression, parser.walk());
        return evaluator.run(starts);
    }

    private static boolean beginsExpression(String argument) {
        return argument.length() > 1 && argument.charAt(0) == '-'
                || argument.equals("(")
                || argument.equals("!")
                || argument.equals(")")
                || argument.equals(",");
    }
}
