package lazuli.configure.capabilities;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import lazuli.content.ByteSource;

/**
 * The capabilities of a file: {@code struct vfs_cap_data} of linux/capability.h, revision 2.
 *
 * @param permitted one bit for each capability
 * @param inheritable one bit for each capability
 * @param effective whether a program has what it is permitted from its start
 */
record FileCapabilities(long permitted, long inheritable, boolean effective) {
    static final String XATTR = "security.capability";
    static final FileCapabilities NONE = new FileCapabilities(0, 0, false);

    private static final int REVISION_2 = 0x02000000;
    private static final int REVISION_MASK = 0xff000000;
    private static final int EFFECTIVE = 1;
    private static final int SIZE = 20;

    /** In the order of their numbers. */
    private static final List<String> NAMES =
            List.of(
                    "chown",
                    "dac_override",
                    "dac_read_search",
                    "fowner",
                    "fsetid",
                    "kill",
                    "setgid",
                    "setuid",
                    "setpcap",
                    "linux_immutable",
                    "net_bind_service",
                    "net_broadcast",
                    "net_admin",
                    "net_raw",
                    "ipc_lock",
                    "ipc_owner",
                    "sys_module",
                    "sys_rawio",
                    "sys_chroot",
                    "sys_ptrace",
                    "sys_pacct",
                    "sys_admin",
                    "sys_boot",
                    "sys_nice",
                    "sys_resource",
                    "sys_time",
                    "sys_tty_config",
                    "mknod",
                    "lease",
                    "audit_write",
                    "audit_control",
                    "setfcap",
                    "mac_override",
                    "mac_admin",
                    "syslog",
                    "wake_alarm",
                    "block_suspend",
                    "audit_read",
                    "perfmon",
                    "bpf",
                    "checkpoint_restore");

    /** {@return what cap_from_text(3) reads: clauses of names, an operator and flags; empty where it is none} */
    static Optional<FileCapabilities> parse(String text) {
        long[] sets = new long[3];
        for (String clause : text.strip().split("\\s+")) {
            int at = 0;
            while (at < clause.length() && "=+-".indexOf(clause.charAt(at)) < 0) {
                at++;
            }
            Optional<Long> names = names(clause.substring(0, at).toLowerCase(Locale.ROOT));
            if (names.isEmpty() || at == clause.length() || !apply(clause, at, names.get(), sets)) {
                return Optional.empty();
            }
        }
        return Optional.of(new FileCapabilities(sets[1], sets[2], sets[0] != 0));
    }

    private static Optional<Long> names(String list) {
        if (list.isEmpty() || list.equals("all")) {
            return Optional.of((1L << NAMES.size()) - 1);
        }
        long bits = 0;
        for (String name : list.split(",")) {
            int number = name.startsWith("cap_") ? NAMES.indexOf(name.substring(4)) : -1;
            if (number < 0) {
                return Optional.empty();
            }
            bits |= 1L << number;
        }
        return Optional.of(bits);
    }

    /** Effective, permitted and inheritable, changed by the operators and flags from {@code from} on. */
    private static boolean apply(String clause, int from, long names, long[] sets) {
        char operator = '=';
        for (int at = from; at < clause.length(); at++) {
            char c = clause.charAt(at);
            int set = "epi".indexOf(c);
            if (set >= 0) {
                sets[set] = operator == '-' ? sets[set] & ~names : sets[set] | names;
            } else if ("=+-".indexOf(c) >= 0) {
                operator = c;
                for (int i = 0; i < sets.length && c == '='; i++) {
                    sets[i] &= ~names;
                }
            } else {
                return false;
            }
        }
        return true;
    }

    /** {@return what this attribute says; none where it is of another revision} */
    static Optional<FileCapabilities> read(ByteSource attribute) {
        ByteBuffer bytes = ByteBuffer.wrap(attribute.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() != SIZE || (bytes.getInt(0) & REVISION_MASK) != REVISION_2) {
            return Optional.empty();
        }
        return Optional.of(
                new FileCapabilities(
                        set(bytes, 4), set(bytes, 8), (bytes.getInt(0) & EFFECTIVE) != 0));
    }

    private static long set(ByteBuffer bytes, int at) {
        return (bytes.getInt(at) & 0xffffffffL) | (long) bytes.getInt(at + 8) << 32;
    }

    /** {@return the attribute's value} */
    ByteSource attribute() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(REVISION_2 | (effective ? EFFECTIVE : 0));
        bytes.putInt((int) permitted).putInt((int) inheritable);
        bytes.putInt((int) (permitted >>> 32)).putInt((int) (inheritable >>> 32));
        return ByteSource.of(bytes.array());
    }

    /** {@return the text that cap_to_text(3) writes, where all capabilities have the same flags} */
    Optional<String> text() {
        long any = permitted | inheritable;
        if (permitted != any && permitted != 0 || inheritable != any && inheritable != 0) {
            return Optional.empty();
        }
        StringJoiner names = new StringJoiner(",");
        List<String> all = new ArrayList<>(NAMES);
        for (int number = 0; number < all.size(); number++) {
            if ((any & 1L << number) != 0) {
                names.add("cap_" + all.get(number));
            }
        }
        return Optional.of(
                names
                        + "="
                        + (effective ? "e" : "")
                        + (inheritable != 0 ? "i" : "")
                        + (permitted != 0 ? "p" : ""));
    }
}
