package lazuli.configure.debconf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lazuli.content.ByteSource;
import org.jspecify.annotations.Nullable;

/** One script's talk with debconf, as in debconf-devel(7): {@code Debconf::ConfModule} with the noninteractive frontend, which marks as seen what it would have asked. */
public final class Dialogue {
    private static final List<String> PRIORITIES = List.of("low", "medium", "high", "critical");
    private static final String ARGUMENTS = "20 Incorrect number of arguments";

    private final DebconfDatabase database;
    private final Function<String, Optional<ByteSource>> files;
    private final String owner;
    private final List<Element> elements = new ArrayList<>();
    private final Set<String> busy = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private boolean escape;
    private boolean stopped;

    /** A question of the block that {@code GO} answers. */
    private record Element(String name, Item question, boolean markSeen) {}

    Dialogue(DebconfDatabase database, Function<String, Optional<ByteSource>> files, String owner) {
        this.database = database;
        this.files = files;
        this.owner = owner;
    }

    /** {@return whether the script has said {@code STOP}} */
    boolean stopped() {
        return stopped;
    }

    /** The script has ended: what it asked has been seen. */
    void finish() {
        for (String name : seen) {
            Item question = database.question(name);
            if (question != null) {
                question.flags().put("seen", "true");
            }
        }
        seen.clear();
    }

    /** {@return the answer to one line of the script, without its newline} */
    public String answer(String line) {
        List<String> words = escape ? QuestionText.unescapedWords(line) : QuestionText.words(line);
        if (words.isEmpty()) {
            return "20 Bad line \"" + line + "\" received from confmodule.";
        }
        String reply =
                command(
                        TemplatesFile.lowerCase(words.getFirst()),
                        words.subList(1, words.size()),
                        line);
        int newline = reply.indexOf('\n');
        return newline < 0 ? reply : reply.substring(0, newline);
    }

    private String command(String command, List<String> words, String line) {
        return switch (command) {
            case "stop" -> {
                stopped = true;
                yield "";
            }
            case "input" -> input(words);
            case "go" -> words.isEmpty() ? go() : ARGUMENTS;
            case "clear" -> words.isEmpty() ? clear() : ARGUMENTS;
            case "version" -> version(words);
            case "capb" -> {
                escape = words.contains("escape");
                yield "0 multiselect escape ";
            }
            case "title", "beginblock", "endblock" -> "0";
            case "settitle" ->
                    words.size() == 1 ? with(words.getFirst(), true, _ -> "0") : ARGUMENTS;
            case "info" ->
                    words.size() > 1
                            ? ARGUMENTS
                            : words.isEmpty() ? "0" : with(words.getFirst(), true, _ -> "0");
            case "get" -> words.size() == 1 ? with(words.getFirst(), false, this::get) : ARGUMENTS;
            case "set" ->
                    words.isEmpty()
                            ? ARGUMENTS
                            : with(words.getFirst(), false, it -> set(it, joined(words, 1)));
            case "reset" ->
                    words.size() == 1 ? with(words.getFirst(), false, this::reset) : ARGUMENTS;
            case "subst" ->
                    words.size() < 2
                            ? ARGUMENTS
                            : with(words.getFirst(), false, it -> subst(it, words));
            case "fget" ->
                    words.size() == 2
                            ? with(words.getFirst(), false, it -> "0 " + flag(it, words.get(1)))
                            : ARGUMENTS;
            case "fset" ->
                    words.size() < 3
                            ? ARGUMENTS
                            : with(words.getFirst(), false, it -> setFlag(it, words));
            case "metaget" ->
                    words.size() == 2
                            ? with(
                                    words.getFirst(),
                                    false,
                                    it -> metaget(words.getFirst(), it, words.get(1)))
                            : ARGUMENTS;
            case "register" -> words.size() == 2 ? register(words.get(0), words.get(1)) : ARGUMENTS;
            case "unregister" ->
                    words.size() == 1
                            ? with(words.getFirst(), false, _ -> unregister(words.getFirst()))
                            : ARGUMENTS;
            case "purge" -> words.isEmpty() ? purge() : ARGUMENTS;
            case "exist" ->
                    words.size() == 1
                            ? "0 " + (database.question(words.getFirst()) != null)
                            : ARGUMENTS;
            case "visible" ->
                    words.size() == 2 ? with(words.get(1), false, _ -> "0 false") : ARGUMENTS;
            case "progress" -> progress(words);
            case "data" ->
                    words.size() < 3
                            ? ARGUMENTS
                            : data(words.get(0), words.get(1), joined(words, 2));
            case "x_loadtemplatefile" -> load(words);
            default ->
                    "20 Unsupported command \"%s\" (full line was \"%s\") received from confmodule."
                            .formatted(command, line);
        };
    }

    private static String joined(List<String> words, int from) {
        return String.join(" ", words.subList(from, words.size()));
    }

    private String with(String name, boolean quoted, Function<Item, String> action) {
        Item question = database.question(name);
        if (question == null) {
            return quoted ? "10 \"" + name + "\" doesn't exist" : "10 " + name + " doesn't exist";
        }
        return action.apply(question);
    }

    private String input(List<String> words) {
        if (words.size() != 2) {
            return ARGUMENTS;
        }
        String name = words.get(1);
        Item question = database.question(name);
        if (question == null) {
            return "10 \"" + name + "\" doesn't exist";
        }
        int priority = PRIORITIES.indexOf(words.get(0));
        if (priority < 0) {
            return "20 \"" + words.get(0) + "\" is not a valid priority";
        }
        String type = database.type(question);
        boolean markSeen =
                type.equals("error")
                        || priority >= PRIORITIES.indexOf(leastPriority())
                                && !flag(question, "seen").equals("true");
        if (isKnownType(type)) {
            busy.add(name);
            if (elements.stream().noneMatch(each -> each.question == question)) {
                elements.add(new Element(name, question, markSeen));
            }
        }
        return "30 question skipped";
    }

    /** debconf's own question says from which priority on questions are asked. */
    private String leastPriority() {
        Item question = database.question("debconf/priority");
        String priority = question == null ? "" : database.value(question).orElse("");
        return PRIORITIES.contains(priority) ? priority : "high";
    }

    private static boolean isKnownType(String type) {
        return switch (TemplatesFile.lowerCase(type)) {
            case "",
                    "boolean",
                    "error",
                    "multiselect",
                    "note",
                    "password",
                    "select",
                    "string",
                    "text" ->
                    true;
            default -> false;
        };
    }

    private String go() {
        for (Element element : elements) {
            element.question.fields().put("value", shown(element.question));
            if (element.markSeen) {
                seen.add(element.name);
            }
        }
        elements.clear();
        busy.clear();
        return "0 ok";
    }

    /** The value that a question has when nobody looks. */
    private String shown(Item question) {
        String value = database.value(question).orElse("");
        return switch (database.type(question)) {
            case "text", "error" -> "";
            case "select" -> {
                List<String> choices = QuestionText.split(choicesInC(question));
                yield choices.contains(value) ? value : choices.isEmpty() ? "" : choices.getFirst();
            }
            default -> value;
        };
    }

    private String choicesInC(Item question) {
        Item template = database.template(question.fields().get("template"));
        if (template == null) {
            return "";
        }
        String choices = template.fields().get("choices-c");
        if (choices == null) {
            choices = template.fields().getOrDefault("choices", "");
        }
        return QuestionText.expand(choices, question.variables());
    }

    private String clear() {
        elements.clear();
        busy.clear();
        return "0";
    }

    private static String version(List<String> words) {
        if (words.size() > 1) {
            return ARGUMENTS;
        }
        if (!words.isEmpty()) {
            int major = 0;
            for (int i = 0;
                    i < words.getFirst().length() && Character.isDigit(words.getFirst().charAt(i));
                    i++) {
                major = Math.min(major * 10 + words.getFirst().charAt(i) - '0', 1000);
            }
            if (major != 2) {
                return "30 Version too %s (%s)"
                        .formatted(major < 2 ? "low" : "high", words.getFirst());
            }
        }
        return "0 2.0";
    }

    private String value(String text) {
        return escape ? "1 " + QuestionText.escape(text) : "0 " + text;
    }

    private String get(Item question) {
        return database.value(question).map(this::value).orElse("0 ");
    }

    private static String set(Item question, String value) {
        question.fields().put("value", value);
        return "0 value set";
    }

    private String reset(Item question) {
        String standard =
                database.templateOf(question)
                        .map(it -> database.templateField(it, "default"))
                        .orElse("");
        question.fields().put("value", standard);
        question.flags().put("seen", "false");
        return "0";
    }

    private static String subst(Item question, List<String> words) {
        question.variables().put(words.get(1), joined(words, 2));
        return "0";
    }

    private static String flag(Item question, String flag) {
        if (flag.equals("isdefault")) {
            return question.flags().getOrDefault("seen", "false").equals("true") ? "false" : "true";
        }
        return question.flags().getOrDefault(flag, "false");
    }

    private String setFlag(Item question, List<String> words) {
        String flag = words.get(1);
        String value = joined(words, 2);
        if (flag.equals("seen")) {
            seen.remove(words.getFirst());
        }
        if (flag.equals("isdefault")) {
            question.flags().put("seen", value.equals("true") ? "false" : "true");
            return "0 " + flag(question, flag);
        }
        question.flags().put(flag, value);
        return "0 " + value;
    }

    private String metaget(String name, Item question, String field) {
        return value(meta(name, question, TemplatesFile.lowerCase(field)));
    }

    private String meta(String name, Item question, String field) {
        Optional<Item> template = database.templateOf(question);
        return switch (field) {
            case "name" -> name;
            case "owners" -> String.join(", ", question.owners());
            case "template" -> question.fields().getOrDefault("template", "");
            case "value" -> database.value(question).orElse("");
            case "description", "extended_description", "choices" ->
                    QuestionText.expand(
                            template.map(it -> database.templateField(it, field)).orElse(""),
                            question.variables());
            default -> {
                String own = question.fields().get(field);
                String text =
                        own != null
                                ? own
                                : template.map(it -> database.templateField(it, field)).orElse("");
                boolean expanded =
                        field.startsWith("description-")
                                || field.startsWith("extended_description-")
                                || field.startsWith("choices-");
                yield expanded ? QuestionText.expand(text, question.variables()) : text;
            }
        };
    }

    private String register(String template, String name) {
        Item like = database.question(template);
        if (like == null) {
            return "10 No such template, \"" + template + "\"";
        }
        Item question = database.addQuestionOwner(name, owner, database.type(like));
        database.setTemplate(name, question, template);
        return "0";
    }

    private String unregister(String name) {
        if (busy.contains(name)) {
            return "10 " + name + " is busy, cannot unregister right now";
        }
        database.removeQuestionOwner(name, owner);
        return "0";
    }

    private String purge() {
        for (String name : database.questionNames()) {
            database.removeQuestionOwner(name, owner);
        }
        return "0";
    }

    private String progress(List<String> words) {
        if (words.isEmpty()) {
            return ARGUMENTS;
        }
        return switch (TemplatesFile.lowerCase(words.getFirst())) {
            case "start" -> words.size() == 4 ? with(words.get(3), false, _ -> "0 OK") : ARGUMENTS;
            case "set", "step" -> words.size() == 2 ? "0 OK" : ARGUMENTS;
            case "info" -> words.size() == 2 ? with(words.get(1), false, _ -> "0 OK") : ARGUMENTS;
            case "stop" -> words.size() == 1 ? "0 OK" : ARGUMENTS;
            default -> "20 Unknown subcommand";
        };
    }

    private String data(String name, String item, String value) {
        String text = value.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
        @Nullable Item template = database.template(name);
        if (template == null) {
            if (!item.equals("type")) {
                return "10 Template data field '" + item + "' received before type field";
            }
            database.addTemplate(name, owner, text);
            return "0";
        }
        if (item.equals("type")) {
            return "10 Template type already set";
        }
        template.fields().put(item, text);
        return "0";
    }

    private String load(List<String> words) {
        if (words.isEmpty() || words.size() > 2) {
            return ARGUMENTS;
        }
        Optional<ByteSource> file = files.apply(words.getFirst());
        if (file.isEmpty()) {
            return "10 failed to open " + words.getFirst() + ": No such file or directory";
        }
        try {
            database.load(file.get(), words.getFirst(), words.size() == 2 ? words.get(1) : owner);
            return "0";
        } catch (DebconfException wrong) {
            return "100 " + QuestionText.escape(String.valueOf(wrong.getMessage()));
        }
    }
}
