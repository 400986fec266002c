package lazuli.resolve;

import static lazuli.resolve.SmallArchive.asks;
import static lazuli.resolve.SmallArchive.excluding;
import static lazuli.resolve.SmallArchive.following;
import static lazuli.resolve.SmallArchive.imageAsking;
import static lazuli.resolve.SmallArchive.omitting;
import static lazuli.resolve.SmallArchive.patterns;
import static lazuli.resolve.SmallArchive.withBase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import lazuli.deb.Operator;
import lazuli.deb.Version;
import lazuli.deb.VersionConstraint;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ResolverTest {
    private static Pin.ToVersion pin(String packages, Operator operator, String version) {
        return new Pin.ToVersion(
                packages,
                new VersionConstraint(operator, Version.parse(version)),
                "lazuli.toml:30:1");
    }

    @Nested
    class Versions {
        @Test
        void newestIsTaken() {
            assertThat(SmallArchive.of("a 1\na 3\na 2").solve("a")).isEqualTo("a=3");
        }

        @Test
        void newestOfAllRepositoriesIsTaken() {
            SmallArchive archive =
                    SmallArchive.of("a 2").and("debian", "security", "amd64", 500, "a 3");
            assertThat(archive.solve("a")).isEqualTo("a=3");
        }

        @Test
        void higherPriorityIsTakenEvenIfOlder() {
            SmallArchive archive = SmallArchive.of("a 2").and("ours", "x", "amd64", 600, "a 1");
            assertThat(archive.solve("a")).isEqualTo("a=1");
        }

        @Test
        void negativePriorityIsNeverTaken() {
            SmallArchive archive = SmallArchive.of("a 1").and("ours", "x", "amd64", -1, "a 2");
            assertThat(archive.solve("a")).isEqualTo("a=1");
        }

        @Test
        void olderIsTakenWhereTheNewestDoesNotFit() {
            assertThat(SmallArchive.of("a 2; Depends: missing\na 1").solve("a")).isEqualTo("a=1");
            assertThat(SmallArchive.of("a 1; Depends: b (<< 2)\nb 1\nb 2").solve("a"))
                    .isEqualTo("a=1 b=1");
        }

        @Test
        void selectionMayConstrain() {
            SmallArchive archive = SmallArchive.of("a 1\na 2\na 3");
            assertThat(archive.solve("a (<< 3)")).isEqualTo("a=2");
            assertThat(archive.solve("a=1")).isEqualTo("a=1");
        }

        @Test
        void pinToVersionHolds() {
            SmallArchive archive = SmallArchive.of("a 1\na 2\nb 1; Depends: a");
            archive.pinned(pin("a*", Operator.EARLIER, "2"));
            assertThat(archive.solve("b")).isEqualTo("a=1 b=1");
        }

        @Test
        void pinToRepositoryHolds() {
            SmallArchive archive =
                    SmallArchive.of("a 2\nb 2").and("ours", "x", "amd64", 500, "a 1\nb 1");
            archive.pinned(new Pin.ToRepository("a", "ours", Optional.empty(), "lazuli.toml:30:1"));
            assertThat(archive.solve("a", "b")).isEqualTo("a=1 b=2");
        }

        @Test
        void pinToPriorityPrefersButDoesNotForce() {
            SmallArchive archive =
                    SmallArchive.of("a 2\nb 1; Depends: a (>= 2)")
                            .and("ours", "x", "amd64", 500, "a 1");
            archive.pinned(
                    new Pin.ToPriority("a", "ours", Optional.of("x"), 900, "lazuli.toml:30:1"));
            assertThat(archive.solve("a")).isEqualTo("a=1");
            assertThat(archive.solve("a", "b")).isEqualTo("a=2 b=1");
        }

        @Test
        void sameVersionInTwoRepositoriesIsTakenFromThePreferredOne() {
            SmallArchive archive = SmallArchive.of("a 1").and("ours", "x", "amd64", 600, "a 1");
            Solution solution = archive.resolver().resolve(List.of(asks("a")));
            assertThat(solution.images().getFirst().packages().getFirst().from().repository())
                    .isEqualTo("ours");
        }
    }

    @Nested
    class Alternatives {
        @Test
        void firstIsTaken() {
            assertThat(SmallArchive.of("a 1; Depends: c | b\nb 1\nc 1").solve("a"))
                    .isEqualTo("a=1 c=1");
        }

        @Test
        void laterIsTakenWhereItIsInAnyway() {
            SmallArchive archive =
                    SmallArchive.of("a 1; Depends: b | c\nb 1\nc 1\nd 1; Depends: c");
            assertThat(archive.solve("a", "d")).isEqualTo("a=1 c=1 d=1");
            assertThat(archive.solve("a", "c")).isEqualTo("a=1 c=1");
        }

        @Test
        void laterIsTakenWhereItComesInAfterwards() {
            SmallArchive archive =
                    SmallArchive.of(
                            "a 1; Depends: b | c\nb 1\nc 1\nd 1; Depends: e | f\ne 1; Depends: c\nf 1");
            assertThat(archive.solve("a", "d")).isEqualTo("a=1 c=1 d=1 e=1");
        }

        @Test
        void laterIsTakenWhereTheFirstIsImpossible() {
            assertThat(
                            SmallArchive.of("a 1; Depends: no | b | c\nb 1; Depends: no\nc 1")
                                    .solve("a"))
                    .isEqualTo("a=1 c=1");
            assertThat(
                            SmallArchive.of("a 1; Depends: b | c\nb 1; Conflicts: d\nc 1\nd 1")
                                    .solve("a", "d"))
                    .isEqualTo("a=1 c=1 d=1");
        }

        @Test
        void anotherPackageIsTakenRatherThanAnOlderVersion() {
            assertThat(SmallArchive.of("a 1; Depends: b (<< 2) | c\nb 1\nb 2\nc 1").solve("a"))
                    .isEqualTo("a=1 c=1");
        }

        @Test
        void nothingIsInWithoutAReason() {
            SmallArchive archive =
                    SmallArchive.of(
                            """
                            a 1; Depends: b | c
                            b 1; Depends: x
                            c 1
                            d 1; Depends: e | f
                            e 1; Depends: c
                            f 1
                            x 1; Depends: y
                            y 1; Depends: x
                            """);
            assertThat(archive.solve("a", "d")).isEqualTo("a=1 c=1 d=1 e=1");
        }
    }

    @Nested
    class VirtualPackages {
        @Test
        void realPackageIsPreferred() {
            assertThat(SmallArchive.of("a 1; Depends: v\nb 1; Provides: v\nv 1").solve("a"))
                    .isEqualTo("a=1 v=1");
        }

        @Test
        void providersAreTakenByPriorityAndThenByName() {
            assertThat(
                            SmallArchive.of("a 1; Depends: v\nc 1; Provides: v\nb 1; Provides: v")
                                    .solve("a"))
                    .isEqualTo("a=1 b=1");
            assertThat(
                            SmallArchive.of(
                                            "a 1; Depends: v\nc 1; Provides: v; Priority: standard\nb 1; Provides: v")
                                    .solve("a"))
                    .isEqualTo("a=1 c=1");
        }

        @Test
        void ofProvidersThatAreAsGoodTheOneIsTakenThatBringsTheFewestPackages() {
            String heavy =
                    "a 1; Depends: v\nb 1; Provides: v; Depends: x, y\nc 1; Provides: v; Depends: z\nx 1\ny 1\nz 1";
            assertThat(SmallArchive.of(heavy).solve("a")).isEqualTo("a=1 c=1 z=1");
            // What is in anyway is no burden.
            assertThat(SmallArchive.of(heavy).solve("a", "x", "y")).isEqualTo("a=1 b=1 x=1 y=1");
            assertThat(SmallArchive.of(heavy).solve("v")).isEqualTo("c=1 z=1");
        }

        @Test
        void alternativesThatAreWrittenKeepTheirOrderWhateverTheyBring() {
            assertThat(
                            SmallArchive.of(
                                            "a 1; Depends: b | c\nb 1; Depends: x, y\nc 1\nx 1\ny 1")
                                    .solve("a"))
                    .isEqualTo("a=1 b=1 x=1 y=1");
        }

        @Test
        void theNewestOfAProviderIsTakenWhateverItBrings() {
            assertThat(
                            SmallArchive.of(
                                            "a 1; Depends: v\nb 2; Provides: v; Depends: x\nb 1; Provides: v\nc 1; Provides: v; Depends: x, y\nx 1\ny 1")
                                    .solve("a"))
                    .isEqualTo("a=1 b=2 x=1");
        }

        @Test
        void whoTakesThePlaceOfANameIsPreferred() {
            assertThat(
                            SmallArchive.of(
                                            "a 1; Depends: v\nb 1; Provides: v\nc 1; Provides: v; Conflicts: v; Replaces: v")
                                    .solve("a"))
                    .isEqualTo("a=1 c=1");
        }

        @Test
        void onlyAVersionedProvisionMeetsAVersion() {
            SmallArchive archive =
                    SmallArchive.of(
                            "a 1; Depends: v (>= 2)\nb 1; Provides: v\nc 1; Provides: v (= 1)\nd 1; Provides: v (= 3)");
            assertThat(archive.solve("a")).isEqualTo("a=1 d=1");
        }

        @Test
        void selectionMayNameOne() {
            assertThat(SmallArchive.of("b 1; Provides: v").solve("v")).isEqualTo("b=1");
        }

        @Test
        void selectionMeansTheRealPackageWhereThereIsOne() {
            assertThatThrownBy(
                            () -> SmallArchive.of("b 1; Provides: v (= 2)\nv 1").solve("v (>= 2)"))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Nested
    class Conflicts {
        @Test
        void twoThatConflictAreNotTogether() {
            for (String field : List.of("Conflicts", "Breaks")) {
                SmallArchive archive =
                        SmallArchive.of("a 1; " + field + ": b\nb 1\nc 1; Depends: b | d\nd 1");
                assertThatThrownBy(() -> archive.solve("a", "b"))
                        .isInstanceOf(ProblemException.class);
                assertThat(archive.solve("a", "c")).isEqualTo("a=1 c=1 d=1");
                assertThat(archive.solve("c", "a")).isEqualTo("a=1 c=1 d=1");
            }
        }

        @Test
        void versionOfTheConflictCounts() {
            SmallArchive archive = SmallArchive.of("a 1; Breaks: b (<< 2)\nb 1\nb 2");
            assertThat(archive.solve("a", "b")).isEqualTo("a=1 b=2");
            assertThatThrownBy(() -> archive.solve("a", "b=1"))
                    .isInstanceOf(ProblemException.class);
        }

        @Test
        void aProvidedNameIsHitTooButNotOnesOwn() {
            SmallArchive archive =
                    SmallArchive.of(
                            "a 1; Provides: v; Conflicts: v\nb 1; Provides: v\nc 1; Provides: v (= 2); Breaks: v (<< 2)");
            assertThat(archive.solve("a")).isEqualTo("a=1");
            assertThatThrownBy(() -> archive.solve("a", "b")).isInstanceOf(ProblemException.class);
            assertThat(archive.solve("b", "c")).isEqualTo("b=1 c=1");
        }

        @Test
        void aDeepConflictIsAvoided() {
            SmallArchive archive =
                    SmallArchive.of(
                            """
                            a 1; Depends: b
                            b 1; Depends: c | d
                            c 1; Depends: e
                            d 1
                            e 1; Conflicts: z
                            z 1
                            """);
            assertThat(archive.solve("a", "z")).isEqualTo("a=1 b=1 d=1 z=1");
        }
    }

    @Nested
    class WhatTheDefinitionRulesOut {
        private final SmallArchive archive =
                SmallArchive.of(
                        "a 1; Depends: b | c\nb 1\nc 1; Depends: d\nd 1; Depends: libx\nlibx 1");

        @Test
        void excludedIsNeverTaken() {
            assertThat(archive.solve(excluding(asks("a"), "b"))).isEqualTo("a=1 c=1 d=1 libx=1");
            assertThatThrownBy(() -> archive.solve(excluding(asks("a"), "b", "lib*")))
                    .isInstanceOf(ProblemException.class);
        }

        @Test
        void omittedCountsAsSatisfied() {
            ImageSolution solution =
                    archive.resolver()
                            .resolve(List.of(omitting(asks("a", "c"), "b", "d")))
                            .images()
                            .getFirst();
            assertThat(SmallArchive.text(solution)).isEqualTo("a=1 c=1");
            assertThat(solution.assumed())
                    .extracting(assumed ->
                            assumed.name() + ": " + assumed.relation() + " by " + assumed.omitted())
                    .containsExactly("a: b | c by b", "c: d by d");
        }

        @Test
        void whatAnOmittedPackageProvidesCountsAsSatisfied() {
            SmallArchive virtual =
                    SmallArchive.of("a 1; Depends: v\nb 1; Provides: v\nc 1; Provides: v");
            assertThat(virtual.solve(omitting(asks("a"), "c"))).isEqualTo("a=1");
        }
    }

    @Nested
    class Recommendations {
        private final SmallArchive archive =
                SmallArchive.of(
                        """
                        a 1; Recommends: b | c, no, z; Depends: d
                        b 1; Recommends: e
                        c 1
                        d 1; Recommends: f; Conflicts: z
                        e 1
                        f 1
                        z 1
                        """);

        @Test
        void areLeftOutUnlessAskedFor() {
            assertThat(archive.solve("a")).isEqualTo("a=1 d=1");
        }

        @Test
        void comeInWhereTheyCan() {
            assertThat(archive.solve(following(asks("a"), Recommends.ALL)))
                    .isEqualTo("a=1 b=1 d=1 e=1 f=1");
        }

        @Test
        void ofSomePackagesOnly() {
            Recommends ofA = new Recommends(false, patterns("lazuli.toml:8:1", "a"));
            assertThat(archive.solve(following(asks("a"), ofA))).isEqualTo("a=1 b=1 d=1");
        }

        @Test
        void giveWayToDependencies() {
            SmallArchive other =
                    SmallArchive.of(
                            "a 1; Recommends: b\nb 1; Conflicts: c\nx 1; Depends: c | d\nc 1\nd 1");
            assertThat(other.solve(following(asks("a", "x"), Recommends.ALL)))
                    .isEqualTo("a=1 c=1 x=1");
        }
    }

    @Nested
    class Base {
        private final SmallArchive archive =
                SmallArchive.of(
                        "a 1; Essential: yes; Depends: b\nb 1\nc 1; Priority: required\nd 1; Priority: important\ne 1; Essential: yes\ne 2");

        @Test
        void essentialAndRequiredComeInWhereAskedFor() {
            assertThat(archive.solve("d")).isEqualTo("d=1");
            assertThat(archive.solve(withBase(asks("d"), true, false))).isEqualTo("a=1 b=1 d=1");
            assertThat(archive.solve(withBase(asks(), true, true))).isEqualTo("a=1 b=1 c=1");
        }

        @Test
        void whatIsExcludedOrOmittedStaysOut() {
            assertThat(archive.solve(excluding(withBase(asks("d"), true, true), "c")))
                    .isEqualTo("a=1 b=1 d=1");
            assertThat(archive.solve(omitting(withBase(asks("d"), true, true), "a")))
                    .isEqualTo("c=1 d=1");
        }
    }

    @Nested
    class Architectures {
        @Test
        void otherArchitecturesServeWhereTheySayForeign() {
            SmallArchive archive =
                    SmallArchive.of("a 1; Depends: f, s\ns 1; Multi-Arch: same\nall 1 all")
                            .and(
                                    "debian",
                                    "trixie",
                                    "i386",
                                    500,
                                    "f 1 i386; Multi-Arch: foreign\nx 1 i386; Depends: s, n\ns 1 i386; Multi-Arch: same\nn 1 i386\nall 1 all");
            assertThat(archive.solve("a", "x:i386"))
                    .isEqualTo("a=1 f:i386=1 n:i386=1 s=1 s:i386=1 x:i386=1");
        }

        @Test
        void oneArchitectureOnlyUnlessBothSaySame() {
            SmallArchive archive =
                    SmallArchive.of("a 1\ns 2; Multi-Arch: same\ns 1; Multi-Arch: same")
                            .and(
                                    "debian",
                                    "trixie",
                                    "i386",
                                    500,
                                    "a 1 i386\ns 1 i386; Multi-Arch: same");
            assertThatThrownBy(() -> archive.solve("a", "a:i386"))
                    .isInstanceOf(ProblemException.class);
            assertThat(archive.solve("s", "s:i386")).isEqualTo("s=1 s:i386=1");
        }

        @Test
        void anyMeansWhatIsAllowed() {
            SmallArchive archive =
                    SmallArchive.of(
                            "a 1; Depends: p:any\np 1; Multi-Arch: allowed\nb 1; Depends: q:any\nq 1\nc 1; Depends: q:amd64");
            assertThat(archive.solve("a")).isEqualTo("a=1 p=1");
            assertThat(archive.solve("c")).isEqualTo("c=1 q=1");
            assertThatThrownBy(() -> archive.solve("b")).isInstanceOf(ProblemException.class);
        }

        @Test
        void packagesOfAllArchitecturesAreTheImagesOwn() {
            SmallArchive archive =
                    SmallArchive.of("x 1 all; Depends: y\ny 1")
                            .and(
                                    "debian",
                                    "trixie",
                                    "arm64",
                                    500,
                                    "x 1 all; Depends: y\ny 1 arm64");
            assertThat(archive.solve(imageAsking("base", "arm64", "x"))).isEqualTo("x=1 y=1");
        }
    }

    @Nested
    class SeveralImages {
        @Test
        void haveOneVersionOfAPackage() {
            SmallArchive archive = SmallArchive.of("a 1\na 2\nb 1; Depends: a (<< 2)");
            Solution solution =
                    archive.resolver()
                            .resolve(
                                    List.of(
                                            imageAsking("one", "amd64", "a"),
                                            imageAsking("two", "amd64", "b")));
            assertThat(solution.images())
                    .extracting(SmallArchive::text)
                    .containsExactly("a=1", "a=1 b=1");
        }

        @Test
        void haveOneVersionAcrossArchitecturesThatBothHaveIt() {
            SmallArchive archive =
                    SmallArchive.of("a 1\na 2\nb 1; Depends: a (<< 2)")
                            .and("debian", "trixie", "arm64", 500, "a 1 arm64\na 2 arm64");
            Solution solution =
                    archive.resolver()
                            .resolve(
                                    List.of(
                                            imageAsking("one", "arm64", "a"),
                                            imageAsking("one", "amd64", "b")));
            assertThat(solution.images())
                    .extracting(SmallArchive::text)
                    .containsExactly("a=1", "a=1 b=1");
        }

        @Test
        void aPackageForAllArchitecturesIsOnePackage() {
            SmallArchive archive =
                    SmallArchive.of("a 1 all\na 2 all")
                            .and("debian", "trixie", "arm64", 500, "a 1 all");
            Solution solution =
                    archive.resolver()
                            .resolve(
                                    List.of(
                                            imageAsking("one", "amd64", "a"),
                                            imageAsking("one", "arm64", "a")));
            assertThat(solution.images())
                    .extracting(SmallArchive::text)
                    .containsExactly("a=1", "a=1");
        }

        @Test
        void anArchitectureWhoseBuildIsLateDoesNotHoldTheOtherBack() {
            SmallArchive archive =
                    SmallArchive.of("a 1\na 2").and("debian", "trixie", "arm64", 500, "a 1 arm64");
            Solution solution =
                    archive.resolver()
                            .resolve(
                                    List.of(
                                            imageAsking("one", "amd64", "a"),
                                            imageAsking("one", "arm64", "a")));
            assertThat(solution.images())
                    .extracting(SmallArchive::text)
                    .containsExactly("a=2", "a=1");
        }
    }

    @Nested
    class Reasons {
        private final SmallArchive archive =
                SmallArchive.of(
                        "a 1; Depends: b\nb 1; Depends: c (>= 1) | d\nc 1\ne 1; Pre-Depends: c; Essential: yes\nf 1; Depends: g\ng 1; Conflicts: a");
        private final Request request = withBase(asks("a"), true, false);

        @Test
        void chainLeadsFromTheDefinitionToThePackage() {
            ImageSolution solution =
                    archive.resolver().resolve(List.of(asks("a"))).images().getFirst();
            Chain chain = solution.why("c").orElseThrow();
            assertThat(chain.root()).isInstanceOf(Reason.Selected.class);
            assertThat(chain.first()).hasToString("a 1 amd64");
            assertThat(chain.links())
                    .extracting(link ->
                            link.by().name()
                                    + " "
                                    + link.by().field().text()
                                    + " "
                                    + link.by().relation()
                                    + " > "
                                    + link.to().name())
                    .containsExactly("a Depends b > b", "b Depends c (>= 1) | d > c");
            assertThat(solution.why("d")).isEmpty();
        }

        @Test
        void shortestChainIsGiven() {
            ImageSolution solution =
                    archive.resolver().resolve(List.of(request)).images().getFirst();
            Chain chain = solution.why("c").orElseThrow();
            assertThat(chain.root()).isEqualTo(new Reason.Essential("lazuli.toml:5:1"));
            assertThat(chain.links()).hasSize(1);
        }

        @Test
        void everyReasonIsKnown() {
            ImageSolution solution =
                    archive.resolver().resolve(List.of(request)).images().getFirst();
            assertThat(solution.find("c").orElseThrow().reasons()).hasSize(2);
            assertThat(solution.find("a").orElseThrow().reasons())
                    .containsExactly(new Reason.Selected(request.packages().getFirst()));
        }

        @Test
        void whyNotSaysWhetherItCouldBe() {
            Resolver resolver = archive.resolver();
            List<Request> requests = List.of(asks("a"));
            assertThat(resolver.whyNot(requests, requests.getFirst(), "c"))
                    .isInstanceOf(Answer.In.class);
            assertThat(resolver.whyNot(requests, requests.getFirst(), "e"))
                    .isInstanceOfSatisfying(
                            Answer.Unneeded.class,
                            unneeded ->
                                    assertThat(unneeded.further())
                                            .extracting(chosen -> chosen.what().name())
                                            .containsExactly("e"));
            assertThat(resolver.whyNot(requests, requests.getFirst(), "f"))
                    .isInstanceOfSatisfying(
                            Answer.Impossible.class,
                            impossible ->
                                    assertThat(impossible.problem().why())
                                            .contains("f 1 requires g")
                                            .contains("g 1 conflicts with a"));
        }
    }

    @Test
    void orderOfTheIndexDoesNotMatter() {
        String[] lines = {
            "a 1; Depends: v", "d 1; Provides: v", "c 1; Provides: v", "b 1; Provides: v"
        };
        String forward = SmallArchive.of(String.join("\n", lines)).solve("a");
        String backward = SmallArchive.of(String.join("\n", List.of(lines).reversed())).solve("a");
        assertThat(backward).isEqualTo(forward);
    }

    @Test
    void selectionsAreReadAsPeopleWriteThem() {
        assertThat(Selection.parse("nginx", "w")).hasToString("nginx");
        assertThat(Selection.parse("nginx=1.26-1", "w")).hasToString("nginx (= 1.26-1)");
        assertThat(Selection.parse("nginx:i386 (>= 1.26)", "w"))
                .hasToString("nginx:i386 (>= 1.26)");
        for (String wrong : List.of("", "a b", "a, b", "a | b", "a=", "a (= )", "=1")) {
            assertThatThrownBy(() -> Selection.parse(wrong, "w"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
