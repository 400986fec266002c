package lazuli.shell.command.files;

import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code dirname}: prints paths without their last parts. */
public final class Dirname extends Utility {
    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "zero,z");
        if (options.operands().isEmpty()) {
            throw options.missingOperand();
        }
        for (String operand : options.operands()) {
            call.print(directory(operand));
            call.print(options.has("zero") ? '\0' : '\n');
        }
        return 0;
    }

    private static String directory(String path) {
        int end = stripped(path, path.length());
        int slash = path.lastIndexOf('/', end - 1);
        if (slash < 0) {
            return ".";
        }
        return path.substring(0, Math.max(stripped(path, slash), 1));
    }

    private static int stripped(String path, int end) {
        int stripped = end;
        while (stripped > 1 && path.charAt(stripped - 1) == '/') {
            stripped--;
        }
        return stripped;
    }
}
