package lazuli.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The files under the test resources, and what tests say of them. */
final class Fixture {
    static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    private Fixture() {}

    static byte[] bytes(String name) {
        try (var in = Fixture.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static Keyring keyring(String name) {
        return Keyring.of(bytes(name), name);
    }

    static VerifiedText verify(String keyring, byte[] message) {
        return keyring(keyring).verifyClearSigned(message, "InRelease", NOW);
    }

    static Problem problem(ThrowingCallable what) {
        Throwable thrown = Assertions.catchThrowable(what);
        Assertions.assertThat(thrown).isInstanceOf(ProblemException.class);
        return ((ProblemException) thrown).problems().getFirst();
    }
}
