package lazuli.definition.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What is made of the declarations, as it is committed. {@code -Dlazuli.rewrite=true} writes it anew:
 * {@code mvn test -pl modules/definition -am -Dtest=DocumentsTest -Dsurefire.failIfNoSpecifiedTests=false -Dlazuli.rewrite=true}.
 */
final class DocumentsTest {
    private static final Path DOCS = Path.of("../../docs/reference");

    @Test
    void theReferenceIsWhatTheDeclarationsSay() throws IOException {
        golden(DOCS.resolve("definition.md"), DefinitionDocuments.reference());
    }

    @Test
    void theSchemaIsWhatTheDeclarationsSay() throws IOException {
        golden(DOCS.resolve("definition.schema.json"), DefinitionDocuments.jsonSchema());
    }

    @Test
    void theSchemaNamesEverySettingOfAnImage() {
        JsonObject schema =
                JsonParser.parseString(DefinitionDocuments.jsonSchema()).getAsJsonObject();
        JsonObject image = schema.getAsJsonObject("definitions").getAsJsonObject("image");
        assertThat(image.getAsJsonObject("properties").keySet())
                .containsExactlyElementsOf(
                        ImageSection.SECTION.keys().stream().map(key -> key.name()).toList());
        assertThat(image.get("additionalProperties").getAsBoolean()).isFalse();
    }

    private static void golden(Path file, String text) throws IOException {
        if (Boolean.getBoolean("lazuli.rewrite")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }
}
