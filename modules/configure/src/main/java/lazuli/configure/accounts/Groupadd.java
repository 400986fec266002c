package lazuli.configure.accounts;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;

/** groupadd(8). */
final class Groupadd extends ShadowProgram {
    Groupadd() {
        super(
                "groupadd",
                Set.of("force", "non-unique", "system"),
                Set.of("gid", "key", "password", "root", "prefix", "users"),
                Map.of(
                        'f',
                        "force",
                        'o',
                        "non-unique",
                        'r',
                        "system",
                        'g',
                        "gid",
                        'K',
                        "key",
                        'p',
                        "password",
                        'R',
                        "root",
                        'P',
                        "prefix",
                        'U',
                        "users"));
    }

    @Override
    void act(Options options, AccountFiles files, Terminal terminal) {
        String name = onlyOperand(options);
        options.values("key").forEach(files.defs()::override);
        OptionalLong wanted =
                options.value("gid")
                        .map(text -> OptionalLong.of(number(text, "group ID")))
                        .orElse(OptionalLong.empty());
        if (!AccountNames.isValid(name)) {
            throw new Refusal(BAD_NAME - 16, "'%s' is not a valid group name".formatted(name));
        }
        if (files.group().entry(name).isPresent()) {
            if (options.has("force")) {
                return;
            }
            throw new Refusal(NAME_IN_USE, "group '%s' already exists".formatted(name));
        }
        if (wanted.isPresent()
                && !options.has("non-unique")
                && !files.group().isFree(wanted.getAsLong())) {
            if (!options.has("force")) {
                throw new Refusal(
                        ID_IN_USE, "GID '%d' already exists".formatted(wanted.getAsLong()));
            }
            wanted = OptionalLong.empty();
        }
        OptionalLong gid =
                wanted.isPresent()
                        ? wanted
                        : FreeNumber.group(files, options.has("system"), OptionalLong.empty());
        if (gid.isEmpty()) {
            throw new Refusal(ID_IN_USE, "Can't get unique GID (no more available GIDs)");
        }
        files.addGroup(
                name, gid.getAsLong(), options.value("password").orElse(AccountFiles.LOCKED));
        for (String user :
                options.value("users").map(text -> List.of(text.split(","))).orElse(List.of())) {
            files.addMember(name, user);
        }
    }
}
