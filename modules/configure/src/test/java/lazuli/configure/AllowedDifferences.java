package lazuli.configure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What may differ from dpkg's result, and why: the resource {@code allowed-differences.txt}. Each line: kinds, a path with wildcards, the reason. */
final class AllowedDifferences {
    private record Rule(String kinds, PathMatcher paths) {}

    private final List<Rule> rules = new ArrayList<>();

    private AllowedDifferences() {}

    static AllowedDifferences load() {
        var allowed = new AllowedDifferences();
        try (var in =
                Objects.requireNonNull(
                        AllowedDifferences.class.getResourceAsStream("/allowed-differences.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] words = line.split("\\s+", 3);
                    if (words.length != 3) {
                        throw new IllegalArgumentException(
                                "a difference without a reason: " + line);
                    }
                    allowed.rules.add(
                            new Rule(
                                    words[0],
                                    FileSystems.getDefault().getPathMatcher("glob:" + words[1])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return allowed;
    }

    /** Whether this kind of difference ({@code - + t m o l c x h}) is allowed there. */
    boolean allows(char kind, String path) {
        for (Rule rule : rules) {
            if (rule.kinds.indexOf(kind) >= 0 && rule.paths.matches(Path.of(path))) {
                return true;
            }
        }
        return false;
    }
}
