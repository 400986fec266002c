package lazuli.configure.accounts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;

/** gpasswd(1), as far as it says who is in a group. */
final class Gpasswd extends ShadowProgram {
    Gpasswd() {
        super(
                "gpasswd",
                Set.of(),
                Set.of("add", "delete", "members", "root"),
                Map.of('a', "add", 'd', "delete", 'M', "members", 'Q', "root"));
    }

    @Override
    void act(Options options, AccountFiles files, Terminal terminal) {
        String name = onlyOperand(options);
        if (files.group().entry(name).isEmpty()) {
            throw new Refusal(
                    BAD_ARGUMENT, "group '%s' does not exist in /etc/group".formatted(name));
        }
        if (options.has("add")) {
            files.addMember(name, known(files, options.value("add").orElse("")));
        } else if (options.has("delete")) {
            files.removeMember(name, options.value("delete").orElse(""));
        } else if (options.has("members")) {
            members(files, name, options.value("members").orElse(""));
        } else {
            throw new UsageException("a password cannot be asked for");
        }
    }

    private static String known(AccountFiles files, String user) {
        if (files.passwd().entry(user).isEmpty()) {
            throw new Refusal(BAD_ARGUMENT, "user '%s' does not exist".formatted(user));
        }
        return user;
    }

    private static void members(AccountFiles files, String name, String text) {
        List<String> users = text.isEmpty() ? List.of() : List.of(text.split(","));
        users.forEach(user -> known(files, user));
        for (AccountFile file : List.of(files.group(), files.gshadow())) {
            file.entry(name)
                    .ifPresent(entry -> {
                        entry.set(3, text);
                        file.put(entry);
                    });
        }
    }
}
