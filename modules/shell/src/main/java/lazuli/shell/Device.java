package lazuli.shell;

import java.util.Optional;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Origin;
import lazuli.tree.Origins;
import lazuli.tree.TreeEditor;

/**
 * The device files that programs rely on, there even where the tree has no {@code /dev}. A command that opens an operand asks here first, and the tree where
 * this answers nothing.
 */
public sealed interface Device {
    /** How many symbolic links Linux follows. */
    int MAX_LINKS = 40;

    /** Data sinks and sources. */
    enum Plain implements Device {
        NULL(1, 3),
        ZERO(1, 5),
        FULL(1, 7),
        RANDOM(1, 8),
        URANDOM(1, 9),
        TTY(5, 0);

        private final int major;
        private final int minor;

        Plain(int major, int minor) {
            this.major = major;
            this.minor = minor;
        }

        @Override
        public Entry.Inode entry() {
            return character(major, minor);
        }
    }

    /** A file descriptor of whoever opens it. */
    record Descriptor(int number) implements Device {
        /** What the second terminal of a system is. */
        private static final int TERMINALS = 136;

        @Override
        public Entry.Inode entry() {
            return character(TERMINALS, number);
        }
    }

    /** {@return what a kernel would show at its path} */
    Entry.Inode entry();

    private static Entry.Inode character(int major, int minor) {
        return new Entry.Special(
                new Metadata(0666, 0, 0, 0),
                Entry.SpecialType.CHARACTER_DEVICE,
                major,
                minor,
                Origins.all(new Origin.FromLazuli("a device that every kernel provides")));
    }

    /** {@return the device at this absolute path, symbolic links followed; empty where it is the tree's affair} */
    static Optional<Device> at(TreeEditor tree, String path) {
        return at(tree, path, MAX_LINKS);
    }

    private static Optional<Device> at(TreeEditor tree, String path, int links) {
        Entry.Inode there = tree.lstat(path).orElse(null);
        if (there instanceof Entry.Special special) {
            return numbered(special);
        }
        Optional<Device> named =
                there == null || there instanceof Entry.Symlink ? named(path) : Optional.empty();
        // A link may lead to where a device is that the tree has not.
        return named.isEmpty() && links > 0 && there instanceof Entry.Symlink link
                ? at(tree, absolute(path, link.target()), links - 1)
                : named;
    }

    private static String absolute(String link, String target) {
        return target.startsWith("/")
                ? target
                : link.substring(0, link.lastIndexOf('/') + 1) + target;
    }

    private static Optional<Device> numbered(Entry.Special special) {
        if (special.type() == Entry.SpecialType.CHARACTER_DEVICE) {
            for (Plain device : Plain.values()) {
                if (device.major == special.major() && device.minor == special.minor()) {
                    return Optional.of(device);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Device> named(String path) {
        if (!path.contains("dev/") && !path.contains("proc/")) {
            return Optional.empty();
        }
        String single = path.replaceAll("/+", "/");
        return Optional.ofNullable(
                switch (single) {
                    case "/dev/null" -> Plain.NULL;
                    case "/dev/zero" -> Plain.ZERO;
                    case "/dev/full" -> Plain.FULL;
                    case "/dev/random" -> Plain.RANDOM;
                    case "/dev/urandom" -> Plain.URANDOM;
                    case "/dev/tty" -> Plain.TTY;
                    case "/dev/stdin" -> new Descriptor(0);
                    case "/dev/stdout" -> new Descriptor(1);
                    case "/dev/stderr" -> new Descriptor(2);
                    default ->
                            single.matches("/(dev|proc/self)/fd/[0-9]")
                                    ? new Descriptor(single.charAt(single.length() - 1) - '0')
                                    : null;
                });
    }
}
