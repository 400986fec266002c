package lazuli.referee;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/**
 * Hands a reader one bad input after the other. Each input comes from a seed of its own, counted from zero, so that the one that breaks a reader can be had again alone:
 * {@code -Dlazuli.fuzz.seed=N}. As many as the test says, or as many as {@code -Dlazuli.fuzz.minutes=N} has time for.
 */
public final class Fuzzer {
    /** A reader that takes more of a processor's time over one small input hangs, as far as its user can tell. How busy the host is says nothing. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long FIRST = Long.getLong("lazuli.fuzz.seed", 0);
    private static final long MINUTES = Long.getLong("lazuli.fuzz.minutes", 0);

    private Fuzzer() {}

    /** A reader, and what must hold of it. */
    @FunctionalInterface
    public interface Target {
        /** Makes an input and reads it. Whatever is thrown is a fault. */
        void read(Random random) throws Exception;
    }

    /** Runs this many rounds, or for as long as was asked for. */
    public static void run(int rounds, Target target) {
        long end = MINUTES == 0 ? 0 : System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        AtomicLong began = new AtomicLong();
        AtomicLong seed = new AtomicLong(FIRST);
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        Thread worker =
                new Thread(
                        () -> {
                            try {
                                while (end == 0
                                        ? seed.get() < FIRST + rounds
                                        : System.nanoTime() < end) {
                                    began.set(THREADS.getCurrentThreadCpuTime());
                                    target.read(random(seed.get()));
                                    seed.incrementAndGet();
                                }
                            } catch (Throwable e) {
                                fault.set(e);
                            }
                        },
                        "fuzzer");
        worker.setDaemon(true);
        worker.start();
        await(worker, began, seed);
        if (fault.get() != null) {
            Assertions.fail("seed " + seed, fault.get());
        }
        if (end != 0) {
            System.out.println((seed.get() - FIRST) + " inputs, and each was read or refused");
        }
    }

    private static void await(Thread worker, AtomicLong began, AtomicLong seed) {
        try {
            while (!worker.join(Duration.ofMillis(100))) {
                if (THREADS.getThreadCpuTime(worker.threadId()) - began.get() > SOON.toNanos()) {
                    AssertionError hang =
                            new AssertionError("seed " + seed + " takes over " + SOON);
                    hang.setStackTrace(worker.getStackTrace());
                    throw hang;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Neighbouring seeds begin alike: this takes them apart. */
    private static Random random(long seed) {
        return new Random(seed * 0x9e3779b97f4a7c15L);
    }

    /** {@return these bytes with one to four changes: bits, bytes, numbers, pieces doubled, moved or left out, words put in} */
    public static byte[] mutated(byte[] bytes, Random random, String... words) {
        byte[] changed = bytes;
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            changed = changedOnce(changed, random, words);
        }
        return changed;
    }

    private static byte[] changedOnce(byte[] bytes, Random random, String... words) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - at, length(random));
        return switch (random.nextInt(words.length == 0 ? 6 : 8)) {
            case 0 -> overwritten(bytes, at, new byte[] {(byte) random.nextInt(256)});
            case 1 -> flipped(bytes, at, random);
            case 2 -> overwritten(bytes, at, number(random));
            case 3 -> spliced(bytes, at, length, new byte[0]);
            case 4 -> spliced(bytes, at, 0, repeated(bytes, at, length, random));
            case 5 -> Arrays.copyOf(bytes, at);
            case 6 -> overwritten(bytes, at, word(random, words));
            default -> spliced(bytes, at, random.nextInt(length + 1), word(random, words));
        };
    }

    /** Mostly short. */
    private static int length(Random random) {
        return random.nextInt(1 << 1 + random.nextInt(12));
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] changed = bytes.clone();
        if (at < bytes.length) {
            changed[at] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] number(Random random) {
        byte[] number = new byte[1 << random.nextInt(4)];
        Arrays.fill(number, (byte) (random.nextBoolean() ? 0xff : 0));
        number[random.nextBoolean() ? 0 : number.length - 1] =
                (byte) (random.nextBoolean() ? 0x7f : 0x80);
        return number;
    }

    private static byte[] word(Random random, String... words) {
        return words[random.nextInt(words.length)].getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] repeated(byte[] bytes, int at, int length, Random random) {
        int times = random.nextInt(8) == 0 ? random.nextInt(200) : 1 + random.nextInt(2);
        byte[] repeated = new byte[length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, at, repeated, i * length, length);
        }
        return repeated;
    }

    private static byte[] overwritten(byte[] bytes, int at, byte[] with) {
        return spliced(bytes, at, Math.min(with.length, bytes.length - at), with);
    }

    private static byte[] spliced(byte[] bytes, int at, int without, byte[] with) {
        byte[] spliced = new byte[bytes.length - without + with.length];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(with, 0, spliced, at, with.length);
        System.arraycopy(
                bytes, at + without, spliced, at + with.length, bytes.length - at - without);
        return spliced;
    }
}
