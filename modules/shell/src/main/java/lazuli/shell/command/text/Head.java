package lazuli.shell.command.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import lazuli.shell.command.call.Call;

/** {@code head}: prints the first lines or bytes of files. */
public final class Head extends Part {
    /** With a minus sign, all but the last. */
    public Head() {
        super("", '-');
    }

    @Override
    boolean isOld(List<String> arguments) {
        return arguments.getFirst().startsWith("-");
    }

    @Override
    byte[] of(Call call, String operand, Amount amount) {
        if (amount.signed()) {
            byte[] content = call.bytes(operand);
            return Arrays.copyOf(content, startOfLast(content, amount));
        }
        if (operand.equals("-")) {
            return ofInput(call.in(), amount);
        }
        byte[] content = call.bytes(operand);
        return Arrays.copyOf(content, endOfFirst(content, amount.number(), amount));
    }

    /** Of standard input nothing is read that is not needed, as of a file. */
    private static byte[] ofInput(InputStream in, Amount amount) {
        try {
            if (amount.bytes()) {
                return in.readNBytes((int) Math.min(amount.number(), Integer.MAX_VALUE - 8));
            }
            var taken = new ByteArrayOutputStream();
            long left = amount.number();
            while (left > 0) {
                int b = in.read();
                if (b < 0) {
                    break;
                }
                taken.write(b);
                left -= b == amount.end() ? 1 : 0;
            }
            return taken.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
