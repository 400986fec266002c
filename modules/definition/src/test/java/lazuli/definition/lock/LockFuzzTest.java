package lazuli.definition.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import lazuli.referee.Fuzzer;
import org.junit.jupiter.api.Test;

/** Whatever stands in a lock: it is one, and written again it is the same; or it is refused, and the line is told. */
final class LockFuzzTest {
    private static final String[] WORDS = {
        "\n",
        "\r\n",
        "\"",
        "[",
        "]",
        ", ",
        " = ",
        "#",
        "[[package]]\n",
        "[[index]]\n",
        "[[omitted]]\n",
        "name = \"a\"\n",
        "size = 99999999999999999999\n",
        "size = -1\n",
        "images = []\n",
        "../",
        "/",
        "\\",
        "\0",
        "\u001b[2J",
        "\u00ff",
        "version = 2\n",
        "date = 9999-99-99T99:99:99Z\n",
        "0000-00-00T00:00:00Z"
    };

    @Test
    void everyLockIsReadOrRefused() {
        byte[] lock = lock().write().getBytes(StandardCharsets.UTF_8);
        Fuzzer.run(20_000, random -> judge(text(lock, random)));
    }

    private static String text(byte[] lock, Random random) {
        return new String(Fuzzer.mutated(lock, random, WORDS), StandardCharsets.UTF_8);
    }

    private static void judge(String text) {
        Lock read;
        try {
            read = Lock.parse(text, "lazuli.lock");
        } catch (ProblemException e) {
            assertThat(e.problems()).hasSize(1);
            var problem = e.problems().getFirst();
            assertThat(problem.code()).startsWith("lock.");
            assertThat(problem.kind()).isEqualTo(Kind.DATA);
            assertThat(problem.where()).matches("lazuli\\.lock:[1-9][0-9]*");
            assertThat(problem.toString()).doesNotContain("\0", "\u001b", "\r");
            return;
        }
        assertThat(Lock.parse(read.write(), "again")).isEqualTo(read);
    }

    private static Lock lock() {
        Digest digest = Digest.of(new byte[0]);
        Target base = new Target("base", "amd64");
        Target other = new Target("distroless", "arm64");
        return new Lock(
                digest,
                List.of(
                        new LockedIndex("debian", "trixie", 1_790_000_000, digest),
                        new LockedIndex("security", "trixie-security", 1_790_000_001, digest)),
                List.of(
                        new LockedPackage(
                                "bash",
                                "5.2.37-2+b5",
                                "amd64",
                                "debian",
                                "pool/main/b/bash/bash_5.2.37-2+b5_amd64.deb",
                                1_500_000,
                                digest,
                                List.of(base)),
                        new LockedPackage(
                                "tzdata",
                                "2025b-4+deb13u1",
                                "all",
                                "debian",
                                "pool/main/t/tzdata/tzdata_2025b-4+deb13u1_all.deb",
                                260_000,
                                digest,
                                List.of(base, other))),
                List.of(new OmittedPackage("debconf", List.of(other))));
    }
}
