package lazuli.configure.pam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What was changed in the stacks since pam-auth-update wrote them: modules left out, options added and removed. */
final class LocalChanges {
    private final List<String> enabled = new ArrayList<>();
    private final Map<String, TreeSet<String>> added = new HashMap<>();
    private final Map<String, TreeSet<String>> removed = new HashMap<>();

    /** The text of a file, if it is there. */
    interface Files {
        Optional<String> read(String path);
    }

    /** {@return the profiles whose lines are there} */
    List<String> enabled() {
        return enabled;
    }

    Set<String> added(Stack stack, String module) {
        return added.computeIfAbsent(stack.type() + " " + module, _ -> new TreeSet<>());
    }

    Set<String> removed(Stack stack, String module) {
        return removed.computeIfAbsent(stack.type() + " " + module, _ -> new TreeSet<>());
    }

    private record Saved(String profile, String line) {}

    /** {@return the changes; empty where nothing was saved, or what is there can't be understood} */
    static Optional<LocalChanges> between(Files files, String configuration, String saved) {
        var changes = new LocalChanges();
        for (Stack stack : Stack.ALL) {
            Optional<String> then = files.read(saved + "/" + stack.type());
            Optional<String> now = files.read(configuration + "/common-" + stack.type());
            if (then.isEmpty() || now.isEmpty() || !changes.compare(stack, then.get(), now.get())) {
                return Optional.empty();
            }
        }
        return Optional.of(changes);
    }

    private static List<Saved> saved(String text) {
        List<Saved> saved = new ArrayList<>();
        String profile = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("Module: ")) {
                profile = line.substring("Module: ".length());
            } else {
                saved.add(new Saved(profile, StackLine.withoutEnd(StackLine.withoutJump(line))));
            }
        }
        return saved;
    }

    private boolean compare(Stack stack, String then, String now) {
        List<String> managed = StackFile.managed(now);
        if (managed == null) {
            return false;
        }
        List<Saved> saved = saved(then);
        int next = 0;
        for (String line : managed) {
            String stripped = withoutFacility(stack, line);
            boolean found = false;
            while (!found && next < saved.size()) {
                Saved before = saved.get(next++);
                StackLine was = StackLine.parse(before.line);
                stripped = StackLine.withoutJump(stripped);
                if (stripped.startsWith(was.module())) {
                    found = true;
                    enabled.add(before.profile);
                    compareOptions(
                            stack, was, StackLine.words(stripped.substring(was.module().length())));
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static String withoutFacility(Stack stack, String line) {
        String facility = stack.facility();
        boolean begins =
                line.startsWith(facility)
                        && line.length() > facility.length()
                        && Character.isWhitespace(line.charAt(facility.length()));
        return begins ? line.substring(facility.length()).stripLeading() : line;
    }

    private void compareOptions(Stack stack, StackLine was, List<String> options) {
        List<String> rest = new ArrayList<>(was.options());
        for (String option : options) {
            if (rest.contains(option)) {
                rest.removeIf(option::equals);
            } else {
                added(stack, was.module()).add(option);
            }
        }
        removed(stack, was.module()).addAll(rest);
    }
}
