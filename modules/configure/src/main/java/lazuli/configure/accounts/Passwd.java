package lazuli.configure.accounts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.shell.UnsupportedUseException;

/** passwd(1), as far as nobody is asked for a password. */
final class Passwd extends ShadowProgram {
    private static final Set<String> FLAGS = Set.of("delete", "lock", "unlock", "quiet");

    Passwd() {
        super(
                "passwd",
                FLAGS,
                Set.of("root", "prefix"),
                Map.of(
                        'd', "delete", 'l', "lock", 'u', "unlock", 'q', "quiet", 'R', "root", 'P',
                        "prefix"));
    }

    @Override
    void act(Options options, AccountFiles files, Terminal terminal) {
        String name = onlyOperand(options);
        List<String> user =
                files.passwd()
                        .entry(name)
                        .orElseThrow(
                                () -> new Refusal(1, "user '%s' does not exist".formatted(name)));
        AccountFile file = files.shadow().entry(name).isPresent() ? files.shadow() : files.passwd();
        List<String> entry = file.entry(name).orElse(user);
        String password = entry.get(1);
        if (options.has("delete")) {
            entry.set(1, "");
        } else if (options.has("lock")) {
            entry.set(1, password.startsWith("!") ? password : "!" + password);
        } else if (options.has("unlock")) {
            if (password.equals("!")) {
                throw new Refusal(
                        BAD_ARGUMENT,
                        "unlocking the password would result in a passwordless account.");
            }
            entry.set(1, password.startsWith("!") ? password.substring(1) : password);
        } else {
            throw new UnsupportedUseException("passwd " + name);
        }
        file.put(entry);
    }
}
