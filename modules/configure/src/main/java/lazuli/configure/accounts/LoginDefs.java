package lazuli.configure.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** The settings of {@code /etc/login.defs}, which the programs of shadow keep to. */
final class LoginDefs {
    private final Map<String, String> values = new LinkedHashMap<>();

    private LoginDefs() {}

    static LoginDefs of(TreeEditor tree) {
        return read(tree, "/etc/login.defs", " \t");
    }

    /** {@return the settings of {@code /etc/default/useradd}} */
    static LoginDefs ofUseradd(TreeEditor tree) {
        return read(tree, "/etc/default/useradd", "=");
    }

    private static LoginDefs read(TreeEditor tree, String file, String separators) {
        var defs = new LoginDefs();
        if (tree.stat(file).orElse(null) instanceof Entry.RegularFile there) {
            for (String line : Names.decode(there.content().bytes()).split("\n")) {
                defs.take(line.strip(), separators);
            }
        }
        return defs;
    }

    private void take(String line, String separators) {
        if (line.startsWith("#")) {
            return;
        }
        for (int i = 0; i < line.length(); i++) {
            if (separators.indexOf(line.charAt(i)) >= 0) {
                String value = line.substring(i + 1).strip();
                values.put(
                        line.substring(0, i),
                        value.startsWith("\"") ? value.replace("\"", "") : value);
                return;
            }
        }
    }

    /** Sets what {@code -K NAME=VALUE} says. */
    void override(String setting) {
        int equals = setting.indexOf('=');
        if (equals > 0) {
            values.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean isSet(String name) {
        return text(name).filter("yes"::equalsIgnoreCase).isPresent();
    }

    long number(String name, long otherwise) {
        OptionalLong number = text(name).map(LoginDefs::parsed).orElse(OptionalLong.empty());
        return number.orElse(otherwise);
    }

    /** A C number: decimal, octal after 0, hexadecimal after 0x. */
    private static OptionalLong parsed(String text) {
        try {
            return OptionalLong.of(Long.decode(text));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /** {@return what shadow writes for a number of days: nothing where there is none} */
    String days(String name) {
        long days = number(name, -1);
        return days < 0 ? "" : Long.toString(days);
    }
}
