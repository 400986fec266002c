package lazuli.oci.registry;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** A program {@code docker-credential-NAME} that keeps credentials: a server's name on its standard input, JSON on its standard output. */
final class CredentialHelper {
    private static final int MAX_ANSWER = 1 << 16;
    private static final int TIMEOUT_SECONDS = 60;

    private CredentialHelper() {}

    static Optional<Credentials> ask(String name, String server, Path file) {
        String program = "docker-credential-" + name;
        if (!name.chars()
                .allMatch(c ->
                        c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || "._-".indexOf(c) >= 0)) {
            throw problem(
                    program, file, "a helper's name is letters, digits, \".\", \"_\" and \"-\"");
        }
        try {
            Process process =
                    new ProcessBuilder(program, "get")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(server.getBytes(StandardCharsets.UTF_8));
            }
            String answer =
                    new String(
                            process.getInputStream().readNBytes(MAX_ANSWER),
                            StandardCharsets.UTF_8);
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw problem(program, file, "it does not end");
            }
            if (process.exitValue() != 0) {
                // The helpers' protocol has no other way to say so.
                if (answer.toLowerCase(Locale.ROOT).contains("not found")) {
                    return Optional.empty();
                }
                throw problem(program, file, "it ended with exit status " + process.exitValue());
            }
            return Optional.of(credentials(answer));
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NullPointerException e) {
            throw problem(program, file, "what it says is not JSON with Username and Secret");
        } catch (IOException e) {
            throw problem(program, file, "it can't be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem(program, file, "it was interrupted");
        }
    }

    private static Credentials credentials(String answer) {
        JsonObject json = JsonParser.parseString(answer).getAsJsonObject();
        String username = json.get("Username").getAsString();
        String secret = json.get("Secret").getAsString();
        return username.equals("<token>")
                ? new Credentials.IdentityToken(secret)
                : new Credentials.Password(username, secret);
    }

    private static ProblemException problem(String program, Path file, String why) {
        return new Problem(
                        "registry.credential-helper",
                        Kind.HOST,
                        "a helper for credentials did not give any",
                        program + ", which " + file + " names",
                        why,
                        "try \"echo SERVER | " + program + " get\", or log in without a helper")
                .exception();
    }
}
