package lazuli.configure.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;

/** grpconv(8): passwords move from {@code group} to {@code gshadow}. */
final class Grpconv extends ShadowProgram {
    Grpconv() {
        super("grpconv", Set.of(), Set.of("root"), Map.of('R', "root"));
    }

    @Override
    void act(Options options, AccountFiles files, Terminal terminal) {
        for (List<String> hidden : files.gshadow().entries()) {
            if (files.group().entry(hidden.getFirst()).isEmpty()) {
                files.gshadow().remove(hidden.getFirst());
            }
        }
        for (List<String> group : files.group().entries()) {
            String name = group.getFirst();
            List<String> entry =
                    files.gshadow()
                            .entry(name)
                            .orElseGet(() -> new ArrayList<>(List.of(name, group.get(1), "", "")));
            if (!group.get(1).equals(AccountFiles.SHADOWED)) {
                entry.set(1, group.get(1));
            }
            entry.set(3, group.size() > 3 ? group.get(3) : "");
            files.gshadow().put(entry);
            group.set(1, AccountFiles.SHADOWED);
            files.group().put(group);
        }
    }
}
