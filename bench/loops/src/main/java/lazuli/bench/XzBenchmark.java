package lazuli.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import lazuli.content.Compression;
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
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** The decoder of xz, which most packages are compressed by, beside that of XZ for Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class XzBenchmark {
    private static final int PACKAGES = 10_000;

    private byte[] compressed;

    @Setup
    public void prepare() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options())) {
            out.write(Samples.packages(PACKAGES).getBytes(StandardCharsets.UTF_8));
        }
        compressed = bytes.toByteArray();
    }

    @Benchmark
    public long ours() throws IOException {
        try (InputStream in = Compression.XZ.decoder(new ByteArrayInputStream(compressed))) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Benchmark
    public long xzForJava() throws IOException {
        try (InputStream in = new XZInputStream(new ByteArrayInputStream(compressed))) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
