package lazuli.shell.command.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.TreeException;

/** {@code head}: prints the first lines or bytes of files. */
public final class Head extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        modern(call.arguments()),
                        "bytes,c: lines,n: quiet,silent,q verbose,v zero-terminated,z",
                        1);
        boolean bytes = false;
        String count = "10";
        boolean titled = options.operands().size() > 1;
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "bytes", "lines" -> {
                    bytes = option.name().equals("bytes");
                    count = option.value();
                }
                case "quiet" -> titled = false;
                case "verbose" -> titled = true;
                default -> {}
            }
        }
        boolean allBut = count.startsWith("-");
        String digits = allBut ? count.substring(1) : count;
        String what = bytes ? "bytes" : "lines";
        long number =
                Count.parse(digits)
                        .orElseThrow(() ->
                                new Failure(
                                        1,
                                        "invalid number of "
                                                + what
                                                + ": "
                                                + Quoting.always(digits)));
        byte end = (byte) (options.has("zero-terminated") ? 0 : '\n');
        boolean first = true;
        for (String operand : options.operands().isEmpty() ? List.of("-") : options.operands()) {
            try {
                byte[] content =
                        bytes && !allBut && operand.equals("-")
                                ? firstBytes(call, number)
                                : content(
                                        call,
                                        operand,
                                        allBut || bytes ? Long.MAX_VALUE : number,
                                        end);
                if (titled) {
                    Tail.title(call, operand, first);
                }
                first = false;
                int length =
                        bytes
                                ? (int) Math.min(number, content.length)
                                : endOfLine(content, number, end);
                if (allBut) {
                    length =
                            bytes
                                    ? (int) Math.max(content.length - number, 0)
                                    : Tail.startOfLast(content, number, end);
                }
                call.print(java.util.Arrays.copyOf(content, length));
            } catch (TreeException e) {
                Tail.complain(call, operand, e);
            }
        }
        return call.status();
    }

    /** {@code -5} is {@code -n 5}. */
    private static List<String> modern(List<String> arguments) {
        List<String> modern = new ArrayList<>(arguments);
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        if (first.length() > 1 && first.charAt(0) == '-' && Character.isDigit(first.charAt(1))) {
            boolean bytes = first.endsWith("c");
            String digits = first.substring(1).replaceAll("[a-z]+$", "");
            modern.set(0, (bytes ? "--bytes=" : "--lines=") + digits);
        }
        return modern;
    }

    /** As much of a file as is needed. Of standard input nothing is read that is not needed, as of a file. */
    private static byte[] content(Call call, String operand, long lines, byte end) {
        if (!operand.equals("-") || lines == Long.MAX_VALUE) {
            return call.bytes(operand);
        }
        var taken = new java.io.ByteArrayOutputStream();
        try {
            InputStream in = call.in();
            long left = lines;
            while (left > 0) {
                int b = in.read();
                if (b < 0) {
                    break;
                }
                taken.write(b);
                left -= b == end ? 1 : 0;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return taken.toByteArray();
    }

    private static byte[] firstBytes(Call call, long number) {
        try {
            return call.in().readNBytes((int) Math.min(number, Integer.MAX_VALUE - 8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int endOfLine(byte[] content, long lines, byte end) {
        long left = lines;
        for (int i = 0; i < content.length; i++) {
            if (left == 0) {
                return i;
            }
            left -= content[i] == end ? 1 : 0;
        }
        return content.length;
    }
}
