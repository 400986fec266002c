package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of {@code docs/reference} that is made of the code. {@code -Dlazuli.rewrite=true} writes it anew. */
final class GeneratedPage {
    private GeneratedPage() {}

    static void isWhatTheCodeSays(String name, String text) {
        Path page = House.root().resolve("docs/reference").resolve(name);
        try {
            if (Boolean.getBoolean("lazuli.rewrite")) {
                Files.writeString(page, text);
            }
            assertThat(page)
                    .as("`mvn verify -Dlazuli.rewrite=true` writes it anew")
                    .content()
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
