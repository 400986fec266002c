package lazuli.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lazuli.content.ByteSource;
import lazuli.deb.PackagesIndex;
import lazuli.deb.Version;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An index of packages: read as it comes from a mirror, and as it is kept; and the order of versions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PackagesBenchmark {
    private static final int PACKAGES = 20_000;

    private ByteSource index;
    private ByteBuffer compact;
    private List<Version> versions;

    @Setup
    public void prepare() {
        index = ByteSource.of(Samples.packages(PACKAGES));
        compact = PackagesIndex.scan(index, "sample").compact();
        Random random = new Random(2);
        versions = new ArrayList<>();
        for (int i = 0; i < PACKAGES; i++) {
            versions.add(Version.parse(Samples.version(random)));
        }
    }

    @Benchmark
    public PackagesIndex scan() {
        return PackagesIndex.scan(index, "sample");
    }

    @Benchmark
    public int read() {
        return PackagesIndex.read(compact.duplicate(), "sample").size();
    }

    @Benchmark
    public List<Version> sortVersions() {
        List<Version> sorted = new ArrayList<>(versions);
        Collections.sort(sorted);
        return sorted;
    }
}
