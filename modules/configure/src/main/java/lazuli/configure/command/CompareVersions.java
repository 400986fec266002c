package lazuli.configure.command;

import java.util.List;
import java.util.Optional;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.deb.Version;

/** {@code dpkg --compare-versions}. */
final class CompareVersions {
    private final Terminal terminal;

    CompareVersions(Terminal terminal) {
        this.terminal = terminal;
    }

    /** {@return 0 where the relation holds, 1 where it does not} */
    int run(List<String> words) {
        if (words.size() != 3) {
            throw new UsageException(
                    "--compare-versions takes three arguments: <version> <relation> <version>");
        }
        Optional<Version> a = version(words.get(0));
        Optional<Version> b = version(words.get(2));
        String relation = words.get(1);
        boolean noneIsLast = relation.endsWith("-nl");
        int order;
        if (a.isPresent() && b.isPresent()) {
            order = a.get().compareTo(b.get());
        } else {
            order = Boolean.compare(a.isPresent(), b.isPresent()) * (noneIsLast ? -1 : 1);
        }
        return holds(relation, order) ? 0 : 1;
    }

    private static boolean holds(String relation, int order) {
        return switch (relation) {
            case "lt", "lt-nl", "<<" -> order < 0;
            case "le", "le-nl", "<=", "<" -> order <= 0;
            case "eq", "=" -> order == 0;
            case "ne" -> order != 0;
            case "ge", "ge-nl", ">=", ">" -> order >= 0;
            case "gt", "gt-nl", ">>" -> order > 0;
            default -> throw new UsageException("--compare-versions bad relation");
        };
    }

    /** An unknown version is none; a wrong one is as good as can be. */
    private Optional<Version> version(String text) {
        if (text.isEmpty() || text.equals("<unknown>")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Version.parse(text));
        } catch (IllegalArgumentException wrong) {
            String complaint =
                    "version '%s' has bad syntax: %s".formatted(text, wrong.getMessage());
            if (isUnreadable(text)) {
                throw new UsageException(complaint);
            }
            terminal.notice("warning: " + complaint);
            return lenient(text);
        }
    }

    /** Without the parts of a version there is nothing to compare; wrong characters in them are as good as others. */
    static boolean isUnreadable(String text) {
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        return colon >= 0 && !text.substring(0, colon).matches("[0-9]{1,9}")
                || rest.isEmpty()
                || rest.startsWith("-")
                || rest.endsWith("-")
                || text.strip().chars().anyMatch(Character::isWhitespace);
    }

    /** dpkg compares what it could read also where it complained: what is neither letter nor digit comes after both. */
    private static Optional<Version> lenient(String text) {
        StringBuilder kept = new StringBuilder("0");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c < 128 && Character.isLetterOrDigit(c) || ".+~-".indexOf(c) >= 0;
            kept.append(plain ? c : '+');
        }
        return Optional.of(Version.parse(kept.toString()));
    }
}
