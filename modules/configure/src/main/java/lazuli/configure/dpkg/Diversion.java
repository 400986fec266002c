package lazuli.configure.dpkg;

import java.util.Optional;

/**
 * A file that goes to another name, as in dpkg-divert(1).
 *
 * @param from the path that is diverted
 * @param to where others' files go instead
 * @param packageName whose own file stays; empty for a local diversion, which diverts everybody's
 */
public record Diversion(String from, String to, Optional<String> packageName) {
    /** {@return the diversion as dpkg-divert describes it} */
    public String describe() {
        return packageName.isEmpty()
                ? "local diversion of " + from + " to " + to
                : "diversion of " + from + " to " + to + " by " + packageName.get();
    }
}
