package lazuli.shell.command.call;

import java.util.Optional;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Origin;
import lazuli.tree.Origins;

/** Files that every kernel provides, whether the tree has an entry for them or not. */
public enum Device {
    NULL(1, 3),
    ZERO(1, 5),
    RANDOM(1, 9),
    STDIN(136, 0),
    STDOUT(136, 1),
    STDERR(136, 2);

    private final int major;
    private final int minor;

    Device(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    /** {@return what a kernel would show at its path} */
    Entry.Inode entry() {
        return new Entry.Special(
                new Metadata(0666, 0, 0, 0),
                Entry.SpecialType.CHARACTER_DEVICE,
                major,
                minor,
                Origins.all(new Origin.FromLazuli("a device that every kernel provides")));
    }

    /** {@return the device at this absolute path} */
    public static Optional<Device> at(String path) {
        if (!path.startsWith("/dev/") && !path.startsWith("/proc/self/fd/")) {
            return Optional.empty();
        }
        return switch (path) {
            case "/dev/null" -> Optional.of(NULL);
            case "/dev/zero" -> Optional.of(ZERO);
            case "/dev/random", "/dev/urandom" -> Optional.of(RANDOM);
            case "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0" -> Optional.of(STDIN);
            case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1" -> Optional.of(STDOUT);
            case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2" -> Optional.of(STDERR);
            default -> Optional.empty();
        };
    }
}
