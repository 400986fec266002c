package lazuli.bench;

import java.io.OutputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lazuli.content.ByteSource;
import lazuli.shell.Script;
import lazuli.shell.Shell;
import lazuli.shell.command.Utilities;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What maintainer scripts do over and over: a hundred rounds of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ShellBenchmark {
    @Param({
        "x=$((x + 1))",
        "x=$(echo a)",
        "echo a | grep -q a",
        "ln -sf /a /b",
        "[ -e /etc/names ] && :"
    })
    private String command;

    private final SortedMap<String, String> environment =
            new TreeMap<>(java.util.Map.of("PATH", "/usr/bin", "LC_ALL", "C.UTF-8"));
    private Script script;
    private Tree tree;

    @Setup
    public void prepare() {
        TreeEditor editor = TreeEditor.empty(0, new Origin.FromLazuli("a benchmark"));
        editor.mkdirs("/usr/bin", 0755);
        editor.mkdirs("/etc", 0755);
        editor.write("/etc/names", ByteSource.of("a\nb\n"), 0644);
        tree = editor.toTree();
        script =
                Script.parse(
                        "i=0; while [ $i -lt 100 ]; do i=$((i + 1)); %s; done".formatted(command),
                        "benchmark");
    }

    @Benchmark
    public int rounds() {
        return Shell.over(tree.edit(), new Utilities("x86_64"))
                .environment(environment)
                .virtual()
                .out(OutputStream.nullOutputStream())
                .run(script, "sh", List.of());
    }
}
