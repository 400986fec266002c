package lazuli.configure.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lazuli.configure.systemd.Words;
import lazuli.shell.UnsupportedUseException;

/** What a unit's {@code [Install]} sections say, as systemd.unit(5) reads them: lists go on from line to line, and an empty value begins one anew. */
final class InstallSection {
    private static final List<String> LISTS =
            List.of("Alias", "WantedBy", "RequiredBy", "UpheldBy", "Also");

    private final UnitName name;
    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private String defaultInstance = "";

    private InstallSection(UnitName name) {
        this.name = name;
    }

    static InstallSection of(UnitName name, List<List<String>> files) {
        var section = new InstallSection(name);
        files.forEach(section::read);
        return section;
    }

    private void read(List<String> lines) {
        boolean inSection = false;
        StringBuilder logical = new StringBuilder();
        for (String line : lines) {
            String stripped = line.strip();
            if (stripped.startsWith("#") || stripped.startsWith(";")) {
                continue;
            }
            if (stripped.endsWith("\\")) {
                logical.append(stripped, 0, stripped.length() - 1).append(' ');
                continue;
            }
            String whole = logical.append(stripped).toString();
            logical.setLength(0);
            if (whole.startsWith("[")) {
                inSection = whole.equals("[Install]");
            } else if (inSection && whole.indexOf('=') > 0) {
                int equals = whole.indexOf('=');
                assign(whole.substring(0, equals).strip(), whole.substring(equals + 1).strip());
            }
        }
    }

    private void assign(String key, String value) {
        if (key.equals("DefaultInstance")) {
            defaultInstance = resolved(value);
        } else if (LISTS.contains(key)) {
            List<String> list = lists.computeIfAbsent(key, _ -> new ArrayList<>());
            if (value.isEmpty()) {
                list.clear();
            }
            Words.of(value, Integer.MAX_VALUE, Words.Escapes.PLAIN)
                    .ifPresent(words -> words.first().forEach(word -> list.add(resolved(word))));
        }
    }

    private String resolved(String text) {
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '%' || at + 1 == text.length()) {
                result.append(c);
                continue;
            }
            result.append(
                    switch (text.charAt(++at)) {
                        case '%' -> "%";
                        case 'i' -> name.instance();
                        case 'n' -> name.toString();
                        case 'N' -> name.toString().replaceFirst("\\.[a-z]+$", "");
                        case 'p' -> name.prefix();
                        case 'j' -> name.prefix().substring(name.prefix().lastIndexOf('-') + 1);
                        default ->
                                throw new UnsupportedUseException(
                                        "systemctl: %s in %s".formatted(text, name));
                    });
        }
        return result.toString();
    }

    /** {@return the values of one of the lists} */
    List<String> list(String key) {
        return lists.getOrDefault(key, List.of());
    }

    String defaultInstance() {
        return defaultInstance;
    }

    /** {@return whether there is anything to enable} */
    boolean isEmpty() {
        return defaultInstance.isEmpty() && lists.values().stream().allMatch(List::isEmpty);
    }
}
