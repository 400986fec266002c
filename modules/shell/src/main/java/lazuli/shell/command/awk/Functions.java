package lazuli.shell.command.awk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.regex.Match;
import lazuli.shell.command.regex.Regex;
import lazuli.shell.command.regex.Search;

/** The functions that awk has. */
final class Functions {
    private final Interpreter interpreter;

    Functions(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    Value call(String name, List<Expression> arguments) {
        return switch (name) {
            case "length" -> length(arguments);
            case "substr" -> substr(arguments);
            case "index" -> number(text(arguments, 0).indexOf(text(arguments, 1)) + 1);
            case "split" -> split(arguments);
            case "sub" -> substitute(arguments, false);
            case "gsub" -> substitute(arguments, true);
            case "match" -> match(arguments);
            case "sprintf" ->
                    new Value.Str(
                            Format.format(
                                    text(arguments, 0),
                                    arguments.stream()
                                            .skip(1)
                                            .map(interpreter::evaluate)
                                            .toList()));
            case "tolower" -> new Value.Str(lowerCase(text(arguments, 0)));
            case "toupper" -> new Value.Str(upperCase(text(arguments, 0)));
            case "sin" -> number(StrictMath.sin(real(arguments, 0)));
            case "cos" -> number(StrictMath.cos(real(arguments, 0)));
            case "atan2" -> number(StrictMath.atan2(real(arguments, 0), real(arguments, 1)));
            case "exp" -> number(StrictMath.exp(real(arguments, 0)));
            case "log" -> number(StrictMath.log(real(arguments, 0)));
            case "sqrt" -> number(Math.sqrt(real(arguments, 0)));
            case "int" -> number(whole(real(arguments, 0)));
            case "system" -> number(interpreter.streams().system(text(arguments, 0)));
            case "close" -> number(interpreter.streams().close(text(arguments, 0)));
            case "fflush" ->
                    number(
                            arguments.isEmpty()
                                    ? interpreter.streams().flushAll()
                                    : interpreter.streams().flush(text(arguments, 0)));
            // Images are the same each time: there are no random numbers to be had.
            default -> throw new UnsupportedUseException("awk: " + name + "()");
        };
    }

    private static Value number(double value) {
        return new Value.Num(value);
    }

    private Value value(List<Expression> arguments, int index) {
        if (index >= arguments.size()) {
            throw new Failure(2, "not enough arguments of a function");
        }
        return interpreter.evaluate(arguments.get(index));
    }

    private String text(List<Expression> arguments, int index) {
        return interpreter.text(value(arguments, index));
    }

    private double real(List<Expression> arguments, int index) {
        return value(arguments, index).number();
    }

    private Value length(List<Expression> arguments) {
        if (arguments.isEmpty()) {
            return number(interpreter.record().text().length());
        }
        if (arguments.getFirst() instanceof Expression.Variable(var name)
                && interpreter.cell(name).isArray()) {
            return number(interpreter.cell(name).array().size());
        }
        return number(text(arguments, 0).length());
    }

    /** {@return the number without its fraction} */
    private static double whole(double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }

    private Value substr(List<Expression> arguments) {
        String text = text(arguments, 0);
        double start = whole(real(arguments, 1));
        if (!Double.isFinite(start)) {
            start = 1;
        }
        double length = arguments.size() > 2 ? whole(real(arguments, 2)) : text.length();
        if (!Double.isFinite(length)) {
            length = 0;
        }
        // Of mawk's: what is cut off before the first character makes the rest longer.
        length -= Math.min(start, 0);
        int from = (int) Math.clamp(start - 1, 0, text.length());
        int to = (int) Math.clamp(from + length, from, text.length());
        return new Value.Str(text.substring(from, to));
    }

    private Value split(List<Expression> arguments) {
        String text = text(arguments, 0);
        if (!(arguments.get(1) instanceof Expression.Variable(var name))) {
            throw new Failure(2, "split: not an array");
        }
        String separator = interpreter.text("FS");
        List<String> parts;
        if (arguments.size() > 2 && arguments.get(2) instanceof Expression.Pattern(var regex)) {
            parts = Records.cut(text, regex);
        } else {
            parts =
                    Records.split(
                            text,
                            arguments.size() > 2 ? text(arguments, 2) : separator,
                            interpreter);
        }
        Map<String, Value> array = interpreter.cell(name).array();
        array.clear();
        for (int i = 0; i < parts.size(); i++) {
            array.put(Integer.toString(i + 1), Value.input(parts.get(i)));
        }
        return number(parts.size());
    }

    private Value match(List<Expression> arguments) {
        Match match = interpreter.regex(arguments.get(1)).find(text(arguments, 0), 0);
        int start = match == null ? 0 : match.start() + 1;
        interpreter.assign("RSTART", number(start));
        interpreter.assign("RLENGTH", number(match == null ? -1 : match.end() - match.start()));
        return number(start);
    }

    private Value substitute(List<Expression> arguments, boolean all) {
        Regex regex = interpreter.regex(arguments.getFirst());
        String replacement = text(arguments, 1);
        Expression place =
                arguments.size() < 3
                        ? new Expression.Field(new Expression.Numeral(0))
                        : arguments.get(2) instanceof Expression.Target target
                                ? interpreter.place(target)
                                : arguments.get(2);
        String text = interpreter.text(interpreter.evaluate(place));
        var result = new StringBuilder();
        int count = 0;
        int at = 0;
        Search search = regex.search(text);
        Optional<Match> found = Optional.ofNullable(search.find(0));
        while (found.isPresent() && (all || count == 0)) {
            Match match = found.get();
            result.append(text, at, match.start());
            append(result, replacement, text.substring(match.start(), match.end()));
            count++;
            at = match.end();
            int next = at;
            if (match.end() == match.start()) {
                next++;
                if (at < text.length()) {
                    result.append(text.charAt(at));
                }
                at = Math.min(next, text.length());
            }
            found =
                    next > text.length()
                            ? Optional.empty()
                            : Optional.ofNullable(search.find(next));
            // An empty match right behind a match is none.
            if (found.isPresent()
                    && match.end() > match.start()
                    && found.get().start() == at
                    && found.get().end() == at) {
                if (at >= text.length()) {
                    break;
                }
                found = Optional.ofNullable(search.find(at + 1));
            }
        }
        result.append(text, at, text.length());
        if (count > 0 && place instanceof Expression.Target target) {
            interpreter.assign(target, new Value.Str(result.toString()));
        }
        return number(count);
    }

    /** Of backslashes before an ampersand, each two make one, and one that is left makes it plain. */
    private static void append(StringBuilder result, String replacement, String matched) {
        int backslashes = 0;
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '&') {
                result.setLength(result.length() - (backslashes + 1) / 2);
                result.append(backslashes % 2 == 0 ? matched : "&");
            } else {
                result.append(c);
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
    }

    private static String lowerCase(String text) {
        return ascii(text, 'A', 'Z', 32);
    }

    private static String upperCase(String text) {
        return ascii(text, 'a', 'z', -32);
    }

    private static String ascii(String text, char first, char last, int by) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= first && chars[i] <= last) {
                chars[i] = (char) (chars[i] + by);
            }
        }
        return new String(chars);
    }
}
