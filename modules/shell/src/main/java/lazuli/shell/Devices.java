package lazuli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;
import org.jspecify.annotations.Nullable;

/**
 * The device files that programs rely on, there even where the tree has no {@code /dev}: {@code null}, {@code zero}, {@code full}, {@code tty}, {@code stdin},
 * {@code stdout}, {@code stderr}, {@code fd/0} to {@code fd/9}. A command that opens an operand asks here first, and the tree where this answers nothing.
 */
public final class Devices {
    private Devices() {}

    /** What a path means that the tree does not hold. */
    sealed interface Device {}

    /** The data sinks and sources of Linux's major number 1. */
    enum Plain implements Device {
        NULL(1, 3),
        ZERO(1, 5),
        FULL(1, 7),
        RANDOM(1, 8),
        URANDOM(1, 9),
        TTY(5, 0);

        final int major;
        final int minor;

        Plain(int major, int minor) {
            this.major = major;
            this.minor = minor;
        }
    }

    /** A file descriptor of whoever opens it. */
    record Descriptor(int number) implements Device {}

    /** {@return what this absolute path means beyond the tree; null where it is the tree's affair} */
    static @Nullable Device at(TreeEditor tree, String path) {
        boolean nameable = path.contains("dev/") || path.contains("proc/");
        Entry.Inode there = nameable ? tree.lstat(path).orElse(null) : null;
        Device named = nameable && !isTrees(there) ? named(path) : null;
        if (named != null) {
            return named;
        }
        return tree.stat(path).orElse(null) instanceof Entry.Special special
                ? numbered(special)
                : null;
    }

    /** Whether the tree has a file where a device could be. */
    private static boolean isTrees(Entry.@Nullable Inode there) {
        return there instanceof Entry.RegularFile
                || there instanceof Entry.Directory
                || there instanceof Entry.Special;
    }

    private static @Nullable Device numbered(Entry.Special special) {
        if (special.type() == Entry.SpecialType.CHARACTER_DEVICE) {
            for (Plain device : Plain.values()) {
                if (device.major == special.major() && device.minor == special.minor()) {
                    return device;
                }
            }
        }
        return null;
    }

    private static @Nullable Device named(String path) {
        return switch (single(path)) {
            case "/dev/null" -> Plain.NULL;
            case "/dev/zero" -> Plain.ZERO;
            case "/dev/full" -> Plain.FULL;
            case "/dev/random" -> Plain.RANDOM;
            case "/dev/urandom" -> Plain.URANDOM;
            case "/dev/tty" -> Plain.TTY;
            case "/dev/stdin" -> new Descriptor(0);
            case "/dev/stdout" -> new Descriptor(1);
            case "/dev/stderr" -> new Descriptor(2);
            case String other -> {
                String number =
                        other.startsWith("/dev/fd/")
                                ? other.substring("/dev/fd/".length())
                                : other.startsWith("/proc/self/fd/")
                                        ? other.substring("/proc/self/fd/".length())
                                        : "";
                yield number.length() == 1 && Character.isDigit(number.charAt(0))
                        ? new Descriptor(number.charAt(0) - '0')
                        : null;
            }
        };
    }

    private static String single(String path) {
        String single = path;
        while (single.contains("//")) {
            single = single.replace("//", "/");
        }
        return single;
    }

    /**
     * {@return the stream to read this operand from, where it is a device that can be opened; empty where it is for the tree}
     *
     * @throws UnsupportedUseException for random bytes, which would make every image another
     */
    public static Optional<InputStream> open(Invocation invocation, String operand) {
        Device device = at(invocation.tree(), invocation.absolute(operand));
        if (device instanceof Plain plain) {
            return switch (plain) {
                case NULL -> Optional.of(InputStream.nullInputStream());
                case ZERO, FULL -> Optional.of(new Zeros());
                case RANDOM, URANDOM -> throw random(operand);
                case TTY -> Optional.empty();
            };
        }
        return device instanceof Descriptor(var number) && number == 0
                ? Optional.of(invocation.in())
                : Optional.empty();
    }

    /** {@return the stream to write to, where this operand is a device that can be opened; empty where it is for the tree} */
    public static Optional<OutputStream> create(Invocation invocation, String operand) {
        Device device = at(invocation.tree(), invocation.absolute(operand));
        if (device instanceof Plain plain) {
            return switch (plain) {
                case NULL, ZERO, RANDOM, URANDOM -> Optional.of(OutputStream.nullOutputStream());
                case FULL, TTY -> Optional.empty();
            };
        }
        if (device instanceof Descriptor(var number)) {
            return switch (number) {
                case 1 -> Optional.of(invocation.out());
                case 2 -> Optional.of(invocation.err());
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    static UnsupportedUseException random(String path) {
        return new UnsupportedUseException(
                path + ": random bytes would make every build's image another");
    }

    /** What {@code /dev/zero} gives. */
    static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            Arrays.fill(buffer, offset, offset + length, (byte) 0);
            return length;
        }
    }
}
