package lazuli.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lazuli.tree.Tree;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tree that we make is the one that dpkg makes, with mmdebstrap, of the same packages. */
final class SameTreeTest {
    static List<PackageSet> quickSets() {
        return PackageSet.ofWeight("quick");
    }

    static List<PackageSet> longSets() {
        return PackageSet.ofWeight("long");
    }

    @ParameterizedTest
    @MethodSource("quickSets")
    void sameTreeAsDpkg(PackageSet set) throws Exception {
        compare(set);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("longSets")
    void sameTreeAsDpkgOfManySets(PackageSet set) throws Exception {
        compare(set);
    }

    private static void compare(PackageSet set) throws Exception {
        var reference = ReferenceSystem.of(set);
        try (var contents = SpillFile.create();
                var theirs = reference.tree()) {
            Set<String> requested = new TreeSet<>(set.packages());
            requested.add("apt"); // mmdebstrap asks for it
            Tree ours =
                    Configurer.configure(
                            reference.packages(contents),
                            Configuration.of(
                                    set.architecture(), reference.epochSecond(), requested));
            List<String> differences =
                    TreeDifferences.between(theirs.members(), ours, AllowedDifferences.load());
            assertThat(differences).as(set + " of " + theirs.members().size() + " paths").isEmpty();
        }
    }
}
