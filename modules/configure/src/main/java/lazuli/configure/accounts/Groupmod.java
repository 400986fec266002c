package lazuli.configure.accounts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;

/** groupmod(8). */
final class Groupmod extends ShadowProgram {
    Groupmod() {
        super(
                "groupmod",
                Set.of("non-unique"),
                Set.of("gid", "new-name", "root", "prefix"),
                Map.of('o', "non-unique", 'g', "gid", 'n', "new-name", 'R', "root", 'P', "prefix"));
    }

    @Override
    void act(Options options, AccountFiles files, Terminal terminal) {
        String name = onlyOperand(options);
        List<String> entry =
                files.group()
                        .entry(name)
                        .orElseThrow(() ->
                                new Refusal(
                                        NOT_FOUND, "group '%s' does not exist".formatted(name)));
        options.value("gid")
                .ifPresent(text -> {
                    long gid = number(text, "group ID");
                    if (!options.has("non-unique")
                            && files.group()
                                    .entry(gid)
                                    .filter(other -> !other.getFirst().equals(name))
                                    .isPresent()) {
                        throw new Refusal(ID_IN_USE, "GID '%s' already exists".formatted(text));
                    }
                    renumber(files, entry.get(2), text);
                    entry.set(2, text);
                });
        options.value("new-name")
                .ifPresent(newName -> {
                    if (files.group().entry(newName).isPresent()) {
                        throw new Refusal(
                                NAME_IN_USE, "group '%s' already exists".formatted(newName));
                    }
                    entry.set(0, newName);
                    files.gshadow()
                            .entry(name)
                            .ifPresent(hidden -> {
                                hidden.set(0, newName);
                                files.gshadow().replace(name, hidden);
                            });
                });
        files.group().replace(name, entry);
    }

    /** Users whose group it is follow. */
    private static void renumber(AccountFiles files, String from, String to) {
        for (List<String> user : files.passwd().entries()) {
            if (user.size() > 3 && user.get(3).equals(from) && !from.equals(to)) {
                user.set(3, to);
                files.passwd().put(user);
            }
        }
    }
}
