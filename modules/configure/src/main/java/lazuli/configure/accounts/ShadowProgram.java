package lazuli.configure.accounts;

import java.util.Map;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.shell.Command;
import lazuli.shell.Invocation;

/** A program of shadow: reads the account files, changes them, writes them. */
abstract class ShadowProgram implements Command {
    static final int BAD_ARGUMENT = 3;
    static final int ID_IN_USE = 4;
    static final int NOT_FOUND = 6;
    static final int NAME_IN_USE = 9;
    static final int BAD_NAME = 19;

    private final String program;
    private final Set<String> flags;
    private final Set<String> valued;
    private final Map<Character, String> letters;

    ShadowProgram(
            String program, Set<String> flags, Set<String> valued, Map<Character, String> letters) {
        this.program = program;
        this.flags = flags;
        this.valued = valued;
        this.letters = letters;
    }

    /** What ends a program of shadow with this status and these words. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;

        Refusal(int status, String words) {
            super(words, null, false, false);
            this.status = status;
        }
    }

    @Override
    public final int run(Invocation invocation) {
        var terminal = new Terminal(invocation, program);
        try {
            Options options =
                    Options.anywhere(program, invocation.arguments(), flags, valued, letters);
            options.checkRoot();
            var files = new AccountFiles(invocation.tree());
            act(options, files, terminal);
            files.save();
            return 0;
        } catch (UsageException wrong) {
            terminal.notice(String.valueOf(wrong.getMessage()));
            return 2;
        } catch (Refusal refusal) {
            terminal.notice(String.valueOf(refusal.getMessage()));
            return refusal.status;
        }
    }

    abstract void act(Options options, AccountFiles files, Terminal terminal);

    final String onlyOperand(Options options) {
        if (options.operands().size() != 1) {
            throw new UsageException("one name is needed");
        }
        return options.operands().getFirst();
    }

    static long number(String text, String what) {
        return AccountFiles.number(text)
                .orElseThrow(
                        () -> new Refusal(BAD_ARGUMENT, "invalid %s '%s'".formatted(what, text)));
    }
}
