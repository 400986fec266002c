package lazuli.shell.command.system;

import java.math.BigInteger;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.regex.Dialect;
import lazuli.shell.command.regex.Match;
import lazuli.shell.command.regex.Regex;
import lazuli.shell.command.regex.RegexSyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code expr}: evaluates an expression. */
public final class Expr extends Utility {
    private static final int WRONG = 2;

    /** Ends with 3 where nobody takes what it prints. */
    public Expr() {
        super(3);
    }

    @Override
    protected int run(Call call) {
        List<String> arguments = call.arguments();
        if (!arguments.isEmpty() && arguments.getFirst().equals("--")) {
            arguments = arguments.subList(1, arguments.size());
        }
        if (arguments.isEmpty()) {
            throw Options.of(call, List.of(), "", WRONG).missingOperand();
        }
        Evaluation evaluation = new Evaluation(arguments);
        String value = evaluation.run();
        call.println(value);
        return isNull(value) ? 1 : 0;
    }

    /** Whether a value is empty or zero. */
    private static boolean isNull(String value) {
        if (value.isEmpty()) {
            return true;
        }
        String digits = value.startsWith("-") ? value.substring(1) : value;
        return !digits.isEmpty() && digits.chars().allMatch(c -> c == '0');
    }

    private static final class Evaluation {
        private final List<String> arguments;
        private int at;

        Evaluation(List<String> arguments) {
            this.arguments = arguments;
        }

        String run() {
            String value = or(true);
            if (at < arguments.size()) {
                throw new Failure(
                        WRONG,
                        "syntax error: unexpected argument " + Quoting.always(arguments.get(at)));
            }
            return value;
        }

        private boolean take(String word) {
            if (at < arguments.size() && arguments.get(at).equals(word)) {
                at++;
                return true;
            }
            return false;
        }

        private @Nullable String takeAny(String... words) {
            for (String word : words) {
                if (take(word)) {
                    return word;
                }
            }
            return null;
        }

        private void requireMore() {
            if (at >= arguments.size()) {
                throw new Failure(
                        WRONG,
                        "syntax error: missing argument after "
                                + Quoting.always(arguments.get(at - 1)));
            }
        }

        private String or(boolean evaluated) {
            String left = and(evaluated);
            while (take("|")) {
                boolean decided = !isNull(left);
                String right = and(evaluated && !decided);
                if (!decided) {
                    left = isNull(right) ? "0" : right;
                }
            }
            return left;
        }

        private String and(boolean evaluated) {
            String left = comparison(evaluated);
            while (take("&")) {
                boolean decided = isNull(left);
                String right = comparison(evaluated && !decided);
                if (decided || isNull(right)) {
                    left = "0";
                }
            }
            return left;
        }

        private String comparison(boolean evaluated) {
            String left = sum(evaluated);
            while (true) {
                String operator = takeAny("<", "<=", "=", "==", "!=", ">=", ">");
                if (operator == null) {
                    return left;
                }
                String right = sum(evaluated);
                left = evaluated && compares(left, operator, right) ? "1" : "0";
            }
        }

        private static boolean compares(String left, String operator, String right) {
            BigInteger first = integer(left);
            BigInteger second = integer(right);
            int order =
                    first != null && second != null
                            ? first.compareTo(second)
                            : left.compareTo(right);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case "!=" -> order != 0;
                case ">=" -> order >= 0;
                case ">" -> order > 0;
                default -> order == 0;
            };
        }

        private static @Nullable BigInteger integer(String text) {
            String digits = text.startsWith("-") ? text.substring(1) : text;
            boolean number =
                    !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            return number ? new BigInteger(text) : null;
        }

        private String sum(boolean evaluated) {
            String left = product(evaluated);
            while (true) {
                String operator = takeAny("+", "-");
                if (operator == null) {
                    return left;
                }
                String right = product(evaluated);
                if (evaluated) {
                    left = calculate(left, operator, right);
                }
            }
        }

        private String product(boolean evaluated) {
            String left = matching(evaluated);
            while (true) {
                String operator = takeAny("*", "/", "%");
                if (operator == null) {
                    return left;
                }
                String right = matching(evaluated);
                if (evaluated) {
                    left = calculate(left, operator, right);
                }
            }
        }

        private static String calculate(String left, String operator, String right) {
            BigInteger first = integer(left);
            BigInteger second = integer(right);
            if (first == null || second == null) {
                throw new Failure(WRONG, "non-integer argument");
            }
            if ((operator.equals("/") || operator.equals("%")) && second.signum() == 0) {
                throw new Failure(WRONG, "division by zero");
            }
            BigInteger result =
                    switch (operator) {
                        case "+" -> first.add(second);
                        case "-" -> first.subtract(second);
                        case "*" -> first.multiply(second);
                        case "/" -> first.divide(second);
                        default -> first.remainder(second);
                    };
            return result.toString();
        }

        private String matching(boolean evaluated) {
            String left = function(evaluated);
            while (take(":")) {
                String right = function(evaluated);
                if (evaluated) {
                    left = match(left, right);
                }
            }
            return left;
        }

        private static String match(String text, String pattern) {
            try {
                Regex regex = Regex.parse(pattern, Dialect.GREP_BASIC);
                Match match = regex.matchAt(text, 0);
                if (regex.groups() > 0) {
                    return match == null ? "" : match.group(text, 1);
                }
                return match == null ? "0" : Integer.toString(text.codePointCount(0, match.end()));
            } catch (RegexSyntaxException e) {
                throw new Failure(WRONG, e.message());
            }
        }

        private String function(boolean evaluated) {
            requireMore();
            if (take("+")) {
                requireMore();
                return arguments.get(at++);
            }
            if (take("length")) {
                String text = function(evaluated);
                return Integer.toString(text.codePointCount(0, text.length()));
            }
            if (take("match")) {
                String text = function(evaluated);
                String pattern = function(evaluated);
                return evaluated ? match(text, pattern) : "";
            }
            if (take("index")) {
                return index(function(evaluated), function(evaluated));
            }
            if (take("substr")) {
                return substring(function(evaluated), function(evaluated), function(evaluated));
            }
            return operand(evaluated);
        }

        private static String index(String text, String characters) {
            int[] points = text.codePoints().toArray();
            for (int i = 0; i < points.length; i++) {
                if (characters.indexOf(points[i]) >= 0) {
                    return Integer.toString(i + 1);
                }
            }
            return "0";
        }

        private static String substring(String text, String position, String length) {
            BigInteger start = integer(position);
            BigInteger count = integer(length);
            if (start == null || count == null || start.signum() <= 0 || count.signum() <= 0) {
                return "";
            }
            int[] points = text.codePoints().toArray();
            long from = start.min(BigInteger.valueOf(points.length + 1L)).longValue() - 1;
            long to =
                    Math.min(
                            points.length,
                            from + count.min(BigInteger.valueOf(points.length)).longValue());
            return new String(points, (int) from, (int) Math.max(0, to - from));
        }

        private String operand(boolean evaluated) {
            if (take("(")) {
                String value = or(evaluated);
                if (at >= arguments.size()) {
                    throw new Failure(
                            WRONG,
                            "syntax error: expecting ')' after "
                                    + Quoting.always(arguments.get(at - 1)));
                }
                if (!take(")")) {
                    throw new Failure(
                            WRONG,
                            "syntax error: expecting ')' instead of "
                                    + Quoting.always(arguments.get(at)));
                }
                return value;
            }
            if (arguments.get(at).equals(")")) {
                throw new Failure(WRONG, "syntax error: unexpected ')'");
            }
            return arguments.get(at++);
        }
    }
}
