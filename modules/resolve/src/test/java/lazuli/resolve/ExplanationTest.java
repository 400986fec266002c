package lazuli.resolve;

import static lazuli.resolve.SmallArchive.asks;
import static lazuli.resolve.SmallArchive.excluding;
import static lazuli.resolve.SmallArchive.imageAsking;
import static lazuli.resolve.SmallArchive.omitting;
import static lazuli.resolve.SmallArchive.withBase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import lazuli.deb.Operator;
import lazuli.deb.Version;
import lazuli.deb.VersionConstraint;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** What people read where there is no solution: whole texts, since they are the point. */
final class ExplanationTest {
    private static String explain(SmallArchive archive, Request... requests) {
        ProblemException refused =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> archive.resolver().resolve(List.of(requests)));
        assertThat(refused).as("there is a solution").isNotNull();
        assertThat(refused.problems().getFirst().kind()).isEqualTo(Kind.DEFINITION);
        return refused.getMessage() + "\n";
    }

    @Test
    void unknownNamesAreAllTold() {
        SmallArchive archive =
                SmallArchive.of("nginx 1\nlibssl3t64 1")
                        .and("debian", "trixie", "arm64", 500, "nginx 1 arm64");
        assertThat(
                        explain(
                                archive,
                                asks("ngnix", "qqq"),
                                imageAsking("base", "arm64", "ngnix"),
                                imageAsking("base", "riscv64", "nginx")))
                .isEqualTo(
                        """
                        error[resolve.unknown-package]: there is no package ngnix for amd64, arm64
                          where: lazuli.toml:10:3
                          why:   no package of the repositories has this name or provides it; the nearest name is nginx
                          fix:   write nginx, or add a repository that has ngnix
                        error[resolve.unknown-package]: there is no package qqq for amd64
                          where: lazuli.toml:11:3
                          why:   no package of the repositories has this name or provides it
                          fix:   add a repository that has qqq, or take it out
                        error[resolve.unknown-architecture]: there is no package nginx for riscv64
                          where: lazuli.toml:10:3
                          why:   no repository has an index for riscv64
                          fix:   add the architecture to a repository, or take it out of the image
                        """);
    }

    @Test
    void nothingProvides() {
        SmallArchive archive =
                SmallArchive.of(
                        """
                        web 1; Depends: nginx
                        nginx 1.26; Depends: libssl3 (>= 3.2), libpcre
                        libssl3 3.1
                        libpcre 1
                        """);
        assertThat(explain(archive, asks("libpcre", "web")))
                .isEqualTo(
                        """
                        error[resolve.no-provider]: nothing provides "libssl3 (>= 3.2)", which nginx 1.26 requires
                          where: lazuli.toml:11:3
                          why:   image base (amd64) asks for web at lazuli.toml:11:3
                                 web 1 requires nginx
                                 nginx 1.26 requires libssl3 (>= 3.2)
                                 there is only libssl3 3.1 (debian trixie/main)
                          fix:   add a repository that has libssl3 (>= 3.2), or take out what needs it: see lazuli.toml:11:3
                        """);
    }

    @Test
    void nothingProvidesAnyAlternative() {
        SmallArchive archive =
                SmallArchive.of("a 1; Depends: libfoo2 | v (>= 2)\nlibfoo3 1\nb 1; Provides: v");
        assertThat(explain(archive, asks("a")))
                .isEqualTo(
                        """
                        error[resolve.no-provider]: nothing provides "libfoo2 | v (>= 2)", which a 1 requires
                          where: lazuli.toml:10:3
                          why:   image base (amd64) asks for a at lazuli.toml:10:3
                                 a 1 requires libfoo2 | v (>= 2)
                                 no package is called libfoo2 or provides it; the nearest name is libfoo3
                                 v is virtual, and provided without such a version by b 1 (debian trixie/main)
                          fix:   add a repository that has libfoo2 | v (>= 2), or take out what needs it: see lazuli.toml:10:3
                        """);
    }

    @Test
    void conflict() {
        SmallArchive archive =
                SmallArchive.of(
                        """
                        a 1; Depends: b
                        c 1; Depends: d | e
                        d 1; Conflicts: b
                        e 1; Breaks: v
                        f 1
                        b 2; Provides: v; Conflicts: d
                        """);
        assertThat(explain(archive, asks("f", "a", "c")))
                .isEqualTo(
                        """
                        error[resolve.conflict]: b 2 and d 1 can't be installed together
                          where: lazuli.toml:11:3
                          why:   image base (amd64) asks for a at lazuli.toml:11:3
                                 image base (amd64) asks for c at lazuli.toml:12:3
                                 a 1 requires b
                                 c 1 requires d | e
                                 b 2 conflicts with d
                                 e 1 breaks v, which b 2 provides
                          fix:   take out what needs one of the two: see lazuli.toml:11:3 or lazuli.toml:12:3
                        """);
    }

    /** Which of the two says it is all the same: but one of them says it of every version. */
    @Test
    void conflictOfEveryVersionIsToldOnce() {
        SmallArchive archive =
                SmallArchive.of(
                        """
                        a 1; Conflicts: b
                        b 1; Conflicts: a
                        b 2; Conflicts: a
                        a 2; Conflicts: b
                        """);
        assertThat(explain(archive, asks("a", "b")))
                .contains(
                        """
                        a 2 conflicts with b
                                 a 1 conflicts with b
                          fix:\
                        """)
                .doesNotContain("b 2 conflicts", "b 1 conflicts");
    }

    @Test
    void conflictOfVersions() {
        SmallArchive archive =
                SmallArchive.of("a 1; Depends: x (= 1)\nb 1; Depends: x (= 2)\nx 1\nx 2");
        assertThat(explain(archive, asks("a", "b")))
                .isEqualTo(
                        """
                        error[resolve.conflict]: no version of x fits everything that needs it
                          where: lazuli.toml:10:3
                          why:   image base (amd64) asks for a at lazuli.toml:10:3
                                 image base (amd64) asks for b at lazuli.toml:11:3
                                 a 1 requires x (= 1)
                                 b 1 requires x (= 2)
                                 x 2 and x 1 can't be in one image
                          fix:   ask for other versions, or for fewer packages: see lazuli.toml:10:3 or lazuli.toml:11:3
                        """);
    }

    @Test
    void excluded() {
        SmallArchive archive =
                SmallArchive.of("nginx 1; Depends: openssl-libs (>= 2)\nopenssl-libs 3");
        assertThat(explain(archive, excluding(asks("nginx"), "openssl*")))
                .isEqualTo(
                        """
                        error[resolve.excluded]: the definition excludes openssl-libs, which nginx 1 requires
                          where: lazuli.toml:10:3
                          why:   image base (amd64) asks for nginx at lazuli.toml:10:3
                                 nginx 1 requires openssl-libs (>= 2)
                                 openssl-libs 3 is excluded by "openssl*" at lazuli.toml:21:3
                          fix:   narrow the exclusion of "openssl*" at lazuli.toml:21:3, or take out what needs it: see lazuli.toml:10:3
                        """);
    }

    @Test
    void selectedAndOmitted() {
        assertThat(explain(SmallArchive.of("a 1"), omitting(asks("a"), "a")))
                .isEqualTo(
                        """
                        error[resolve.omitted]: the definition omits a, which the image asks for
                          where: lazuli.toml:10:3
                          why:   image base (amd64) asks for a at lazuli.toml:10:3
                                 a 1 is omitted by "a" at lazuli.toml:22:3
                          fix:   take "a" out at lazuli.toml:22:3, or what asks for it: see lazuli.toml:10:3
                        """);
    }

    @Test
    void pinned() {
        SmallArchive archive = SmallArchive.of("a 1; Depends: b (>= 2)\nb 1\nb 2");
        archive.pinned(
                new Pin.ToVersion(
                        "b",
                        new VersionConstraint(Operator.EARLIER, Version.parse("2")),
                        "lazuli.toml:30:1"));
        assertThat(explain(archive, asks("a")))
                .isEqualTo(
                        """
                        error[resolve.pinned]: a pin rules out b 2, which a 1 requires
                          where: lazuli.toml:10:3
                          why:   image base (amd64) asks for a at lazuli.toml:10:3
                                 a 1 requires b (>= 2)
                                 b 2 is ruled out by the pin at lazuli.toml:30:1
                          fix:   change the pin of "b" at lazuli.toml:30:1, or take out what needs it: see lazuli.toml:10:3
                        """);
    }

    @Test
    void negativePriority() {
        SmallArchive archive =
                SmallArchive.of("a 1; Depends: b").and("ours", "x", "amd64", -1, "b 1");
        assertThat(explain(archive, asks("a")))
                .isEqualTo(
                        """
                        error[resolve.negative-priority]: b, which a 1 requires, is only in ours x/main, whose priority is negative
                          where: lazuli.toml:10:3
                          why:   image base (amd64) asks for a at lazuli.toml:10:3
                                 a 1 requires b
                                 b 1 comes from ours x/main, whose priority is negative
                          fix:   raise the priority of ours, or take out what needs it: see lazuli.toml:10:3
                        """);
    }

    @Test
    void oneVersionAcrossImages() {
        SmallArchive archive =
                SmallArchive.of("a 1; Depends: x (= 1)\nb 1; Depends: x (= 2)\nx 1\nx 2");
        assertThat(
                        explain(
                                archive,
                                imageAsking("one", "amd64", "a"),
                                imageAsking("two", "amd64", "b")))
                .isEqualTo(
                        """
                        error[resolve.one-version]: the images can't have one version of x
                          where: lazuli.toml:10:3
                          why:   image one (amd64) asks for a at lazuli.toml:10:3
                                 image two (amd64) asks for b at lazuli.toml:10:3
                                 a 1 requires x (= 1)
                                 b 1 requires x (= 2)
                                 x 2 (amd64) and x 1 (amd64) can't be in images of one definition: a package has one version in all of them
                          fix:   ask for x 2 or for x 1 in all of them: see lazuli.toml:10:3
                        """);
    }

    @Test
    void whatTheBaseNeeds() {
        SmallArchive archive = SmallArchive.of("a 1; Essential: yes; Depends: b\nb 1; Depends: no");
        assertThat(explain(archive, withBase(asks(), true, false)))
                .isEqualTo(
                        """
                        error[resolve.no-provider]: nothing provides "no", which b 1 requires
                          where: lazuli.toml:5:1
                          why:   image base (amd64) asks for a, which is essential, at lazuli.toml:5:1
                                 a 1 requires b
                                 b 1 requires no
                                 no package is called no or provides it
                          fix:   add a repository that has no, or take out what needs it: see lazuli.toml:5:1
                        """);
    }

    @Test
    void aLongStoryIsShortened() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append("p%d 1; Depends: p%d\n".formatted(i, i + 1));
        }
        assertThat(explain(SmallArchive.of(lines.toString()), asks("p0")))
                .contains("p0 1 requires p1\n")
                .contains("… and 27 more steps …")
                .contains("p39 1 requires p40")
                .contains("no package is called p40");
    }

    @Test
    void aRelationThatCannotBeReadNamesThePackage() {
        SmallArchive archive = SmallArchive.of("a 1; Depends: b (>> )\nb 1");
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> archive.solve("a"));
        assertThat(refused.problems().getFirst().code()).isEqualTo("resolve.relation-syntax");
        assertThat(refused.problems().getFirst().kind()).isEqualTo(Kind.DATA);
        assertThat(refused.problems().getFirst().where()).contains("package a 1 amd64");
        assertThat(Optional.of(refused.problems().getFirst().why())).isPresent();
    }
}
