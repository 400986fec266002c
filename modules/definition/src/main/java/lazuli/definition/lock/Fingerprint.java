package lazuli.definition.lock;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lazuli.content.Digest;
import lazuli.definition.Definition;
import lazuli.definition.Image;
import lazuli.definition.Located;
import lazuli.definition.Pin;
import lazuli.definition.Repository;
import lazuli.definition.Selection;

/**
 * What of a definition decides which packages are chosen: repositories, pins, and what images ask for. Files, users, what containers run, comments and the place
 * of anything do not.
 */
final class Fingerprint {
    private final StringBuilder text = new StringBuilder("lazuli 1\n");

    private Fingerprint() {}

    static Digest of(Definition definition) {
        var fingerprint = new Fingerprint();
        definition.repositories().values().forEach(fingerprint::repository);
        definition.pins().forEach(fingerprint::pin);
        definition.images().values().forEach(fingerprint::image);
        return Digest.of(fingerprint.text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void repository(Repository repository) {
        say("repository", repository.name());
        say("format", repository.format().name());
        all("suite", repository.suites());
        all("component", repository.components());
        repository.architectures().forEach(value -> say("architecture", value));
        repository.source().ifPresent(source -> say("source", source.toString()));
        say("priority", Integer.toString(repository.priority()));
    }

    private void pin(Pin pin) {
        say("pin", pin.packages());
        pin.constraints().forEach(constraint -> say("version", constraint.toString()));
        pin.repository().ifPresent(value -> say("from", value));
        pin.priority().ifPresent(value -> say("priority", Integer.toString(value)));
    }

    private void image(Image image) {
        Selection selection = image.selection();
        say("image", image.name());
        image.architectures().forEach(value -> say("architecture", value));
        say("essential", Boolean.toString(image.essential()));
        selection.packages().forEach(request -> say("package", request.toString()));
        all("exclude", selection.exclude());
        all("omit", selection.omit());
        say("recommends", Boolean.toString(selection.recommends().all()));
        all("recommends-of", selection.recommends().of());
    }

    private void all(String key, List<Located<String>> values) {
        values.forEach(value -> say(key, value.value()));
    }

    /** No value has a line end in it: the definition's grammars see to that. */
    private void say(String key, String value) {
        text.append(key).append(' ').append(value).append('\n');
    }
}
