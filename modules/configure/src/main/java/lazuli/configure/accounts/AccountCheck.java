package lazuli.configure.accounts;

import java.util.List;
import lazuli.configure.call.Terminal;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;

/** pwck(8) and grpck(8) with {@code -r}: whether the lines have their fields; nothing is changed. */
final class AccountCheck implements Command {
    private static final int BAD_ENTRY = 2;

    private final String program;
    private final String file;
    private final int fields;

    private AccountCheck(String program, String file, int fields) {
        this.program = program;
        this.file = file;
        this.fields = fields;
    }

    static AccountCheck pwck() {
        return new AccountCheck("pwck", "/etc/passwd", 7);
    }

    static AccountCheck grpck() {
        return new AccountCheck("grpck", "/etc/group", 4);
    }

    @Override
    public int run(Invocation invocation) {
        boolean readOnly = false;
        for (String argument : invocation.arguments()) {
            switch (argument) {
                case "-r", "--read-only" -> readOnly = true;
                case "-q", "--quiet" -> {}
                case "-qr", "-rq" -> readOnly = true;
                default -> throw new UnsupportedUseException(program + " " + argument);
            }
        }
        if (!readOnly) {
            throw new UnsupportedUseException(program + " without -r");
        }
        return check(invocation);
    }

    private int check(Invocation invocation) {
        if (!(invocation.tree().stat(file).orElse(null) instanceof Entry.RegularFile there)) {
            new Terminal(invocation, program).notice("cannot open " + file);
            return 3;
        }
        int status = 0;
        for (String line : List.of(Names.decode(there.content().bytes()).split("\n"))) {
            boolean special = line.startsWith("+") || line.startsWith("-");
            if (!special && line.split(":", -1).length != fields) {
                new Terminal(invocation, program).complain("invalid entry in " + file + "\n");
                status = BAD_ENTRY;
            }
        }
        return status;
    }
}
