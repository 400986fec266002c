package lazuli.definition.lock;

import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import lazuli.content.Digest;
import lazuli.definition.Definition;
import lazuli.problem.ProblemException;

/**
 * What was chosen for all images of a definition.
 *
 * @param definition the {@link #fingerprint} of the definition for which it was chosen
 * @param indexes the indexes it was chosen from, sorted, one for each repository and suite
 * @param packages what was chosen, sorted, one for each name and architecture
 * @param omitted what is left out though something depends on it, sorted
 */
public record Lock(
        Digest definition,
        List<LockedIndex> indexes,
        List<LockedPackage> packages,
        List<OmittedPackage> omitted) {
    /** The format's version. */
    static final int VERSION = 1;

    public Lock {
        indexes = sorted(indexes);
        packages = sorted(packages);
        omitted = sorted(omitted);
    }

    private static <T extends Comparable<T>> List<T> sorted(List<T> values) {
        TreeSet<T> set = new TreeSet<>();
        for (T value : values) {
            if (!set.add(value)) {
                throw new IllegalArgumentException(value + " stands twice");
            }
        }
        return List.copyOf(set);
    }

    /** {@return the lock of what was chosen for this definition} */
    public static Lock of(
            Definition asked,
            List<LockedIndex> indexes,
            List<LockedPackage> packages,
            List<OmittedPackage> omitted) {
        return new Lock(Fingerprint.of(asked), indexes, packages, omitted);
    }

    /**
     * {@return the lock that this text is}
     *
     * @param fileName the file's name, for problems
     * @throws ProblemException where the text is none, with the line
     */
    public static Lock parse(String text, String fileName) {
        return new LockReader(text, fileName).read();
    }

    /**
     * {@return what stands for all of a definition that decides which packages are chosen} Files, users, what containers run, comments and the place of anything
     * do not.
     */
    public static Digest fingerprint(Definition definition) {
        return Fingerprint.of(definition);
    }

    /** {@return whether this definition still asks for what was chosen} */
    public boolean fits(Definition asked) {
        return definition.equals(fingerprint(asked));
    }

    /** {@return what this image is made of, sorted} */
    public List<LockedPackage> packages(Target target) {
        return packages.stream().filter(each -> each.images().contains(target)).toList();
    }

    /** {@return the date of the newest index, in seconds since 1970-01-01T00:00:00Z; 0 where there is none} */
    public long newestIndex() {
        return indexes.stream().mapToLong(LockedIndex::date).max().orElse(0);
    }

    /** {@return the file's text} */
    public String write() {
        var text = new StringBuilder(512 + packages.size() * 384);
        text.append(
                "# What Lazuli chose. `lazuli lock` renews this file: review it and commit it, but do not edit it.\n");
        text.append("version = ").append(VERSION).append('\n');
        string(text, "definition", definition.toString());
        for (LockedIndex index : indexes) {
            text.append("\n[[index]]\n");
            string(text, "repository", index.repository());
            string(text, "suite", index.suite());
            text.append("date = ").append(Written.date(index.date())).append('\n');
            string(text, "sha256", index.digest().hex());
        }
        for (LockedPackage locked : packages) {
            text.append("\n[[package]]\n");
            string(text, "name", locked.name());
            string(text, "version", locked.version());
            string(text, "architecture", locked.architecture());
            string(text, "repository", locked.repository());
            string(text, "path", locked.path());
            text.append("size = ").append(locked.size()).append('\n');
            string(text, "sha256", locked.digest().hex());
            images(text, locked.images());
        }
        for (OmittedPackage each : omitted) {
            text.append("\n[[omitted]]\n");
            string(text, "name", each.name());
            images(text, each.images());
        }
        return text.toString();
    }

    private static void string(StringBuilder text, String key, String value) {
        text.append(key).append(" = \"").append(value).append("\"\n");
    }

    private static void images(StringBuilder text, List<Target> targets) {
        text.append("images = [");
        for (Iterator<Target> each = targets.iterator(); each.hasNext(); ) {
            text.append('"').append(each.next()).append(each.hasNext() ? "\", " : "\"");
        }
        text.append("]\n");
    }
}
