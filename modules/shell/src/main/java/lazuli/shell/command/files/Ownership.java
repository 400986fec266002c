package lazuli.shell.command.files;

import java.util.OptionalInt;
import lazuli.shell.command.call.Accounts;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Quoting;

/**
 * An owner and a group to set, as {@code chown} has them in its first operand: {@code user:group}, either of them left out.
 *
 * @param uid empty to leave the owner
 * @param gid empty to leave the group
 */
record Ownership(OptionalInt uid, OptionalInt gid) {
    /** Reads {@code user}, {@code user:group}, {@code :group} or {@code user:}; names come from the tree. */
    static Ownership parse(String text, Accounts accounts) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            OptionalInt uid = uid(text, accounts);
            int dot = text.indexOf('.');
            if (uid.isPresent() || text.isEmpty()) {
                return new Ownership(uid, OptionalInt.empty());
            }
            if (dot < 0) {
                throw new Failure(1, "invalid user: " + Quoting.always(text));
            }
            return parse(text, dot, accounts);
        }
        return parse(text, colon, accounts);
    }

    private static Ownership parse(String text, int separator, Accounts accounts) {
        String user = text.substring(0, separator);
        String group = text.substring(separator + 1);
        OptionalInt uid = user.isEmpty() ? OptionalInt.empty() : uid(user, accounts);
        if (uid.isEmpty() && !user.isEmpty()) {
            throw new Failure(1, "invalid user: " + Quoting.always(text));
        }
        if (group.isEmpty() && !user.isEmpty()) {
            int gid =
                    accounts.user(uid.getAsInt())
                            .map(Accounts.User::gid)
                            .orElseThrow(
                                    () -> new Failure(1, "invalid spec: " + Quoting.always(text)));
            return new Ownership(uid, OptionalInt.of(gid));
        }
        OptionalInt gid = group.isEmpty() ? OptionalInt.empty() : gid(group, accounts);
        if (gid.isEmpty() && !group.isEmpty()) {
            throw new Failure(1, "invalid group: " + Quoting.always(text));
        }
        return new Ownership(uid, gid);
    }

    /** The number of a user's name, or the number that is written. */
    static OptionalInt uid(String name, Accounts accounts) {
        return accounts.user(name)
                .map(user -> OptionalInt.of(user.uid()))
                .orElseGet(() -> Accounts.number(name.startsWith("+") ? name.substring(1) : name));
    }

    /** The number of a group's name, or the number that is written. */
    static OptionalInt gid(String name, Accounts accounts) {
        return accounts.group(name)
                .map(group -> OptionalInt.of(group.gid()))
                .orElseGet(() -> Accounts.number(name.startsWith("+") ? name.substring(1) : name));
    }
}
