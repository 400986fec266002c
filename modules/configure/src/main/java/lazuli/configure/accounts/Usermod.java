package lazuli.configure.accounts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.shell.UnsupportedUseException;

/** usermod(8). */
final class Usermod extends ShadowProgram {
    Usermod() {
        super(
                "usermod",
                Set.of("append", "badname", "lock", "unlock", "non-unique", "remove", "move-home"),
                Set.of(
                        "comment",
                        "home",
                        "expiredate",
                        "inactive",
                        "gid",
                        "groups",
                        "login",
                        "password",
                        "root",
                        "prefix",
                        "shell",
                        "uid",
                        "add-subuids",
                        "add-subgids"),
                Map.ofEntries(
                        Map.entry('a', "append"),
                        Map.entry('b', "badname"),
                        Map.entry('c', "comment"),
                        Map.entry('d', "home"),
                        Map.entry('e', "expiredate"),
                        Map.entry('f', "inactive"),
                        Map.entry('g', "gid"),
                        Map.entry('G', "groups"),
                        Map.entry('l', "login"),
                        Map.entry('L', "lock"),
                        Map.entry('m', "move-home"),
                        Map.entry('o', "non-unique"),
                        Map.entry('p', "password"),
                        Map.entry('r', "remove"),
                        Map.entry('R', "root"),
                        Map.entry('P', "prefix"),
                        Map.entry('s', "shell"),
                        Map.entry('u', "uid"),
                        Map.entry('U', "unlock"),
                        Map.entry('v', "add-subuids"),
                        Map.entry('w', "add-subgids")));
    }

    @Override
    void act(Options options, AccountFiles files, Terminal terminal) {
        for (String unknown :
                List.of(
                        "login",
                        "expiredate",
                        "inactive",
                        "move-home",
                        "add-subuids",
                        "add-subgids",
                        "remove")) {
            if (options.has(unknown)) {
                throw new UnsupportedUseException("usermod --" + unknown);
            }
        }
        String name = onlyOperand(options);
        List<String> user =
                files.passwd()
                        .entry(name)
                        .orElseThrow(() ->
                                new Refusal(NOT_FOUND, "user '%s' does not exist".formatted(name)));
        if (options.has("comment")
                && options.value("comment")
                        .orElse("")
                        .chars()
                        .anyMatch(c -> c == ':' || c == '\n')) {
            throw new Refusal(
                    BAD_ARGUMENT,
                    "invalid field '%s'".formatted(options.value("comment").orElse("")));
        }
        options.value("comment").ifPresent(text -> user.set(4, text));
        options.value("home")
                .ifPresent(text ->
                        user.set(
                                5,
                                text.length() > 1 && text.endsWith("/")
                                        ? text.substring(0, text.length() - 1)
                                        : text));
        options.value("shell").ifPresent(text -> user.set(6, text));
        options.value("uid").ifPresent(text -> user.set(2, uid(options, files, name, text)));
        options.value("gid").ifPresent(text -> user.set(3, group(files, text).get(2)));
        password(options, files, name, user);
        files.passwd().replace(name, user);
        options.value("groups").ifPresent(text -> groups(options, files, name, text));
    }

    private static String uid(Options options, AccountFiles files, String name, String text) {
        long uid = number(text, "user ID");
        if (!options.has("non-unique")
                && files.passwd()
                        .entry(uid)
                        .filter(other -> !other.getFirst().equals(name))
                        .isPresent()) {
            throw new Refusal(ID_IN_USE, "UID '%d' already exists".formatted(uid));
        }
        return text;
    }

    private static List<String> group(AccountFiles files, String text) {
        return files.findGroup(text)
                .orElseThrow(
                        () -> new Refusal(NOT_FOUND, "group '%s' does not exist".formatted(text)));
    }

    private static void password(
            Options options, AccountFiles files, String name, List<String> user) {
        if (!options.has("lock") && !options.has("unlock") && !options.has("password")) {
            return;
        }
        if (!files.shadow().isPresent() || !user.get(1).equals(AccountFiles.SHADOWED)) {
            user.set(1, password(options, user.get(1)));
        }
        Optional<List<String>> hidden = files.shadow().entry(name);
        hidden.ifPresent(entry -> {
            entry.set(1, password(options, entry.get(1)));
            if (options.has("password")) {
                entry.set(2, files.today());
            }
            files.shadow().put(entry);
        });
    }

    private static String password(Options options, String password) {
        if (options.has("lock")) {
            return password.startsWith("!") ? password : "!" + password;
        }
        if (options.has("unlock") && password.startsWith("!")) {
            return password.length() == 1 ? password : password.substring(1);
        }
        return options.value("password").orElse(password);
    }

    private static void groups(Options options, AccountFiles files, String name, String text) {
        List<String> wanted = text.isEmpty() ? List.of() : List.of(text.split(","));
        List<String> names = wanted.stream().map(each -> group(files, each).getFirst()).toList();
        if (!options.has("append")) {
            for (List<String> each : files.group().entries()) {
                if (!names.contains(each.getFirst())) {
                    files.removeMember(each.getFirst(), name);
                }
            }
        }
        names.forEach(each -> files.addMember(each, name));
    }
}
