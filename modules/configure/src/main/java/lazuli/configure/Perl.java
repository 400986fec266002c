package lazuli.configure;

import java.util.List;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;

/** perl(1), as far as maintainer scripts of Debian 13 use it when nothing is upgraded: they ask whether it runs. */
final class Perl implements Command {
    @Override
    public int run(Invocation invocation) {
        List<String> arguments = invocation.arguments();
        if (arguments.size() == 2 && arguments.getFirst().equals("-e")) {
            String program = arguments.get(1).strip();
            if (program.isEmpty()
                    || program.equals("1")
                    || program.equals("exit 0")
                    || program.equals("exit 0;")) {
                return 0;
            }
        }
        throw new UnsupportedUseException("perl " + String.join(" ", arguments));
    }
}
