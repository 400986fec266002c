package lazuli.configure.debconf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.tree.TreeEditor;
import org.jspecify.annotations.Nullable;

/** Templates, and the questions made of them: {@code Debconf::Template} and {@code Debconf::Question} over {@code /var/cache/debconf}. */
final class DebconfDatabase {
    private static final String DIRECTORY = "/var/cache/debconf/";
    private static final String PASSWORD = "password";

    private final SortedMap<String, Item> templates = new TreeMap<>();
    private final SortedMap<String, Item> questions = new TreeMap<>();
    private final SortedMap<String, Item> passwords = new TreeMap<>();

    /** {@return the question's item, or null where there is no such question} */
    @Nullable Item question(String name) {
        Item item = questions.get(name);
        return item != null ? item : passwords.get(name);
    }

    /** {@return the template's item, or null} */
    @Nullable Item template(@Nullable String name) {
        return name == null ? null : templates.get(name);
    }

    /** {@return the names of all questions} */
    List<String> questionNames() {
        List<String> names = new ArrayList<>(questions.keySet());
        names.addAll(passwords.keySet());
        return names;
    }

    private Item addOwner(SortedMap<String, Item> items, String name, String owner) {
        Item item = items.computeIfAbsent(name, _ -> new Item());
        item.owners().add(owner);
        return item;
    }

    /** {@return the question, with one more owner; made new where it is missing} */
    Item addQuestionOwner(String name, String owner, String type) {
        Item known = question(name);
        if (known != null) {
            known.owners().add(owner);
            return known;
        }
        Item made = addOwner(type.equalsIgnoreCase(PASSWORD) ? passwords : questions, name, owner);
        made.flags().put("seen", "false");
        return made;
    }

    /** Says of which template a question is. */
    void setTemplate(String question, Item item, String template) {
        String old = item.fields().get("template");
        if (template.equals(old)) {
            return;
        }
        if (old != null && !old.isEmpty()) {
            removeTemplateOwner(old, question);
        }
        item.fields().put("template", template);
        addOwner(templates, template, question);
    }

    private void removeTemplateOwner(String template, String question) {
        Item item = templates.get(template);
        if (item != null && item.owners().remove(question) && item.owners().isEmpty()) {
            templates.remove(template);
        }
    }

    /** Takes an owner from a question; the last one takes the question along. */
    void removeQuestionOwner(String name, String owner) {
        Item item = question(name);
        if (item == null) {
            return;
        }
        item.owners().remove(owner);
        if (item.owners().isEmpty()) {
            questions.remove(name);
            passwords.remove(name);
            String template = item.fields().get("template");
            if (template != null && !template.isEmpty()) {
                removeTemplateOwner(template, name);
            }
        }
    }

    /** {@return the template of this name, made or owned by {@code owner}, and its question} */
    Item addTemplate(String name, String owner, String type) {
        Item question = addQuestionOwner(name, owner, type);
        if (!question.fields().containsKey("template")) {
            setTemplate(name, question, name);
        }
        Item template = templates.get(name);
        if (template == null || template.owners().isEmpty()) {
            template = addOwner(templates, name, name);
            template.fields().put("type", type);
        }
        for (String other : List.copyOf(template.owners())) {
            if (question(other) == null) {
                setTemplate(other, addQuestionOwner(other, owner, type), name);
            }
        }
        return template;
    }

    /**
     * Takes up the templates of a file.
     *
     * @throws DebconfException where it can't be read
     */
    void load(ByteSource file, String where, String owner) {
        String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);
        for (SequencedMap<String, String> fields : TemplatesFile.parse(text, where)) {
            String name = fields.getOrDefault("template", "");
            String type = fields.get("type");
            if (type == null || type.isEmpty()) {
                throw new DebconfException("no template type specified");
            }
            Item template = addTemplate(name, owner, type);
            template.fields().clear();
            fields.remove("template");
            template.fields().putAll(fields);
        }
    }

    /** {@return a field of a template in the only language there is, English} */
    String templateField(Item template, String field) {
        String english = template.fields().get(field + "-en");
        if (english != null) {
            return english;
        }
        String plain = template.fields().get(field);
        if (plain != null) {
            return plain;
        }
        int hyphen = field.indexOf('-');
        String base = hyphen < 0 ? null : template.fields().get(field.substring(0, hyphen));
        return base == null ? "" : base;
    }

    /** {@return the template of a question} */
    Optional<Item> templateOf(Item question) {
        return Optional.ofNullable(template(question.fields().get("template")));
    }

    /** {@return the question's value, its template's default where it has none} */
    Optional<String> value(Item question) {
        String value = question.fields().get("value");
        return value != null
                ? Optional.of(value)
                : templateOf(question).map(template -> templateField(template, "default"));
    }

    /** {@return the question's type} */
    String type(Item question) {
        return templateOf(question).map(template -> templateField(template, "type")).orElse("");
    }

    /** Writes the three files. */
    void writeTo(TreeEditor tree) {
        tree.mkdirs(DIRECTORY, 0755);
        write(tree, "config.dat", questions, 0644);
        write(tree, "passwords.dat", passwords, 0600);
        write(tree, "templates.dat", templates, 0644);
    }

    private static void write(
            TreeEditor tree, String file, SortedMap<String, Item> items, int mode) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Item> each : items.entrySet()) {
            each.getValue().writeTo(text, each.getKey());
        }
        tree.removeAll(DIRECTORY + file);
        tree.write(
                DIRECTORY + file,
                ByteSource.of(text.toString().getBytes(StandardCharsets.ISO_8859_1)),
                mode);
    }
}
