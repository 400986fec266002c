package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Surefire has put us on a module path, mostly. */
    static String classPath() {
        String main =
                Path.of(
                                java.net.URI.create(
                                        Main.class
                                                .getProtectionDomain()
                                                .getCodeSource()
                                                .getLocation()
                                                .toString()))
                        .toString();
        return String.join(
                ":",
                Stream.of(
                                main,
                                System.getProperty("jdk.module.path", ""),
                                System.getProperty("java.class.path", ""))
                        .filter(path -> !path.isEmpty())
                        .toList());
    }
}
