package lazuli.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lazuli.content.Digest;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Assumptions;

/** Another JVM that works on a store, so that locks, kills and file systems are real. */
public final class OtherProcess {
    private OtherProcess() {}

    /** What it wrote, both ways, and its status. */
    public record Result(int status, String output) {}

    /** Starts {@link #main} with these arguments. */
    public static Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    private static Process start(List<String> before, String... arguments) throws IOException {
        return start(before, OtherProcess.class, arguments);
    }

    /** Starts a test's program in another JVM. */
    public static Process start(List<String> before, Class<?> program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(classPath());
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Surefire may have put us on a module path. */
    private static String classPath() {
        List<String> paths = new ArrayList<>();
        for (String property : List.of("jdk.module.path", "java.class.path")) {
            String value = System.getProperty(property);
            if (value != null && !value.isEmpty()) {
                paths.add(value);
            }
        }
        for (Class<?> type : List.of(Store.class, OtherProcess.class)) {
            paths.add(
                    Path.of(
                                    java.net.URI.create(
                                            type.getProtectionDomain()
                                                    .getCodeSource()
                                                    .getLocation()
                                                    .toString()))
                            .toString());
        }
        return String.join(":", paths);
    }

    static Result runReadOnly(Path mounted, String... arguments) throws Exception {
        return inNamespace(
                "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && shift && exec \"$@\"",
                mounted,
                arguments);
    }

    static Result runOnSmallDisk(Path mounted, String... arguments) throws Exception {
        return inNamespace(
                "mount -t tmpfs -o size=1m,mode=700 tmpfs \"$1\" && shift && exec \"$@\"",
                mounted,
                arguments);
    }

    private static Result inNamespace(String script, Path mounted, String... arguments)
            throws Exception {
        Result can = finish(new ProcessBuilder("unshare", "-m", "true").start());
        Assumptions.assumeTrue(can.status() == 0, "no mount namespaces here");
        return finish(
                start(
                        List.of("unshare", "-m", "sh", "-c", script, "sh", mounted.toString()),
                        arguments));
    }

    static Result finish(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    /** What the other process does: its name, the store, and what it is about. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[1]);
        try (Store store = Store.open(root)) {
            switch (arguments[0]) {
                case "read" -> {
                    System.out.println("has " + store.has(new Digest(arguments[2]), 7));
                    System.out.println("sealed " + store.sealed(Shelf.INDEXES, "x").isPresent());
                    store.seal(Shelf.INDEXES, "y", out -> out.write(1));
                }
                case "fill" -> {
                    try {
                        store.seal(
                                Shelf.INDEXES,
                                "y",
                                out -> {
                                    while (true) {
                                        out.write(new byte[100_000]);
                                    }
                                });
                    } finally {
                        try (var left = Files.list(root.resolve("tmp"))) {
                            System.out.println("left over: " + left.count());
                        }
                    }
                }
                case "hold" -> {
                    System.out.println("holding");
                    System.in.read();
                }
                case "lock" -> {
                    System.out.println("locking");
                    try (StoreLock _ = store.lock("name")) {
                        System.out.println("locked");
                        System.in.read();
                    }
                    System.out.println("unlocked");
                }
                case "write" -> {
                    System.out.println("writing");
                    for (int i = 0; ; i++) {
                        byte[] bytes = new byte[50_000];
                        bytes[0] = (byte) i;
                        store.seal(Shelf.INDEXES, "y" + i % 3, out -> out.write(bytes));
                    }
                }
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (ProblemException e) {
            System.out.println(e.problems().getFirst());
        }
    }
}
