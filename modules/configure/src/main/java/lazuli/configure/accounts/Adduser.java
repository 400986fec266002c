package lazuli.configure.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import lazuli.configure.accounts.AdduserConfiguration.PoolEntry;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.TreeEditor;

/** adduser(8) and addgroup(8) 3.152: which numbers, names, home; the programs of shadow make the rest. */
final class Adduser implements Command {
    private static final int OBJECT_EXISTS = 11;
    private static final int DOES_NOT_EXIST = 12;
    private static final int WRONG_PROPERTIES = 13;
    private static final int ID_IN_USE = 21;
    private static final int NO_ID_IN_RANGE = 22;
    private static final int INVALID_NAME = 31;
    private static final int INVALID_HOME = 32;
    private static final int INVALID_CALL = 51;
    private static final int EXCLUSIVE_PARAMETERS = 53;
    private static final int SYSTEM_CALL_FAILED = 82;

    private static final Set<String> FLAGS =
            Set.of(
                    "add-extra-groups",
                    "allow-all-names",
                    "allow-badname",
                    "allow-bad-names",
                    "debug",
                    "disabled-login",
                    "disabled-password",
                    "force-badname",
                    "group",
                    "no-create-home",
                    "quiet",
                    "system",
                    "verbose");
    private static final Set<String> VALUED =
            Set.of(
                    "comment",
                    "conf",
                    "stdoutmsglevel",
                    "stderrmsglevel",
                    "logmsglevel",
                    "firstgid",
                    "firstuid",
                    "gecos",
                    "gid",
                    "home",
                    "ingroup",
                    "lastgid",
                    "lastuid",
                    "shell",
                    "uid");

    private final boolean calledAddgroup;

    Adduser(boolean calledAddgroup) {
        this.calledAddgroup = calledAddgroup;
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;

        Refusal(int status, String words) {
            super(words, null, false, false);
            this.status = status;
        }
    }

    @Override
    public int run(Invocation invocation) {
        var terminal = new Terminal(invocation, calledAddgroup ? "addgroup" : "adduser");
        try {
            new Run(invocation).run();
            return 0;
        } catch (UsageException wrong) {
            terminal.complain(wrong.getMessage() + "\n");
            return INVALID_CALL;
        } catch (Refusal refusal) {
            if (refusal.status != 0) {
                terminal.complain("fatal: " + refusal.getMessage() + "\n");
            }
            return refusal.status;
        }
    }

    private final class Run {
        private final Invocation invocation;
        private final TreeEditor tree;
        private final Options options;
        private final AdduserConfiguration configuration;
        private final boolean system;
        private AccountFile passwd;
        private AccountFile group;

        Run(Invocation invocation) {
            this.invocation = invocation;
            tree = invocation.tree();
            options =
                    Options.anywhere(
                            calledAddgroup ? "addgroup" : "adduser",
                            withoutEmpty(invocation.arguments()),
                            FLAGS,
                            VALUED,
                            Map.of('c', "conf", 'q', "quiet"));
            if (options.has("conf")) {
                throw new UnsupportedUseException("adduser --conf");
            }
            configuration = new AdduserConfiguration(tree);
            system = options.has("system");
            passwd = new AccountFile(tree, "/etc/passwd");
            group = new AccountFile(tree, "/etc/group");
        }

        /** Of {@code --gecos} and {@code --comment} the value may be left out, with an empty word or none after it. */
        private static List<String> withoutEmpty(List<String> arguments) {
            List<String> words = new ArrayList<>(arguments);
            for (int i = 0; i < words.size(); i++) {
                boolean optional =
                        words.get(i).equals("--gecos") || words.get(i).equals("--comment");
                if (optional && i + 1 < words.size() && !words.get(i + 1).startsWith("-")) {
                    words.set(i, words.get(i) + "=" + words.remove(i + 1));
                } else if (optional) {
                    words.set(i, words.get(i) + "=");
                }
            }
            return words;
        }

        void run() {
            List<String> names = options.operands();
            if (names.isEmpty() || names.getFirst().isEmpty() || names.size() > 2) {
                throw new UsageException("Only one or two names allowed.");
            }
            boolean wantsGroup = options.has("group");
            int groupOptions =
                    (wantsGroup ? 1 : 0)
                            + (options.has("ingroup") ? 1 : 0)
                            + (options.has("gid") ? 1 : 0);
            if (names.size() == 2) {
                if (calledAddgroup || system || wantsGroup) {
                    throw new UsageException("Specify only one name in this mode.");
                }
                addToGroup(names.get(0), names.get(1));
                return;
            }
            String name = checked(names.getFirst());
            if (!calledAddgroup && groupOptions > 1) {
                throw new Refusal(
                        EXCLUSIVE_PARAMETERS,
                        "The --group, --ingroup, and --gid options are mutually exclusive.");
            }
            if (!options.value("home").orElse("/").startsWith("/")) {
                throw new Refusal(INVALID_HOME, "The home dir must be an absolute path.");
            }
            if (calledAddgroup || wantsGroup && !system) {
                addGroup(name);
            } else if (system) {
                addSystemUser(name, wantsGroup);
            } else {
                addUser(name);
            }
        }

        private String checked(String name) {
            if (name.matches("-?[0-9]+")
                    || name.equals(".")
                    || name.equals("..")
                    || name.length() > 32) {
                throw new Refusal(
                        INVALID_NAME, "`%s' is no name for a user or a group.".formatted(name));
            }
            if (name.matches("[-+~].*")
                    || name.chars()
                            .anyMatch(c ->
                                    c == ':'
                                            || c == ','
                                            || c == '/'
                                            || Character.isWhitespace(c))) {
                throw new Refusal(
                        INVALID_NAME,
                        "To avoid problems, the username must not start with a dash, plus sign, or tilde.");
            }
            boolean all = options.has("allow-all-names");
            boolean bad =
                    all
                            || options.has("allow-badname")
                            || options.has("allow-bad-names")
                            || options.has("force-badname");
            if (find(configuration.text(system ? "sys_name_regex" : "name_regex"), name)) {
                return name;
            }
            if (!all && !name.matches("[a-zA-Z0-9_.][a-zA-Z0-9_.-]*\\$?") || !bad) {
                throw new Refusal(
                        INVALID_NAME,
                        "Please enter a username matching the regular expression configured via the NAME_REGEX configuration variable.");
            }
            return name;
        }

        private static boolean find(String regex, String name) {
            try {
                return Pattern.compile(regex).matcher(name).find();
            } catch (PatternSyntaxException notOurs) {
                throw new UnsupportedUseException("adduser: NAME_REGEX " + regex);
            }
        }

        private void addToGroup(String user, String groupName) {
            if (passwd.entry(user).isEmpty()) {
                throw new Refusal(DOES_NOT_EXIST, "The user `%s' does not exist.".formatted(user));
            }
            List<String> entry =
                    group.entry(groupName)
                            .orElseThrow(() ->
                                    new Refusal(
                                            DOES_NOT_EXIST,
                                            "The group `%s' does not exist.".formatted(groupName)));
            if (!AccountFiles.members(entry, 3).contains(user)) {
                start("/usr/sbin/usermod", "-a", "-G", groupName, user);
            }
        }

        private void addGroup(String name) {
            Optional<List<String>> there = group.entry(name);
            OptionalLong wanted = number("gid");
            if (there.isPresent() && system) {
                long gid = Long.parseLong(there.get().get(2));
                boolean isSystem =
                        gid >= configuration.number("first_system_gid")
                                && gid <= configuration.number("last_system_gid");
                boolean same = wanted.isEmpty() || wanted.getAsLong() == gid;
                if (isSystem && same) {
                    return;
                }
                throw new Refusal(
                        WRONG_PROPERTIES,
                        "The group `%s' already exists and is not a system group. Exiting."
                                .formatted(name));
            }
            if (there.isPresent()) {
                throw new Refusal(OBJECT_EXISTS, "The group `%s' already exists.".formatted(name));
            }
            if (wanted.isPresent() && !group.isFree(wanted.getAsLong())) {
                throw new Refusal(
                        ID_IN_USE, "The GID `%d' is already in use.".formatted(wanted.getAsLong()));
            }
            long gid = wanted.isPresent() ? wanted.getAsLong() : freeGid(name);
            start("groupadd", "-g", Long.toString(gid), name);
        }

        private OptionalLong number(String option) {
            Optional<String> text = options.value(option);
            if (text.isEmpty()) {
                return OptionalLong.empty();
            }
            OptionalLong number = AccountFiles.number(text.get());
            if (number.isEmpty()) {
                throw new UsageException(
                        "Value \"%s\" invalid for option %s (number expected)"
                                .formatted(text.get(), option));
            }
            return number;
        }

        private long freeGid(String name) {
            return free(
                    group,
                    configuration.groups(),
                    name,
                    range("first", "gid"),
                    range("last", "gid"));
        }

        private long freeUid(String name) {
            return free(
                    passwd,
                    configuration.users(),
                    name,
                    range("first", "uid"),
                    range("last", "uid"));
        }

        private long range(String end, String kind) {
            return number(end + kind)
                    .orElse(configuration.number(end + (system ? "_system_" : "_") + kind));
        }

        private long free(
                AccountFile file,
                AdduserConfiguration.Pool pool,
                String name,
                long first,
                long last) {
            PoolEntry pooled = pool.get(name);
            if (pooled != null) {
                if (file.isFree(pooled.id())) {
                    return pooled.id();
                }
            } else {
                for (long id = first; id <= last; id++) {
                    if (!pool.reserves(id) && file.isFree(id)) {
                        return id;
                    }
                }
            }
            throw new Refusal(
                    NO_ID_IN_RANGE,
                    "No ID is available in the range %d-%d for `%s'.".formatted(first, last, name));
        }

        private void addSystemUser(String name, boolean groupAlso) {
            OptionalLong wanted = number("uid");
            if (isThere(name, wanted)) {
                return;
            }
            checkGroups(name, wanted, groupAlso);
            long uid = wanted.isPresent() ? wanted.getAsLong() : freeUid(name);
            String groupName;
            long gid;
            if (groupAlso) {
                gid = wanted.isPresent() ? uid : freeGid(name);
                groupName = name;
            } else {
                List<String> entry =
                        options.has("ingroup")
                                ? group.entry(options.value("ingroup").orElse("")).orElseThrow()
                                : group.entry(number("gid").orElse(nogroup())).orElseThrow();
                gid = Long.parseLong(entry.get(2));
                groupName = entry.getFirst();
            }
            if (groupAlso && group.entry(name).isEmpty()) {
                start("groupadd", "-g", Long.toString(gid), name);
            }
            Optional<PoolEntry> pooled = Optional.ofNullable(configuration.users().get(name));
            String home = chosen("home", pooled.map(PoolEntry::home), "/nonexistent");
            String shell = chosen("shell", pooled.map(PoolEntry::shell), "/usr/sbin/nologin");
            start(
                    "useradd",
                    "-r",
                    "-K",
                    "SYS_UID_MIN=" + range("first", "uid"),
                    "-K",
                    "SYS_UID_MAX=" + range("last", "uid"),
                    "-d",
                    home,
                    "-g",
                    groupName,
                    "-s",
                    shell,
                    "-u",
                    Long.toString(uid),
                    name);
            comment(name, pooled);
            createHome(home, uid, gid, false);
        }

        private String chosen(String option, Optional<String> pooled, String otherwise) {
            return options.value(option)
                    .or(() -> pooled)
                    .filter(text -> !text.isEmpty())
                    .orElse(otherwise);
        }

        private long nogroup() {
            return group.entry("nogroup").map(entry -> Long.parseLong(entry.get(2))).orElse(65534L);
        }

        private boolean isThere(String name, OptionalLong wanted) {
            Optional<List<String>> there = passwd.entry(name);
            if (there.isEmpty()) {
                if (wanted.isPresent()
                        && wanted.getAsLong() != 0
                        && !passwd.isFree(wanted.getAsLong())) {
                    throw new Refusal(
                            WRONG_PROPERTIES,
                            "The user `%s' already exists with a different UID. Exiting."
                                    .formatted(name));
                }
                return false;
            }
            long uid = Long.parseLong(there.get().get(2));
            if (uid < configuration.number("first_system_uid")
                    || uid > configuration.number("last_system_uid")) {
                throw new Refusal(
                        WRONG_PROPERTIES,
                        "The user `%s' already exists, but is not a system user. Exiting."
                                .formatted(name));
            }
            if (wanted.isPresent() && wanted.getAsLong() != uid) {
                throw new Refusal(
                        WRONG_PROPERTIES,
                        "The user `%s' already exists with a different UID. Exiting."
                                .formatted(name));
            }
            return true;
        }

        private void checkGroups(String name, OptionalLong uid, boolean groupAlso) {
            if (groupAlso) {
                if (!system && group.entry(name).isPresent()) {
                    throw new Refusal(
                            OBJECT_EXISTS, "The group `%s' already exists.".formatted(name));
                }
                if (uid.isPresent()
                        && group.entry(name).isEmpty()
                        && !group.isFree(uid.getAsLong())) {
                    throw new Refusal(
                            ID_IN_USE, "The GID %d is already in use.".formatted(uid.getAsLong()));
                }
                return;
            }
            options.value("ingroup")
                    .filter(groupName -> group.entry(groupName).isEmpty())
                    .ifPresent(groupName -> {
                        throw new Refusal(
                                DOES_NOT_EXIST,
                                "The group `%s' does not exist.".formatted(groupName));
                    });
            number("gid")
                    .ifPresent(gid -> {
                        if (group.isFree(gid)) {
                            throw new Refusal(
                                    DOES_NOT_EXIST, "No group with GID %d found.".formatted(gid));
                        }
                    });
        }

        private void addUser(String name) {
            if (passwd.entry(name).isPresent()) {
                throw new Refusal(OBJECT_EXISTS, "The user `%s' already exists.".formatted(name));
            }
            if (!options.has("disabled-password") && !options.has("disabled-login")) {
                throw new UnsupportedUseException(
                        "adduser without --disabled-password: nobody is there to be asked for one");
            }
            boolean own =
                    configuration.isYes("usergroups")
                            && !options.has("ingroup")
                            && !options.has("gid");
            OptionalLong wanted = number("uid");
            checkGroups(name, wanted, own);
            long uid =
                    wanted.isPresent()
                            ? wanted.getAsLong()
                            : own ? freeForBoth(name) : freeUid(name);
            long gid = own ? uid : primaryGroup();
            if (own) {
                start("groupadd", "-g", Long.toString(gid), name);
            }
            Optional<PoolEntry> pooled = Optional.ofNullable(configuration.users().get(name));
            String home = chosen("home", pooled.map(PoolEntry::home), home(name));
            String shell =
                    chosen(
                            "shell",
                            pooled.map(PoolEntry::shell),
                            options.has("disabled-login")
                                    ? "/usr/sbin/nologin"
                                    : configuration.text("dshell"));
            start(
                    "useradd",
                    "-d",
                    home,
                    "-g",
                    Long.toString(gid),
                    "-s",
                    shell,
                    "-u",
                    Long.toString(uid),
                    name);
            createHome(home, uid, gid, true);
            if (!comment(name, pooled)) {
                throw new UnsupportedUseException(
                        "adduser without --comment: nobody is there to be asked for one");
            }
            supplement(name);
        }

        private long freeForBoth(String name) {
            PoolEntry pooled = configuration.users().get(name);
            if (pooled != null && group.isFree(pooled.id())) {
                return pooled.id();
            }
            for (long id = range("first", "uid"); id <= range("last", "uid"); id++) {
                boolean reserved =
                        configuration.users().reserves(id) || configuration.groups().reserves(id);
                if (!reserved && passwd.isFree(id) && group.isFree(id)) {
                    return id;
                }
            }
            throw new Refusal(
                    NO_ID_IN_RANGE, "No UID/GID pair is available for `%s'.".formatted(name));
        }

        private long primaryGroup() {
            if (options.has("gid")) {
                return number("gid").orElseThrow();
            }
            String name =
                    options.value("ingroup")
                            .or(() ->
                                    Optional.of(configuration.text("users_group"))
                                            .filter(text -> !text.isEmpty()))
                            .orElse("users");
            return group.entry(name).map(entry -> Long.parseLong(entry.get(2))).orElse(100L);
        }

        private String home(String name) {
            StringBuilder home = new StringBuilder(configuration.text("dhome"));
            if (configuration.isYes("grouphomes")) {
                throw new UnsupportedUseException("adduser: GROUPHOMES");
            }
            if (configuration.isYes("letterhomes")) {
                home.append('/').append(name.charAt(0));
            }
            return home.append('/').append(name).toString();
        }

        private boolean comment(String name, Optional<PoolEntry> pooled) {
            Optional<String> comment = options.value("comment").or(() -> options.value("gecos"));
            if (comment.isEmpty()) {
                comment = pooled.map(PoolEntry::comment).filter(text -> !text.isEmpty());
            }
            comment.ifPresent(text -> start("usermod", "-c", text, name));
            return comment.isPresent();
        }

        private void createHome(String home, long uid, long gid, boolean fill) {
            boolean none = home.startsWith("/nonexistent") || options.has("no-create-home");
            if (none || tree.stat(home).isPresent()) {
                return;
            }
            tree.mkdirs(home, 0755);
            tree.chmod(home, configuration.homeMode(system));
            var directory = new HomeDirectory(tree, home, (int) uid, (int) gid);
            directory.fill(fill ? configuration.text("skel") : "");
        }

        private void supplement(String name) {
            List<String> groups = new ArrayList<>();
            if (configuration.isYes("usergroups")) {
                String users = configuration.text("users_group");
                groups.add(users.isEmpty() ? "users" : users);
            }
            if (options.has("add-extra-groups")
                    || !Set.of("", "0").contains(configuration.text("add_extra_groups"))) {
                groups.addAll(configuration.extraGroups());
            }
            for (String each : groups) {
                group = new AccountFile(tree, "/etc/group");
                passwd = new AccountFile(tree, "/etc/passwd");
                Optional<List<String>> entry = group.entry(each);
                if (entry.isPresent() && !AccountFiles.members(entry.get(), 3).contains(name)) {
                    List<String> members = AccountFiles.members(entry.get(), 3);
                    members.removeIf(member -> passwd.entry(member).isEmpty());
                    members.add(name);
                    start("gpasswd", "-M", String.join(",", members), each);
                }
            }
        }

        private void start(String... command) {
            SortedMap<String, String> environment = new TreeMap<>(invocation.environment());
            environment.put("PATH", "/bin:/usr/bin:/sbin:/usr/sbin");
            int status =
                    invocation.start(
                            List.of(command), environment, invocation.in(), invocation.out());
            if (status != 0) {
                throw new Refusal(
                        SYSTEM_CALL_FAILED,
                        "`%s' returned error code %d. Exiting."
                                .formatted(String.join(" ", command), status));
            }
        }
    }
}
