package lazuli.configure.alternatives;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** An alternative: a link, the links that follow it, and the files it may lead to. */
final class LinkGroup {
    private final String name;
    private String link;
    private boolean automatic;
    private boolean modified;
    private final SequencedMap<String, Slave> slaves = new LinkedHashMap<>();
    private final List<Choice> choices = new ArrayList<>();

    /**
     * A link that follows the group's.
     *
     * @param updated whether it is new to the group, or was moved
     */
    record Slave(String name, String link, boolean updated) {}

    LinkGroup(String name, String link, boolean automatic) {
        this.name = name;
        this.link = link;
        this.automatic = automatic;
    }

    String name() {
        return name;
    }

    String link() {
        return link;
    }

    void link(String newLink) {
        modified |= !newLink.equals(link);
        link = newLink;
    }

    boolean automatic() {
        return automatic;
    }

    void automatic(boolean now) {
        modified |= now != automatic;
        automatic = now;
    }

    /** {@return the word of the admin file} */
    String status() {
        return automatic ? "auto" : "manual";
    }

    boolean modified() {
        return modified;
    }

    void modified(boolean now) {
        modified = now;
    }

    SequencedMap<String, Slave> slaves() {
        return slaves;
    }

    List<Choice> choices() {
        return choices;
    }

    void put(Slave slave) {
        slaves.put(slave.name(), slave);
    }

    void put(Choice choice) {
        modified = true;
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).path().equals(choice.path())) {
                choices.set(i, choice);
                return;
            }
        }
        choices.add(choice);
    }

    boolean remove(String path) {
        boolean removed = choices.removeIf(choice -> choice.path().equals(path));
        modified |= removed;
        return removed;
    }

    void removeChoices() {
        modified |= !choices.isEmpty();
        choices.clear();
    }

    Optional<Choice> choice(String path) {
        for (Choice choice : choices) {
            if (choice.path().equals(path)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    /** {@return the choice of highest priority; of several, the one that is current, or else the first} */
    Optional<Choice> best(Optional<String> current) {
        Choice best =
                current.flatMap(this::choice).orElse(choices.isEmpty() ? null : choices.getFirst());
        for (Choice choice : choices) {
            if (best == null || choice.priority() > best.priority()) {
                best = choice;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Drops slaves that no choice has, and brings the rest into the order in which they are written. */
    void tidy() {
        slaves.values()
                .removeIf(slave -> choices.stream().noneMatch(choice -> choice.has(slave.name())));
        List<Slave> sorted = new ArrayList<>(slaves.values());
        sorted.sort(Comparator.comparing(Slave::name));
        slaves.clear();
        sorted.forEach(this::put);
        choices.sort(Comparator.comparing(Choice::path));
    }
}
