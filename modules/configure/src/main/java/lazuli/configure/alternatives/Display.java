package lazuli.configure.alternatives;

import java.util.Optional;
import java.util.function.Consumer;

/** What {@code --display} and {@code --query} print of a link group. */
final class Display {
    private final Links links;
    private final Consumer<String> out;

    Display(Links links, Consumer<String> out) {
        this.links = links;
        this.out = out;
    }

    /** For people. */
    void user(LinkGroup group) {
        Optional<String> current = links.current(group.name());
        out.accept(group.name() + " - " + group.status() + " mode");
        out.accept(
                group.best(current)
                        .map(best -> "  link best version is " + best.path())
                        .orElse("  link best version not available"));
        out.accept(
                current.map(it -> "  link currently points to " + it)
                        .orElse("  link currently absent"));
        out.accept("  link " + group.name() + " is " + group.link());
        group.slaves()
                .values()
                .forEach(slave -> out.accept("  slave " + slave.name() + " is " + slave.link()));
        for (Choice choice : group.choices()) {
            out.accept(choice.path() + " - priority " + choice.priority());
            for (String slave : group.slaves().keySet()) {
                if (choice.has(slave)) {
                    out.accept("  slave " + slave + ": " + choice.slaves().get(slave));
                }
            }
        }
    }

    /** For programs. */
    void query(LinkGroup group) {
        Optional<String> current = links.current(group.name());
        out.accept("Name: " + group.name());
        out.accept("Link: " + group.link());
        if (!group.slaves().isEmpty()) {
            out.accept("Slaves:");
            group.slaves()
                    .values()
                    .forEach(slave -> out.accept(" " + slave.name() + " " + slave.link()));
        }
        out.accept("Status: " + group.status());
        group.best(current).ifPresent(best -> out.accept("Best: " + best.path()));
        out.accept("Value: " + current.orElse("none"));
        for (Choice choice : group.choices()) {
            out.accept("");
            out.accept("Alternative: " + choice.path());
            out.accept("Priority: " + choice.priority());
            if (!group.slaves().isEmpty()) {
                out.accept("Slaves:");
                for (String slave : group.slaves().keySet()) {
                    if (choice.has(slave)) {
                        out.accept(" " + slave + " " + choice.slaves().get(slave));
                    }
                }
            }
        }
    }
}
