package lazuli.shell.command.text;

import java.util.Arrays;
import java.util.List;
import lazuli.shell.command.call.Call;

/** {@code tail}: prints the last lines or bytes of files. */
public final class Tail extends Part {
    /** With a plus sign, from there on. */
    public Tail() {
        super(" follow,f?! F! max-unchanged-stats:! pid:! retry! sleep-interval,s:!", '+');
    }

    @Override
    boolean isOld(List<String> arguments) {
        String first = arguments.getFirst();
        return first.startsWith("-") || first.startsWith("+") && arguments.size() <= 2;
    }

    @Override
    byte[] of(Call call, String operand, Amount amount) {
        byte[] content = call.bytes(operand);
        int start =
                amount.signed()
                        ? endOfFirst(content, Math.max(amount.number() - 1, 0), amount)
                        : startOfLast(content, amount);
        return Arrays.copyOfRange(content, start, content.length);
    }
}
