package lazuli.configure.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lazuli.configure.dpkg.PackageRecord;
import lazuli.configure.dpkg.PackageState;
import lazuli.configure.dpkg.StatusFile;

/**
 * A package that dpkg knows by name: it is on the system, or one that is there names it.
 *
 * @param name without architecture
 * @param there the package, where it is on the system
 */
record KnownPackage(String name, Optional<PackageRecord> there) {

    String qualifiedName() {
        return there.map(PackageRecord::qualifiedName).orElse(name);
    }

    String want() {
        return there.isPresent() ? "install" : "unknown";
    }

    PackageState state() {
        return there.map(PackageRecord::state).orElse(PackageState.NOT_INSTALLED);
    }

    String error() {
        return state() == PackageState.HALF_INSTALLED ? "reinstreq" : "ok";
    }

    /** {@return three letters: wanted, state, error} */
    String abbreviation() {
        char state = state().letter();
        return (there.isPresent() ? "i" : "u")
                + state
                + (state() == PackageState.HALF_INSTALLED ? "R" : " ");
    }

    /** {@return the status paragraph's fields} */
    SequencedMap<String, String> fields() {
        return there.map(StatusFile::stanza).orElseGet(LinkedHashMap::new);
    }

    /** {@return the value of a field of the status paragraph, if it has it} */
    Optional<String> field(String field) {
        for (Map.Entry<String, String> each : fields().entrySet()) {
            if (each.getKey().equalsIgnoreCase(field)) {
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }

    String version() {
        return field("Version").orElse("");
    }

    /** {@return the first line of the description} */
    String synopsis() {
        String text = field("Description").orElse("(no description available)");
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
