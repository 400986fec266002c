package lazuli.configure.debconf;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.deb.DebPackage;

/** Answers questions before packages ask them: a question's owner and type are those of the template that a package brings, as a line of debconf-set-selections(1) would say. */
public final class Preseeding {
    private record Template(String owner, String type) {}

    private final Debconf debconf;
    private final SortedMap<String, Template> templates = new TreeMap<>();

    /** Answers questions of these packages. */
    public Preseeding(Debconf debconf, Collection<DebPackage> packages) {
        this.debconf = debconf;
        for (DebPackage each : packages) {
            ByteSource file = each.controlFiles().get("templates");
            if (file != null) {
                read(each.name(), file);
            }
        }
    }

    /** Several packages may bring one template: the first by name is its owner here, and the others become owners when they ask. */
    private void read(String owner, ByteSource file) {
        String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);
        for (SequencedMap<String, String> fields :
                TemplatesFile.parse(text, owner + " templates")) {
            var template = new Template(owner, fields.getOrDefault("type", "string"));
            templates.merge(
                    fields.getOrDefault("template", ""),
                    template,
                    (a, b) -> a.owner().compareTo(b.owner()) <= 0 ? a : b);
        }
    }

    /**
     * Answers a question.
     *
     * @param owner the owner where no package brings the template
     * @param type the type where no package brings the template
     */
    public void answer(String question, String owner, String type, String value) {
        Template template = templates.getOrDefault(question, new Template(owner, type));
        debconf.select(template.owner(), question, template.type(), value);
    }
}
