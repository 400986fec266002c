package lazuli.configure.units;

import java.util.Optional;
import java.util.OptionalInt;
import lazuli.configure.accounts.Accounts;
import lazuli.tree.TreeEditor;

/**
 * The owner that a line of tmpfiles.d(5) gives, by number.
 *
 * @param uid empty where the line names no user
 * @param newUid whether the user is only for what the line makes itself
 */
record TmpfilesOwner(OptionalInt uid, boolean newUid, OptionalInt gid, boolean newGid) {
    /** That of a line that gives none. */
    static final TmpfilesOwner NONE =
            new TmpfilesOwner(OptionalInt.empty(), false, OptionalInt.empty(), false);

    private static final long NOBODY_16 = 0xffff;

    /** {@return the owner; empty where the line names somebody whom the tree does not know} */
    static Optional<TmpfilesOwner> of(TreeEditor tree, TmpfilesLine line) {
        var accounts = Accounts.of(tree);
        String user = name(line.user());
        String group = name(line.group());
        OptionalInt uid = number(user).isPresent() ? number(user) : accounts.uid(user);
        OptionalInt gid = number(group).isPresent() ? number(group) : accounts.gid(group);
        return uid.isEmpty() && !user.isEmpty() || gid.isEmpty() && !group.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TmpfilesOwner(
                                uid,
                                line.user().startsWith(":"),
                                gid,
                                line.group().startsWith(":")));
    }

    private static String name(String word) {
        return word.startsWith(":") ? word.substring(1) : word;
    }

    private static OptionalInt number(String text) {
        return text.matches("[0-9]{1,9}") && Long.parseLong(text) != NOBODY_16
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }
}
