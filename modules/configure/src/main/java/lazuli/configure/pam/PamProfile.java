package lazuli.configure.pam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of {@code /usr/share/pam-configs}.
 *
 * @param fields the values by field, lines joined by newlines
 * @param conflicts the profiles that can't be enabled with this one
 */
record PamProfile(Map<String, String> fields, Set<String> conflicts) {
    private static final List<String> INVALID_MODULES = List.of("pam_tally");

    /** {@return the profile in this text; empty where it uses a module that is gone} */
    static Optional<PamProfile> parse(String text) {
        Map<String, String> fields = new HashMap<>();
        Set<String> conflicts = Set.of();
        String field = "";
        for (String line : text.split("\n")) {
            int colon = fieldEnd(line);
            if (colon > 0) {
                String value = line.substring(colon + 1).strip();
                field = line.substring(0, colon);
                if (field.endsWith("-Final")) {
                    field = field.substring(0, field.length() - "-Final".length());
                }
                if (field.equals("Conflicts")) {
                    conflicts = Set.copyOf(new ArrayList<>(List.of(value.split(", "))));
                } else {
                    fields.put(field, value);
                }
            } else {
                String more = line.strip();
                if (!more.isEmpty()) {
                    fields.merge(field, more, (old, it) -> (old + "\n" + it).stripLeading());
                    if (INVALID_MODULES.stream()
                            .anyMatch(fields.getOrDefault(field, "")::contains)) {
                        return Optional.empty();
                    }
                }
            }
        }
        if (!"yes".equals(fields.get("Session-Interactive-Only"))) {
            copy(fields, "Session-Type", "Session-noninteractive-Type");
            copy(fields, "Session", "Session-noninteractive");
            copy(fields, "Session-Initial", "Session-noninteractive-Initial");
        }
        return Optional.of(new PamProfile(fields, conflicts));
    }

    /** Where {@code NAME:} ends; a name may have colons, and space follows. An empty value is one too. */
    private static int fieldEnd(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        boolean named = end > 1 && line.charAt(end - 1) == ':';
        return named && (end < line.length()) ? end - 1 : named ? end - 1 : -1;
    }

    private static void copy(Map<String, String> fields, String from, String to) {
        String value = fields.get(from);
        if (value != null) {
            fields.put(to, value);
        }
    }

    String name() {
        return fields.getOrDefault("Name", "");
    }

    int priority() {
        try {
            return Integer.parseInt(fields.getOrDefault("Priority", "0"));
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    boolean byDefault() {
        return "yes".equals(fields.get("Default"));
    }

    /** {@return {@code Primary} or {@code Additional}, where the profile has a part in this stack} */
    Optional<String> block(String stack) {
        return Optional.ofNullable(fields.get(stack + "-Type")).filter(type -> !type.isEmpty());
    }

    /** {@return the profile's lines in this stack} The first profile of a block may have others. */
    String lines(String stack, boolean first) {
        String initial = fields.getOrDefault(stack + "-Initial", "");
        return first && !initial.isEmpty() ? initial : fields.getOrDefault(stack, "");
    }
}
