package lazuli.shell.command.system;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;

/** {@code seq}: prints a sequence of decimal numbers. */
public final class Seq extends Utility {
    private static final int MOST_DIGITS = 40;

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        numbersMoved(call.arguments()),
                        "+equal-width,w format,f:! separator,s: number:",
                        1);
        List<String> operands = new ArrayList<>();
        for (Options.Option option : options.all()) {
            if (option.name().equals("number")) {
                operands.add(option.value());
            }
        }
        operands.addAll(options.operands());
        if (operands.isEmpty()) {
            throw options.missingOperand();
        }
        if (operands.size() > 3) {
            throw options.extraOperand(operands.get(3));
        }
        BigDecimal first =
                operands.size() > 1 ? number(options, operands.getFirst()) : BigDecimal.ONE;
        BigDecimal step = operands.size() > 2 ? number(options, operands.get(1)) : BigDecimal.ONE;
        BigDecimal last = number(options, operands.getLast());
        if (step.signum() == 0) {
            throw options.usage("invalid Zero increment value: " + Quoting.always(operands.get(1)));
        }
        print(call, options, new BigDecimal[] {first, step, last});
        return 0;
    }

    /** Negative numbers as values of an option of ours. */
    private static List<String> numbersMoved(List<String> arguments) {
        List<String> moved = new ArrayList<>();
        for (String argument : arguments) {
            boolean negative = argument.matches("-[0-9.].*");
            moved.add(negative ? "--number=" + argument : argument);
        }
        int firstNegative = -1;
        for (int i = 0; i < moved.size() && firstNegative < 0; i++) {
            firstNegative = moved.get(i).startsWith("--number=-") ? i : -1;
        }
        for (int i = 0; i < moved.size(); i++) {
            if (firstNegative >= 0 && moved.get(i).matches("[0-9.+].*")) {
                moved.set(i, "--number=" + moved.get(i));
            }
        }
        return moved;
    }

    private static BigDecimal number(Options options, String text) {
        try {
            if (text.length() > MOST_DIGITS) {
                throw new UnsupportedUseException("seq: the number " + text);
            }
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw options.usage("invalid floating point argument: " + Quoting.always(text));
        }
    }

    private static void print(Call call, Options options, BigDecimal[] range) {
        BigDecimal step = range[1];
        int scale = Math.max(Math.max(range[0].scale(), step.scale()), 0);
        String separator = options.value("separator", "\n");
        int width = options.has("equal-width") ? width(range, scale) : 0;
        boolean any = false;
        for (BigDecimal number = range[0];
                step.signum() > 0
                        ? number.compareTo(range[2]) <= 0
                        : number.compareTo(range[2]) >= 0;
                number = number.add(step)) {
            call.print(
                    (any ? separator : "") + padded(number.setScale(scale).toPlainString(), width));
            any = true;
        }
        if (any) {
            call.print('\n');
        }
    }

    private static int width(BigDecimal[] range, int scale) {
        BigDecimal steps = range[2].subtract(range[0]).divideToIntegralValue(range[1]);
        BigDecimal reached = range[0].add(steps.multiply(range[1]));
        int first = range[0].setScale(scale).toPlainString().length();
        return Math.max(first, reached.setScale(scale).toPlainString().length());
    }

    private static String padded(String text, int width) {
        int zeros = Math.max(0, width - text.length());
        return text.startsWith("-")
                ? "-" + "0".repeat(zeros) + text.substring(1)
                : "0".repeat(zeros) + text;
    }
}
