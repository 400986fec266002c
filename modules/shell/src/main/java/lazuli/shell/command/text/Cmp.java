package lazuli.shell.command.text;

import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.TreeException;

/** {@code cmp}: compares two files byte by byte. */
public final class Cmp extends Utility {
    private static final int TROUBLE = 2;

    @Override
    protected Failure unwritten(String reason) {
        return new Failure(TROUBLE, "standard output: " + reason);
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "print-bytes,b! ignore-initial,i: verbose,l bytes,n: quiet,silent,s",
                        TROUBLE);
        List<String> operands = options.operands();
        if (operands.isEmpty()) {
            throw options.usage("missing operand after '" + call.name() + "'");
        }
        if (operands.size() > 4) {
            throw options.extraOperand(operands.get(4));
        }
        String first = operands.getFirst();
        String second = operands.size() > 1 ? operands.get(1) : "-";
        boolean silent = options.has("quiet");
        String skip = options.value("ignore-initial", "0");
        int colon = skip.indexOf(':');
        int skipFirst = number(colon < 0 ? skip : skip.substring(0, colon));
        int skipSecond = colon < 0 ? skipFirst : number(skip.substring(colon + 1));
        if (operands.size() > 2) {
            skipFirst = number(operands.get(2));
        }
        if (operands.size() > 3) {
            skipSecond = number(operands.get(3));
        }
        byte[] a = content(call, first, silent);
        byte[] b = content(call, second, silent);
        Sides sides = new Sides(first, second, a, b);
        return sides.compare(
                call,
                options,
                Math.min(skipFirst, a.length),
                Math.min(skipSecond, b.length),
                number(options.value("bytes", "" + Integer.MAX_VALUE)));
    }

    private static int number(String text) {
        long number =
                Count.parse(text)
                        .orElseThrow(() ->
                                new Failure(TROUBLE, "invalid number " + Quoting.always(text)));
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private static byte[] content(Call call, String operand, boolean silent) {
        try {
            return call.bytes(operand);
        } catch (TreeException e) {
            throw new Failure(
                    TROUBLE,
                    silent && call.lstat(operand).isEmpty()
                            ? ""
                            : Quoting.maybe(operand) + ": " + e.errno().message());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Sides(String first, String second, byte[] a, byte[] b) {
        int compare(Call call, Options options, int skipA, int skipB, int most) {
            boolean silent = options.has("quiet");
            int length = Math.min(Math.min(a.length - skipA, b.length - skipB), most);
            int line = 1;
            int status = 0;
            int width = Integer.toString(Math.min(Math.max(a.length, b.length), most)).length();
            for (int i = 0; i < length; i++) {
                if (a[skipA + i] == b[skipB + i]) {
                    line += a[skipA + i] == '\n' ? 1 : 0;
                    continue;
                }
                status = 1;
                if (silent) {
                    return 1;
                }
                if (!options.has("verbose")) {
                    call.println(
                            "%s %s differ: byte %d, line %d".formatted(first, second, i + 1, line));
                    return 1;
                }
                call.println(
                        ("%" + width + "d %3o %3o")
                                .formatted(i + 1, a[skipA + i] & 0xff, b[skipB + i] & 0xff));
            }
            if (length == most || a.length - skipA == b.length - skipB) {
                return status;
            }
            if (!silent) {
                end(call, options, a.length - skipA < b.length - skipB, length, line);
            }
            return 1;
        }

        private void end(Call call, Options options, boolean firstEnds, int length, int line) {
            String name = firstEnds ? first : second;
            byte[] bytes = firstEnds ? a : b;
            String where;
            if (length == 0) {
                where = "which is empty";
            } else {
                boolean wholeLine = bytes[bytes.length - 1] == '\n';
                where = "after byte " + length;
                if (!options.has("verbose")) {
                    where += wholeLine ? ", line " + (line - 1) : ", in line " + line;
                }
            }
            call.warn("EOF on " + Quoting.maybe(name) + " " + where);
        }
    }
}
