package lazuli.shell.command.system;

import java.util.List;
import java.util.Optional;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Accounts;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Names;

/** {@code getent}: looks into the databases of {@code /etc}. */
public final class Getent extends Utility {
    private static final int NOT_FOUND = 2;

    /** It does not look whether what it prints is taken. */
    public Getent() {
        super(DOES_NOT_LOOK);
    }

    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "service,s: no-idn,i no-addrconfig,A");
        List<String> operands = options.operands();
        if (operands.isEmpty()) {
            throw options.usage("wrong number of arguments");
        }
        String database = operands.removeFirst();
        int status = 0;
        if (operands.isEmpty()) {
            printAll(call, database);
        }
        for (String key : operands) {
            Optional<String> line = find(call, database, key);
            line.ifPresent(call::println);
            status = line.isPresent() ? status : NOT_FOUND;
        }
        return status;
    }

    private static void printAll(Call call, String database) {
        Accounts accounts = call.accounts();
        switch (database) {
            case "passwd" -> accounts.users().forEach(user -> call.println(user.line()));
            case "group" -> accounts.groups().forEach(group -> call.println(group.line()));
            default -> throw new UnsupportedUseException("getent: all of " + database);
        }
    }

    private static Optional<String> find(Call call, String database, String key) {
        Accounts accounts = call.accounts();
        return switch (database) {
            case "passwd" ->
                    accounts.user(key)
                            .or(() -> number(key).flatMap(accounts::user))
                            .map(Accounts.User::line);
            case "group" ->
                    accounts.group(key)
                            .or(() -> number(key).flatMap(accounts::group))
                            .map(Accounts.Group::line);
            case "shadow", "gshadow" -> line(call, "/etc/" + database, key);
            case "hosts" -> host(call, key);
            default -> throw new UnsupportedUseException("getent: the database " + database);
        };
    }

    private static Optional<Integer> number(String key) {
        return Accounts.number(key).stream().boxed().findFirst();
    }

    private static Optional<String> line(Call call, String file, String key) {
        if (call.stat(file).isEmpty()) {
            return Optional.empty();
        }
        for (String line : Names.decode(call.bytes(file)).split("\n")) {
            if (line.startsWith(key + ":")) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> host(Call call, String name) {
        if (call.stat("/etc/hosts").isEmpty()) {
            return Optional.empty();
        }
        for (String line : Names.decode(call.bytes("/etc/hosts")).split("\n")) {
            int comment = line.indexOf('#');
            String[] words =
                    (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+");
            if (List.of(words).contains(name)) {
                String names = String.join(" ", List.of(words).subList(1, words.length));
                return Optional.of("%-15s %s".formatted(words[0], names));
            }
        }
        return Optional.empty();
    }
}
