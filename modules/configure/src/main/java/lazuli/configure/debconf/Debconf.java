package lazuli.configure.debconf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import lazuli.content.ByteSource;
import lazuli.shell.Invocation;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** debconf of one tree: the database, and who is talking with it. */
public final class Debconf {
    private final DebconfDatabase database = new DebconfDatabase();
    private final Deque<Dialogue> dialogues = new ArrayDeque<>();
    private boolean used;

    /** Answers a question before any package asks it, as debconf-set-selections(1) does. */
    public void select(String owner, String question, String type, String value) {
        used = true;
        Item template = database.template(bytes(question));
        if (template == null) {
            template = database.addTemplate(bytes(question), bytes(owner), bytes(type));
            template.fields().put("description", "Dummy template");
            template.fields()
                    .put(
                            "extended_description",
                            "This is a fake template used to pre-seed the debconf database."
                                    + " If you are seeing this, something is probably wrong.");
        }
        template.fields().put("type", bytes(type));
        Item item = database.addQuestionOwner(bytes(question), bytes(owner), bytes(type));
        item.fields().put("value", bytes(value));
        item.flags().put("seen", "true");
    }

    /** Sets a flag of a question, if there is such a question. */
    boolean flag(String question, String flag, String value) {
        Item item = database.question(bytes(question));
        if (item != null) {
            item.flags().put(bytes(flag), bytes(value));
        }
        return item != null;
    }

    private static String bytes(String text) {
        return new String(Names.encode(text), StandardCharsets.ISO_8859_1);
    }

    /** {@return the dialogue of the script that runs now, if one does} */
    public Optional<Dialogue> current() {
        return Optional.ofNullable(dialogues.peek());
    }

    /** Takes up the templates of a package. */
    public void load(ByteSource templates, String where, String owner) {
        used = true;
        database.load(templates, where, bytes(owner));
    }

    /** {@return a dialogue for a script of this package} */
    Dialogue dialogue(TreeEditor tree, String owner) {
        used = true;
        return new Dialogue(
                database,
                path ->
                        tree.stat(path).orElse(null) instanceof Entry.RegularFile file
                                ? Optional.of(file.content())
                                : Optional.empty(),
                bytes(owner));
    }

    /** Runs a script that talks with debconf over its standard input and output. {@return its exit status} */
    public int run(Invocation invocation, List<String> command, String owner) {
        Dialogue dialogue = dialogue(invocation.tree(), owner);
        var conversation = new Conversation(dialogue);
        SortedMap<String, String> environment = new TreeMap<>(invocation.environment());
        environment.put("DEBIAN_HAS_FRONTEND", "1");
        dialogues.push(dialogue);
        try {
            return invocation.start(
                    command, environment, conversation.answers(), conversation.commands());
        } finally {
            dialogues.pop();
            dialogue.finish();
        }
    }

    /** Runs a program that talks with debconf by itself, where no script does: what it asks belongs to no package. {@return its exit status} */
    public int converse(TreeEditor tree, IntSupplier program) {
        Dialogue dialogue = dialogue(tree, "");
        dialogues.push(dialogue);
        try {
            return program.getAsInt();
        } finally {
            dialogues.pop();
            dialogue.finish();
        }
    }

    /** Writes the database, if debconf was ever used. */
    public void writeTo(TreeEditor tree) {
        if (used) {
            database.writeTo(tree);
        }
    }

    /** {@return every question's value, for who wants to look} */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (String name : database.questionNames()) {
            Item item = database.question(name);
            if (item != null) {
                values.put(name, database.value(item).orElse(""));
            }
        }
        return values;
    }
}
