package lazuli.configure.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;

/** pwconv(8): passwords move from {@code passwd} to {@code shadow}. */
final class Pwconv extends ShadowProgram {
    Pwconv() {
        super("pwconv", Set.of(), Set.of("root"), Map.of('R', "root"));
    }

    @Override
    void act(Options options, AccountFiles files, Terminal terminal) {
        for (List<String> hidden : files.shadow().entries()) {
            if (files.passwd().entry(hidden.getFirst()).isEmpty()) {
                files.shadow().remove(hidden.getFirst());
            }
        }
        for (List<String> user : files.passwd().entries()) {
            convert(files, user);
        }
    }

    private static void convert(AccountFiles files, List<String> user) {
        String name = user.getFirst();
        boolean known = files.shadow().entry(name).isPresent();
        if (known && user.get(1).equals(AccountFiles.SHADOWED)) {
            return;
        }
        LoginDefs defs = files.defs();
        List<String> entry =
                files.shadow()
                        .entry(name)
                        .orElseGet(() ->
                                new ArrayList<>(
                                        List.of(
                                                name,
                                                "",
                                                "",
                                                defs.days("PASS_MIN_DAYS"),
                                                defs.days("PASS_MAX_DAYS"),
                                                defs.days("PASS_WARN_AGE"),
                                                "",
                                                "",
                                                "")));
        entry.set(1, user.get(1));
        entry.set(2, files.today());
        files.shadow().put(entry);
        user.set(1, AccountFiles.SHADOWED);
        files.passwd().put(user);
    }
}
