package lazuli.definition.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.definition.Definition;
import lazuli.definition.Overlay;
import org.junit.jupiter.api.Test;

final class StarterProjectTest {
    @Test
    void loads() {
        Map<String, ByteSource> files = StarterProject.files("my-web", ByteSource.of("keys"));
        Definition definition =
                DefinitionLoader.load(
                        StarterProject.DEFINITION, name -> Optional.ofNullable(files.get(name)));
        assertThat(definition.images().keySet()).containsExactly("my-web");
        assertThat(definition.repositories().keySet()).containsExactly("debian", "debian-security");
        assertThat(definition.images().get("my-web").selection().overlays("amd64"))
                .extracting(Overlay::path)
                .extracting(Object::toString)
                .containsExactly("/etc/motd");
    }

    @Test
    void refusesNamesThatNoImageCanHave() {
        for (String name : new String[] {"", "My", "a_b", "-a", "a\"b", "a/b", "a".repeat(65)}) {
            assertThatThrownBy(() -> StarterProject.files(name, ByteSource.empty()))
                    .hasMessageContaining("kebab-case");
        }
    }
}
