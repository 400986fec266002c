package lazuli.definition.load;

import static lazuli.definition.load.Types.text;

import java.util.ArrayList;
import java.util.List;
import lazuli.definition.Account;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Fields;
import lazuli.definition.schema.Findings;
import lazuli.definition.schema.Grammar;
import lazuli.definition.schema.Key;
import lazuli.definition.schema.Section;

/** {@code [[….user]]} and {@code [[….group]]}. */
final class AccountSections {
    private static final Key USER_NAME =
            Key.of("name", text(Grammar.USER), "The user's name.", "\"nonroot\"").needed();
    private static final Key UID =
            Key.of("uid", Types.ID, "The user's number.", "65532").otherwise("the next free one");
    private static final Key GROUP =
            Key.of(
                            "group",
                            text(Grammar.OWNER),
                            "The user's group: the name of one that packages or the definition make, or a number in quotes.",
                            "\"www-data\"")
                    .otherwise("a group of the user's own name");
    private static final Key OWN_GID =
            Key.of("gid", Types.ID, "The number of the user's own group.", "65532")
                    .otherwise("the same as the user's, where that is free");
    private static final Key GECOS =
            Key.of(
                            "gecos",
                            text(Grammar.GECOS),
                            "The comment field of passwd(5).",
                            "\"Web server\"")
                    .otherwise("empty");
    private static final Key HOME =
            Key.of(
                            "home",
                            text(Grammar.DIRECTORY),
                            "The home directory. It is not made: add a `[[….directory]]`.",
                            "\"/home/nonroot\"")
                    .otherwise("`\"/nonexistent\"` for a system user, else `/home/NAME`");
    private static final Key SHELL =
            Key.of("shell", Types.PATH, "The login shell.", "\"/bin/bash\"")
                    .otherwise("`\"/usr/sbin/nologin\"`");
    private static final Key GROUPS =
            Key.of(
                    "groups",
                    Types.set(text(Grammar.USER)),
                    "Further groups that the user is in.",
                    "[\"video\"]");
    private static final Key SYSTEM_USER =
            Key.of(
                            "system",
                            Types.FLAG,
                            "Whether a number that is not given comes from the system's range, 100 to 999.",
                            "true")
                    .otherwise("`false`");

    private static final Key GROUP_NAME =
            Key.of("name", text(Grammar.USER), "The group's name.", "\"operators\"").needed();
    private static final Key GID =
            Key.of("gid", Types.ID, "The group's number.", "2000").otherwise("the next free one");
    private static final Key MEMBERS =
            Key.of(
                    "members",
                    Types.set(text(Grammar.USER)),
                    "Users that are in it.",
                    "[\"nonroot\"]");
    private static final Key SYSTEM_GROUP =
            Key.of(
                            "system",
                            Types.FLAG,
                            "Whether a number that is not given comes from the system's range, 100 to 999.",
                            "true")
                    .otherwise("`false`");

    static final Section USER =
            new Section(
                    "user",
                    "[[….user]]",
                    "A user to add, with a locked password. One that packages have made already is changed to what is said here.",
                    List.of(
                            USER_NAME,
                            UID,
                            GROUP,
                            OWN_GID,
                            GECOS,
                            HOME,
                            SHELL,
                            GROUPS,
                            SYSTEM_USER));

    static final Section GROUP_SECTION =
            new Section(
                    "group",
                    "[[….group]]",
                    "A group to add, before the users.",
                    List.of(GROUP_NAME, GID, MEMBERS, SYSTEM_GROUP));

    private AccountSections() {}

    static List<Account.User> users(List<Fields> tables, Findings findings) {
        List<Account.User> users = new ArrayList<>();
        for (Fields fields : tables) {
            if (fields.has(GROUP) && fields.has(OWN_GID)) {
                findings.add(
                        Fault.CONTRADICTION,
                        fields.where(OWN_GID),
                        "gid is for a group of the user's own, and group is set",
                        "group is set at " + fields.where(GROUP).place(),
                        "take gid out, and give the number in a [[….group]]");
            }
            fields.text(USER_NAME).ifPresent(name -> users.add(user(name, fields)));
        }
        return users;
    }

    private static Account.User user(String name, Fields fields) {
        boolean system = fields.flag(SYSTEM_USER, false);
        return new Account.User(
                name,
                fields.number(UID),
                fields.text(GROUP),
                fields.number(OWN_GID),
                fields.text(GECOS, ""),
                fields.text(HOME, system ? "/nonexistent" : "/home/" + name),
                fields.text(SHELL, "/usr/sbin/nologin"),
                fields.texts(GROUPS),
                system,
                fields.where());
    }

    static List<Account.Group> groups(List<Fields> tables) {
        List<Account.Group> groups = new ArrayList<>();
        for (Fields fields : tables) {
            fields.text(GROUP_NAME)
                    .ifPresent(name ->
                            groups.add(
                                    new Account.Group(
                                            name,
                                            fields.number(GID),
                                            fields.texts(MEMBERS),
                                            fields.flag(SYSTEM_GROUP, false),
                                            fields.where())));
        }
        return groups;
    }
}
