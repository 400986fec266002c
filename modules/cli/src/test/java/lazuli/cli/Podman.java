package lazuli.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's podman and crun, run in the tree of referees in namespaces of their own: they see that tree, this host's network and devices, and one folder of the test.
 *
 * @param folder what they see as {@link #FOLDER}; podman keeps its storage there
 */
record Podman(Path folder) {
    static final String FOLDER = "/mnt/test";

    /** $0: the tree; $1: the folder. The unified hierarchy of cgroups, since crun refuses hosts that mix both. */
    private static final String ENTER =
            """
            set -e
            mount --bind "$0" "$0"
            cd "$0"
            mount -t proc proc proc
            mount -t sysfs sysfs sys
            mount -t cgroup2 cgroup2 sys/fs/cgroup
            mount --rbind /dev dev
            mount -t tmpfs tmpfs run
            mount -t tmpfs tmpfs var/tmp
            mount -t tmpfs tmpfs mnt
            mkdir mnt/test
            mount --bind "$1" mnt/test
            shift
            exec chroot . "$@"
            """;

    /** {@return what this command does there} */
    Referee.Verdict run(String... command) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--mount",
                                "--pid",
                                "--fork",
                                "sh",
                                "-c",
                                ENTER,
                                Referee.trixie().toAbsolutePath().toString(),
                                folder.toString()));
        arguments.addAll(Arrays.asList(command));
        return Referee.of("unshare").run(folder, arguments.toArray(String[]::new));
    }

    /** {@return what {@code podman run} does with these arguments} */
    Referee.Verdict podman(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "env",
                                "PODMAN_IGNORE_CGROUPSV1_WARNING=1",
                                "podman",
                                "--root=" + FOLDER + "/podman/root",
                                "--runroot=/run/podman",
                                "--tmpdir=/run/podman/tmp",
                                "--storage-driver=vfs",
                                "--runtime=crun",
                                "--cgroup-manager=cgroupfs",
                                "--events-backend=none",
                                "run",
                                "--rm",
                                "--quiet",
                                "--network=host",
                                "--cgroups=disabled"));
        command.addAll(Arrays.asList(arguments));
        return run(command.toArray(String[]::new));
    }

    /** Skips the test where namespaces can't be made. */
    static void need() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "podman needs root");
        Referee.of("podman");
        Assumptions.assumeTrue(
                Referee.of("unshare")
                                .run(Path.of(""), "--mount", "--pid", "--fork", "true")
                                .status()
                        == 0,
                "no namespaces here");
    }
}
