package lazuli.referee;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program that somebody else wrote, run on bytes that we wrote. */
public final class Referee {
    private static final List<String> BINARIES = List.of("usr/bin", "usr/sbin", "bin", "sbin");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final List<String> command;
    private final Duration patience;

    private Referee(List<String> command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    /** What a program did: its exit status, and what it wrote. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Verdict(int status, byte[] output, String errors) {
        /** {@return standard output as UTF-8 text} */
        public String text() {
            return new String(output, StandardCharsets.UTF_8);
        }

        /** {@return this verdict} Fails the test where the program said no. */
        public Verdict good() {
            Assertions.assertEquals(0, status, () -> "the referee says no:\n" + text() + errors);
            return this;
        }
    }

    /** {@return the program of this name} Skips the test where it is missing, or fails it where {@code CI=true}. */
    public static Referee of(String program) {
        return ofTree(program)
                .or(() ->
                        onPath(program)
                                .map(path -> new Referee(List.of(path.toString()), PATIENCE)))
                .orElseGet(() -> missing(program, " nor on the PATH"));
    }

    /**
     * {@return Debian 13's program of this name} For programs of which others have other versions, whose answers would be wrong here. Skips the test where it is missing, or
     * fails it where {@code CI=true}.
     */
    public static Referee ofTrixie(String program) {
        return ofTree(program).orElseGet(() -> missing(program, ""));
    }

    private static Referee missing(String program, String elsewhere) {
        String message =
                "no referee: %s is not in .referees/trixie (.ci/referees makes it)%s"
                        .formatted(program, elsewhere);
        Assertions.assertFalse("true".equals(System.getenv("CI")), message);
        return Assumptions.abort(message);
    }

    /** {@return the Debian 13 tree that holds the referees} Skips the test where it is missing, or fails it where {@code CI=true}. */
    public static Path trixie() {
        Optional<Path> root = trixieRoot();
        if (root.isEmpty()) {
            Assertions.assertFalse(
                    "true".equals(System.getenv("CI")), "no .referees/trixie: run .ci/referees");
            Assumptions.abort("no .referees/trixie: run .ci/referees");
        }
        return root.orElseThrow();
    }

    /** {@return the words that start the program, for scripts that start it themselves} */
    public List<String> command() {
        return command;
    }

    /** {@return the same program, with another limit than ten minutes to its time} */
    public Referee within(Duration time) {
        return new Referee(command, time);
    }

    /** Runs the program with these arguments, in this directory. */
    public Verdict run(Path directory, String... arguments) {
        return run(directory, Map.of(), new byte[0], arguments);
    }

    /** Runs the program with these arguments, in this directory, with more environment and with standard input. */
    public Verdict run(
            Path directory, Map<String, String> environment, byte[] input, String... arguments) {
        List<String> line = new ArrayList<>(command);
        line.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(directory.toAbsolutePath().toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            CompletableFuture<byte[]> output =
                    CompletableFuture.supplyAsync(
                            () -> drain(process.getInputStream()), Referee::startThread);
            CompletableFuture<byte[]> errors =
                    CompletableFuture.supplyAsync(
                            () -> drain(process.getErrorStream()), Referee::startThread);
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            } catch (IOException closedEarly) {
                // The program did not want its input: what it says of it is in its status.
            }
            if (!process.waitFor(patience)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                Assertions.fail(
                        "the referee did not end within "
                                + patience.toMinutes()
                                + " minutes: "
                                + line);
            }
            return new Verdict(
                    process.exitValue(),
                    output.join(),
                    new String(errors.join(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + line, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + line + " ran", e);
        }
    }

    private static Optional<Referee> ofTree(String program) {
        return trixieRoot()
                .flatMap(root ->
                        in(root, program).map(path -> new Referee(loaded(root, path), PATIENCE)));
    }

    /** A program of the Debian 13 tree runs with that tree's loader and libraries, on the host's files. */
    private static List<String> loaded(Path root, Path program) {
        if (!isElf(program)) {
            return List.of(program.toString());
        }
        String libraries =
                String.join(
                        ":",
                        root.resolve("usr/lib/x86_64-linux-gnu").toString(),
                        root.resolve("usr/lib/x86_64-linux-gnu/systemd").toString(),
                        root.resolve("usr/lib").toString());
        return List.of(
                root.resolve("usr/lib64/ld-linux-x86-64.so.2").toString(),
                "--library-path",
                libraries,
                program.toString());
    }

    private static boolean isElf(Path program) {
        try (var in = Files.newInputStream(program)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> in(Path root, String program) {
        return BINARIES.stream()
                .map(directory -> root.resolve(directory).resolve(program))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> trixieRoot() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path root = at.resolve(".referees/trixie");
            if (Files.isDirectory(root.resolve("usr/bin"))) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    /** Not the common pool: on two processors it has one thread, and a program may wait for either of its pipes. */
    private static void startThread(Runnable task) {
        Thread.ofPlatform().daemon().start(task);
    }

    private static byte[] drain(java.io.InputStream in) {
        var out = new ByteArrayOutputStream();
        try (in) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
