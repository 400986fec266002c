package lazuli.shell.command.files;

import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code basename}: prints paths without their directories. */
public final class Basename extends Utility {
    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "+multiple,a suffix,s: zero,z");
        List<String> operands = options.operands();
        if (operands.isEmpty()) {
            throw options.missingOperand();
        }
        boolean multiple = options.has("multiple") || options.has("suffix");
        if (!multiple && operands.size() > 2) {
            throw options.extraOperand(operands.get(2));
        }
        String suffix = options.value("suffix", "");
        if (!multiple && operands.size() == 2) {
            suffix = operands.removeLast();
        }
        for (String operand : operands) {
            String base = Destination.lastPart(operand);
            if (base.length() > suffix.length() && base.endsWith(suffix)) {
                base = base.substring(0, base.length() - suffix.length());
            }
            call.print(base.isEmpty() && operand.startsWith("/") ? "/" : base);
            call.print(options.has("zero") ? '\0' : '\n');
        }
        return 0;
    }
}
