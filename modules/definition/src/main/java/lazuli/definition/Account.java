package lazuli.definition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A user or group that the definition adds to an image. One that exists already is changed to what is said here. */
public sealed interface Account {
    /** {@return its name} */
    String name();

    /** {@return where it stands in the definition} */
    Position where();

    /**
     * A user, as in passwd(5). Its password is locked.
     *
     * @param uid its number; otherwise the next free one
     * @param group its group, by name or number; otherwise a group of the user's own name and, where free, number
     * @param gid the number of the group of its own; otherwise the same as {@code uid}
     * @param gecos the comment field
     * @param home its home directory, which is not made
     * @param shell its login shell
     * @param groups the further groups it is a member of
     * @param system whether its number is taken from the system's range where none is given
     */
    record User(
            String name,
            OptionalInt uid,
            Optional<String> group,
            OptionalInt gid,
            String gecos,
            String home,
            String shell,
            List<String> groups,
            boolean system,
            Position where)
            implements Account {
        public User {
            groups = List.copyOf(groups);
        }
    }

    /**
     * A group, as in group(5).
     *
     * @param gid its number; otherwise the next free one
     * @param members users in it
     * @param system whether its number is taken from the system's range where none is given
     */
    record Group(String name, OptionalInt gid, List<String> members, boolean system, Position where)
            implements Account {
        public Group {
            members = List.copyOf(members);
        }
    }
}
