package lazuli.configure.accounts;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.TreeEditor;

/** useradd(8). */
final class Useradd extends ShadowProgram {
    private static final int DEFAULT_UMASK = 022;

    Useradd() {
        super(
                "useradd",
                Set.of(
                        "badname",
                        "add-subids-for-system",
                        "no-log-init",
                        "create-home",
                        "no-create-home",
                        "no-user-group",
                        "non-unique",
                        "system",
                        "user-group"),
                Set.of(
                        "base-dir",
                        "comment",
                        "home-dir",
                        "expiredate",
                        "inactive",
                        "gid",
                        "groups",
                        "skel",
                        "key",
                        "password",
                        "root",
                        "prefix",
                        "shell",
                        "uid"),
                Map.ofEntries(
                        Map.entry('b', "base-dir"),
                        Map.entry('c', "comment"),
                        Map.entry('d', "home-dir"),
                        Map.entry('e', "expiredate"),
                        Map.entry('f', "inactive"),
                        Map.entry('F', "add-subids-for-system"),
                        Map.entry('g', "gid"),
                        Map.entry('G', "groups"),
                        Map.entry('k', "skel"),
                        Map.entry('K', "key"),
                        Map.entry('l', "no-log-init"),
                        Map.entry('m', "create-home"),
                        Map.entry('M', "no-create-home"),
                        Map.entry('N', "no-user-group"),
                        Map.entry('o', "non-unique"),
                        Map.entry('p', "password"),
                        Map.entry('r', "system"),
                        Map.entry('R', "root"),
                        Map.entry('P', "prefix"),
                        Map.entry('s', "shell"),
                        Map.entry('u', "uid"),
                        Map.entry('U', "user-group")));
    }

    @Override
    void act(Options options, AccountFiles files, Terminal terminal) {
        if (options.has("expiredate") && !options.value("expiredate").orElse("").isEmpty()) {
            throw new UnsupportedUseException("useradd --expiredate");
        }
        new Creation(options, files, onlyOperand(options)).run();
    }

    private static final class Creation {
        private final Options options;
        private final AccountFiles files;
        private final String name;
        private final boolean system;
        private final LoginDefs defaults;
        private final String home;

        Creation(Options options, AccountFiles files, String name) {
            this.options = options;
            this.files = files;
            this.name = name;
            system = options.has("system");
            defaults = LoginDefs.ofUseradd(files.tree());
            options.values("key").forEach(files.defs()::override);
            String base = options.value("base-dir").or(() -> defaults.text("HOME")).orElse("/home");
            home = options.value("home-dir").orElse(base + "/" + name);
        }

        void run() {
            if (!options.has("badname") && !AccountNames.isValid(name)) {
                throw new Refusal(
                        BAD_NAME,
                        "invalid user name '%s': use --badname to ignore".formatted(name));
            }
            if (files.passwd().entry(name).isPresent()) {
                throw new Refusal(NAME_IN_USE, "user '%s' already exists".formatted(name));
            }
            for (String group : groups()) {
                if (files.findGroup(group).isEmpty()) {
                    throw new Refusal(NOT_FOUND, "group '%s' does not exist".formatted(group));
                }
            }
            long uid = uid();
            long gid = gid(uid);
            String shell =
                    options.value("shell").or(() -> defaults.text("SHELL")).orElse("/bin/bash");
            String password = options.value("password").orElse(AccountFiles.LOCKED);
            files.passwd()
                    .put(
                            List.of(
                                    name,
                                    files.shadow().isPresent() ? AccountFiles.SHADOWED : password,
                                    Long.toString(uid),
                                    Long.toString(gid),
                                    options.value("comment").orElse(""),
                                    home,
                                    shell));
            if (files.shadow().isPresent()) {
                files.shadow().put(shadowEntry(password));
            }
            subordinate(uid);
            groups().forEach(group ->
                    files.addMember(files.findGroup(group).orElseThrow().getFirst(), name));
            boolean createHome =
                    options.has("create-home") || !system && files.defs().isSet("CREATE_HOME");
            if (createHome && !options.has("no-create-home")) {
                createHome((int) uid, (int) gid);
            }
        }

        private List<String> groups() {
            return options.value("groups")
                    .filter(text -> !text.isEmpty())
                    .map(text -> List.of(text.split(",")))
                    .orElse(List.of());
        }

        private long uid() {
            if (options.value("uid").isEmpty()) {
                return FreeNumber.user(files, system)
                        .orElseThrow(() ->
                                new Refusal(
                                        ID_IN_USE,
                                        "Can't get unique UID (no more available UIDs)"));
            }
            long uid = number(options.value("uid").get(), "user ID");
            if (!options.has("non-unique") && !files.passwd().isFree(uid)) {
                throw new Refusal(ID_IN_USE, "UID %d is not unique".formatted(uid));
            }
            return uid;
        }

        private long gid(long uid) {
            if (options.value("gid").isPresent()) {
                String wanted = options.value("gid").get();
                return Long.parseLong(
                        files.findGroup(wanted)
                                .orElseThrow(() ->
                                        new Refusal(
                                                NOT_FOUND,
                                                "group '%s' does not exist".formatted(wanted)))
                                .get(2));
            }
            boolean own =
                    options.has("user-group")
                            || !options.has("no-user-group")
                                    && files.defs().isSet("USERGROUPS_ENAB");
            if (!own) {
                return files.findGroup(defaults.text("GROUP").orElse("100"))
                        .map(entry -> Long.parseLong(entry.get(2)))
                        .orElse(100L);
            }
            if (files.group().entry(name).isPresent()) {
                throw new Refusal(
                        NAME_IN_USE,
                        "group %s exists - if you want to add this user to that group, use -g."
                                .formatted(name));
            }
            long gid =
                    FreeNumber.group(files, system, OptionalLong.of(uid))
                            .orElseThrow(() -> new Refusal(ID_IN_USE, "can't create group"));
            files.addGroup(name, gid, AccountFiles.LOCKED);
            return gid;
        }

        private List<String> shadowEntry(String password) {
            LoginDefs defs = files.defs();
            return system
                    ? List.of(name, password, files.today(), "", "", "", "", "", "")
                    : List.of(
                            name,
                            password,
                            files.today(),
                            defs.days("PASS_MIN_DAYS"),
                            defs.days("PASS_MAX_DAYS"),
                            defs.days("PASS_WARN_AGE"),
                            options.value("inactive")
                                    .filter(text -> !text.startsWith("-"))
                                    .orElse(""),
                            "",
                            "");
        }

        private void subordinate(long uid) {
            boolean ordinary =
                    uid >= files.defs().number("UID_MIN", 1000)
                            && uid <= files.defs().number("UID_MAX", 60000);
            if (system && !options.has("add-subids-for-system") || !ordinary && uid != 0) {
                return;
            }
            subordinate(files.subuid(), "UID");
            subordinate(files.subgid(), "GID");
        }

        private void subordinate(AccountFile file, String kind) {
            long count = files.defs().number("SUB_" + kind + "_COUNT", 65536);
            if (!file.isPresent() || count == 0 || file.entry(name).isPresent()) {
                return;
            }
            long start = files.defs().number("SUB_" + kind + "_MIN", 100000);
            List<List<String>> taken = file.entries();
            taken.sort(Comparator.comparingLong(Creation::start));
            for (List<String> entry : taken) {
                if (start(entry) < start + count) {
                    start =
                            Math.max(
                                    start,
                                    start(entry) + AccountFiles.number(entry.get(2)).orElse(0));
                }
            }
            file.append(name + ":" + start + ":" + count);
        }

        private static long start(List<String> entry) {
            return entry.size() > 2 ? AccountFiles.number(entry.get(1)).orElse(0) : 0;
        }

        private void createHome(int uid, int gid) {
            TreeEditor tree = files.tree();
            if (tree.stat(home).isPresent()) {
                return;
            }
            tree.mkdirs(home, 0755);
            long umask = files.defs().number("UMASK", DEFAULT_UMASK);
            tree.chmod(home, (int) files.defs().number("HOME_MODE", 0777 & ~umask));
            new HomeDirectory(tree, home, uid, gid)
                    .fill(
                            options.value("skel")
                                    .or(() -> defaults.text("SKEL"))
                                    .orElse("/etc/skel"));
        }
    }
}
