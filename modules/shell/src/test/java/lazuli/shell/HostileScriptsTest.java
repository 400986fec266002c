package lazuli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.tree.TreeEditor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Scripts that would never end, or take all memory, end in a problem that names them, soon, in the heap that a test has. */
final class HostileScriptsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Set<String> CODES =
            Set.of(
                    "shell.endless",
                    "shell.unsupported-use",
                    "shell.unknown-command",
                    "shell.syntax");

    private static final List<String> SCRIPTS =
            List.of(
                    "while :; do :; done",
                    "until false; do x=1; done",
                    "while true; do true; done",
                    "while :; do continue; done",
                    "f() { f | f & }; f; f",
                    "f() { f & f & wait; }; f",
                    "f() { (f); (f); }; f",
                    "f() { eval f; f; }; while :; do f; done",
                    "x=x; while :; do x=$x$x; done",
                    "x=x; while :; do x=\"$x $x\"; set -- $x $x $x; done",
                    "set -- a; while :; do set -- \"$@\" \"$@\" \"$@\"; done",
                    "x=12345678901234567890; i=0; while :; do eval v$i=\\$x; i=$((i+1)); done",
                    "i=0; while :; do eval \"f$i() { echo $i; }\"; i=$((i+1)); done",
                    "while :; do : & done",
                    "e='eval \"$e\"'; eval \"$e\"",
                    ". ./script",
                    "./script",
                    "sh ./script; sh ./script",
                    "$0 & $0",
                    "exec ./script",
                    "env ./script",
                    "echo x | xargs ./script",
                    "find . -name script -exec ./script {} \\;",
                    "trap 'kill -USR1 $$' USR1; kill -USR1 $$",
                    "trap './script' EXIT",
                    "cat /dev/zero >file",
                    "cat </dev/zero >file",
                    "read x </dev/zero",
                    "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done >file",
                    "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done | cat",
                    "while :; do cat file file >file2; cat file2 file2 >file; echo aaaa >>file; done",
                    "printf '%999999999s' x",
                    "printf '%.999999999d' 1",
                    "while :; do printf '%1000000s' x; done >/dev/null",
                    "printf '%1000000s\\n' $(seq 1 1000)",
                    "seq 1 999999999999 >file",
                    "x=$(seq 1 99999999)",
                    "echo x | sed ':a;ba'",
                    "echo x | sed ':a;s/x/xx/g;ta'",
                    "echo x | sed ':a;G;h;ba'",
                    "echo x | sed 'H;G;D'",
                    "printf '%5000s' ' ' | tr ' ' a | sed 's/\\(a*\\)*\\(a*\\)*\\1\\2b//'",
                    "printf '%50000s' ' ' | tr ' ' a | grep -E '(a*)*(a*)*(a*)*\\1\\2\\3b'",
                    "ln -s . a; ln -s . b; ln -s . c; echo */*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*",
                    "ln -s . a; ln -s . b; for i in */*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*; do :; done",
                    "x=$(head -c 4000000 </dev/zero | tr '\\0' x); while :; do y=${x%%*a*b*c}; done",
                    "x=$(head -c 4000000 </dev/zero | tr '\\0' x); echo ${x##*z*y}",
                    "x=$(printf '%400000s' x); case $x in *\\ *\\ *\\ *\\ *\\ *\\ *\\ *\\ *\\ *y) ;; esac; while :; do echo ${x#*y}; done",
                    "IFS=a; x=$(head -c 8000000 </dev/zero | tr '\\0' a); set -- $x; set -- \"$@\" \"$@\"; while :; do set -- \"$@\" \"$@\"; done",
                    "while :; do x=$(echo a; cat script); done",
                    "while :; do mkdir d; cd d; done",
                    "i=0; while :; do i=$((i+1)); echo $i >f$i; done",
                    "PS4='$(f)'; f() { set -x; f; }; set -x; f",
                    "while :; do cat <<E\n$(printf '%100000s' x)\nE\ndone",
                    "while getopts a o -a; do OPTIND=1; done",
                    "while :; do sort </dev/null; done",
                    "env sh -c 'while :; do :; done'",
                    "while test a; do expr 1 + 1; done",
                    "mkfifo x; while :; do while :; do while :; do :; done; done; done");

    @ParameterizedTest
    @FieldSource("SCRIPTS")
    void endsInAProblemThatNamesIt(String script) {
        ends(script, new Limits(30_000, 1 << 23));
    }

    @ParameterizedTest
    @FieldSource("SCRIPTS")
    @Tag("long")
    void endsSoonByTheUsualLimits(String script) {
        ends(script, Limits.DEFAULT);
    }

    private static void ends(String script, Limits limits) {
        TreeEditor tree = UtilityTree.tree();
        assertTimeout(
                SOON,
                () ->
                        assertThatThrownBy(() ->
                                        UtilityTree.run(
                                                script,
                                                tree,
                                                limits,
                                                OutputStream.nullOutputStream()))
                                .isInstanceOfSatisfying(
                                        ProblemException.class,
                                        e -> {
                                            Problem problem = e.problems().getFirst();
                                            assertThat(problem.code()).isIn(CODES);
                                            assertThat(problem.where())
                                                    .matches(
                                                            "(hostile.postinst|/packages/.*script):\\d+.*");
                                        }));
    }

    @Test
    void loopsOfLinksAreTold() {
        var out = new ByteArrayOutputStream();
        String script = "ln -s . a; mkdir d; ln -s .. d/b; find -L . -name '[a-d]' 2>&1; echo $?";
        UtilityTree.run(script, UtilityTree.tree(), Limits.DEFAULT, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        find: File system loop detected; './a' is part of the same file system loop as '.'.
                        find: File system loop detected; './d/b' is part of the same file system loop as '.'.
                        ./d
                        1
                        """);
    }

    @Test
    void aDirectoryIsNoInput() {
        var out = new ByteArrayOutputStream();
        UtilityTree.run("cat </ 2>&1; echo $?", UtilityTree.tree(), Limits.DEFAULT, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("cat: -: Is a directory\n1\n");
    }
}
