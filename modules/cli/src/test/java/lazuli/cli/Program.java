package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program as a process of its own, so that users, signals, disks and environments are real. A value: {@code with…} gives another one.
 *
 * @param before a command that starts it: {@code setpriv …}, {@code faketime …}
 * @param jvm options of the JVM
 * @param environment all variables that it gets
 * @param directory where it is started
 */
record Program(
        List<String> before, List<String> jvm, Map<String, String> environment, Path directory) {
    private static final int MINUTES = 10;

    /** The status of a program that a signal ended: 128 and the signal's number. */
    static final int INTERRUPTED = 130;

    static final int KILLED = 137;

    /** What it did. */
    record Outcome(int status, String out, String err) {
        Outcome good() {
            assertThat(status).as(out + err).isZero();
            return tidy();
        }

        /** Says that it failed as it should: with this status and a problem of this code, whose text has all this. */
        Outcome failed(int expected, String code, String... says) {
            assertThat(status).as(out + err).isEqualTo(expected);
            assertThat(err).contains("error[" + code, "  where: ", "  why:   ", "  fix:   ");
            assertThat(err).contains(says);
            return tidy();
        }

        private Outcome tidy() {
            assertThat(err).doesNotContain("\tat ", "Exception in thread", "error[bug.");
            return this;
        }
    }

    /** {@return the program with nothing but a PATH in its environment} */
    static Program java() {
        return new Program(
                List.of(),
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of("PATH", System.getenv("PATH")),
                Path.of("").toAbsolutePath());
    }

    Program before(String... command) {
        return new Program(List.of(command), jvm, environment, directory);
    }

    Program jvm(String... options) {
        return new Program(before, List.of(options), environment, directory);
    }

    Program in(Path other) {
        return new Program(before, jvm, environment, other);
    }

    Program with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Program(before, jvm, more, directory);
    }

    /** Runs one command. */
    Outcome run(String... arguments) {
        try {
            return end(start(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one command. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-cp",
                        classPath(),
                        "lazuli.cli.Main"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits for its end. */
    static Outcome end(Process process) {
        CompletableFuture<String> out = read(process.getInputStream());
        CompletableFuture<String> err = read(process.getErrorStream());
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Outcome(process.waitFor(), out.join(), err.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<String> read(InputStream in) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (in) {
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));
    }

    /** {@return the class path of the program, copied to where every user of this host can read it} The one of the tests may lie in somebody's home. */
    static String classPath() {
        return Readable.CLASS_PATH;
    }

    private static final class Readable {
        static final String CLASS_PATH = copied();

        private static String copied() {
            try {
                Path folder = Files.createTempDirectory("lazuli-class-path");
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
                List<String> copies = new ArrayList<>();
                for (Path element : elements()) {
                    Path copy = folder.resolve(copies.size() + "-" + element.getFileName());
                    copy(element, copy);
                    copies.add(copy.toString());
                }
                return String.join(":", copies);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Surefire has put us on a module path, mostly. */
        private static List<Path> elements() {
            var main = Main.class.getProtectionDomain().getCodeSource().getLocation();
            return Stream.of(
                            Path.of(URI.create(main.toString())).toString(),
                            System.getProperty("jdk.module.path", ""),
                            System.getProperty("java.class.path", ""))
                    .flatMap(path -> Arrays.stream(path.split(":")))
                    .filter(path -> !path.isEmpty())
                    .distinct()
                    .map(Path::of)
                    .filter(Files::exists)
                    .toList();
        }

        private static void copy(Path from, Path to) throws IOException {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path copy =
                            from.equals(file) ? to : to.resolve(from.relativize(file).toString());
                    boolean isFolder = Files.isDirectory(file);
                    Files.copy(file, copy);
                    Files.setPosixFilePermissions(
                            copy,
                            PosixFilePermissions.fromString(isFolder ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }

        private static void remove(Path folder) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException left) {
                // It is in the folder for temporary files.
            }
        }
    }
}
