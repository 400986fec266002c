package lazuli.store.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import lazuli.content.Digest;
import lazuli.deb.DebPackage;
import lazuli.deb.DebReader;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.store.Shelf;
import lazuli.store.Store;
import lazuli.store.StoreLock;
import org.jspecify.annotations.Nullable;

/**
 * Packages, decoded once. The contents of a package that comes from here are read from the store when they are asked for; each is verified before its first
 * byte is given, and where the store was damaged or emptied meanwhile the package is decoded again unseen, from the .deb that was named. Thread-safe, and
 * safe under several programs on the same store.
 */
public final class PackageCache {
    private static final String DIGEST_DIFFERS = "store.digest-differs";

    private static final Consumer<Request> NOBODY =
            new Consumer<>() {
                @Override
                public void accept(Request request) {
                    // Nobody wants to hear of it.
                }
            };

    private final Store store;
    private final Optional<Consumer<Request>> refetch;

    /**
     * @param digest what the .deb's bytes must have
     * @param deb the file
     * @param where what the package is, for the reader of an error
     */
    public record Request(Digest digest, Path deb, String where) {}

    /** The decoded packages of this store, which has to stay open for as long as their contents are read. */
    public PackageCache(Store store) {
        this(store, Optional.empty());
    }

    /**
     * The decoded packages of this store, which has to stay open for as long as their contents are read.
     *
     * @param refetch gets the .deb of a request anew, where the one that it names is gone or damaged; from several threads
     */
    public PackageCache(Store store, Consumer<Request> refetch) {
        this(store, Optional.of(refetch));
    }

    private PackageCache(Store store, Optional<Consumer<Request>> refetch) {
        this.store = store;
        this.refetch = refetch;
    }

    /** {@return whether the package with this digest was decoded before} What was decoded may be damaged; then it will be decoded again. */
    public boolean has(Digest digest) {
        return Files.exists(home(digest).resolve(PackFormat.INDEX));
    }

    /**
     * {@return the package that this .deb holds}
     *
     * @throws ProblemException of kind DATA where the .deb is damaged or not the one that the digest says, of kind HOST where the disk fails
     */
    public DebPackage get(Digest digest, Path deb, String where) {
        return get(new Request(digest, deb, where));
    }

    /**
     * {@return the packages of these requests, in their order} Works on every core; the memory that takes does not grow with the packages.
     *
     * @throws ProblemException with the problems of all packages that have one
     */
    public List<DebPackage> getAll(List<Request> requests) {
        return getAll(requests, NOBODY);
    }

    /**
     * {@return the packages of these requests, in their order}
     *
     * @param decoded hears of each package that was not in the cache, when it is there; from several threads
     * @throws ProblemException with the problems of all packages that have one
     */
    public List<DebPackage> getAll(List<Request> requests, Consumer<Request> decoded) {
        return new Batch(this, requests, decoded).get();
    }

    DebPackage get(Request request) {
        DebPackage loaded = load(request);
        if (loaded != null) {
            return loaded;
        }
        // Another program that wants the same package waits, and then has it.
        try (StoreLock _ = store.lock("decode " + request.digest().hex())) {
            loaded = load(request);
            if (loaded == null) {
                discard(request.digest());
                loaded = decode(request);
            }
            return loaded;
        }
    }

    /** What is damaged goes before its .deb is looked for: where that is gone, {@link #has} must say so to whoever fetches it. */
    private void discard(Digest digest) {
        if (Files.exists(home(digest))) {
            try (Workplace place = Workplace.in(store)) {
                place.discard(home(digest));
            } catch (IOException e) {
                throw HostTrouble.writing(home(digest), e);
            }
        }
    }

    /** {@return the package as it is in the cache, or null where it is not, or not right} */
    @Nullable DebPackage load(Request request) {
        byte[] index = index(request.digest());
        return index == null ? null : read(index, request);
    }

    private @Nullable DebPackage read(byte[] index, Request request) {
        try {
            var pack = new Pack(index, home(request.digest()), new Again(request));
            DebPackage deb = IndexReader.read(pack);
            store.touch(home(request.digest()).resolve(PackFormat.INDEX));
            return deb;
        } catch (RuntimeException malformed) {
            return null;
        }
    }

    /** {@return the index, if it is there and right} */
    private byte @Nullable [] index(Digest digest) {
        String file = home(digest).resolve(PackFormat.INDEX).toString();
        try (var in = new RandomAccessFile(file, "r")) {
            if (in.length() > PackFormat.MAX_INDEX) {
                return null;
            }
            byte[] index = new byte[(int) in.length()];
            in.readFully(index);
            return isRight(index, digest) ? index : null;
        } catch (IOException notThere) {
            return null;
        }
    }

    private static boolean isRight(byte[] index, Digest digest) {
        if (index.length < PackFormat.CONTENT_AT + PackFormat.CRC_SIZE) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(index);
        int crcAt = index.length - PackFormat.CRC_SIZE;
        var crc = new CRC32C();
        crc.update(index, 0, crcAt);
        byte[] encoder =
                Arrays.copyOf(
                        PackFormat.ENCODER.getBytes(StandardCharsets.US_ASCII),
                        PackFormat.ENCODER_SIZE);
        int contents = header.getInt(PackFormat.CONTENTS_AT);
        return header.getLong(0) == PackFormat.MAGIC
                && header.getInt(Long.BYTES) == PackFormat.VERSION
                && header.getInt(PackFormat.LENGTH_AT) == index.length
                && header.getInt(crcAt) == (int) crc.getValue()
                && hex(index).equals(digest.hex())
                && header.slice(PackFormat.ENCODER_AT, PackFormat.ENCODER_SIZE)
                        .equals(ByteBuffer.wrap(encoder))
                && contents >= 0
                && contents <= (crcAt - PackFormat.CONTENT_AT) / PackFormat.CONTENT_SIZE;
    }

    private static String hex(byte[] index) {
        return HexFormat.of()
                .formatHex(index, PackFormat.DEB_AT, PackFormat.DEB_AT + PackFormat.SHA256_SIZE);
    }

    private final class Again implements Pack.Mender {
        private final Request request;

        Again(Request request) {
            this.request = request;
        }

        @Override
        public byte[] mend() {
            return again(request);
        }
    }

    private byte[] again(Request request) {
        discard(request.digest());
        decode(request);
        byte[] index = index(request.digest());
        if (index == null) {
            throw HostTrouble.unreliable(home(request.digest()));
        }
        return index;
    }

    private DebPackage decode(Request request) {
        try {
            return decodeOnce(request);
        } catch (ProblemException e) {
            if (refetch.isEmpty() || !isOfDownload(e.problems().getFirst())) {
                throw e;
            }
            store.remove(request.deb());
            refetch.get().accept(request);
            return decodeOnce(request);
        }
    }

    private static boolean isOfDownload(Problem problem) {
        return problem.code().equals(HostTrouble.DEB_MISSING)
                || problem.code().equals(DIGEST_DIFFERS);
    }

    private DebPackage decodeOnce(Request request) {
        store.directory(Shelf.DECODED);
        try (Workplace place = Workplace.in(store)) {
            write(request, place.directory());
            if (!place.moveTo(home(request.digest()))) {
                DebPackage others = load(request);
                if (others != null) {
                    return others;
                }
                place.discard(home(request.digest()));
                place.moveTo(home(request.digest()));
            }
        } catch (IOException e) {
            throw HostTrouble.writing(home(request.digest()), e);
        }
        DebPackage loaded = load(request);
        if (loaded == null) {
            throw HostTrouble.unreliable(home(request.digest()));
        }
        return loaded;
    }

    private static void write(Request request, Path to) throws IOException {
        try (PackWriter packs = new PackWriter(to)) {
            DebPackage deb = readDeb(request, packs);
            packs.finish();
            Files.write(
                    to.resolve(PackFormat.INDEX), IndexWriter.index(deb, request.digest(), packs));
        }
    }

    private static DebPackage readDeb(Request request, PackWriter packs) {
        try (var in = new HashedInput(Files.newInputStream(request.deb()))) {
            DebPackage deb;
            try {
                deb = DebReader.read(in, request.where(), packs);
            } catch (ProblemException e) {
                checkDigest(in, request, e);
                throw e;
            }
            checkDigest(in, request, null);
            return deb;
        } catch (IOException e) {
            throw HostTrouble.reading(request.deb(), e);
        } catch (UncheckedIOException e) {
            throw HostTrouble.reading(request.deb(), Objects.requireNonNull(e.getCause()));
        }
    }

    /** A wrong digest is the better explanation of whatever else is wrong. */
    private static void checkDigest(
            HashedInput in, Request request, @Nullable ProblemException found) throws IOException {
        if (found != null && found.problems().getFirst().kind() != Kind.DATA) {
            return;
        }
        in.transferTo(OutputStream.nullOutputStream());
        Digest digest = in.digest();
        if (!digest.equals(request.digest())) {
            throw new ProblemException(
                    new Problem(
                            DIGEST_DIFFERS,
                            Kind.DATA,
                            "a downloaded package is not the one that was asked for",
                            request.where() + ": " + request.deb(),
                            "its digest is " + digest + ", not " + request.digest(),
                            "remove the file, and run the command again: it will be fetched anew"));
        }
    }

    private Path home(Digest digest) {
        return store.path(Shelf.DECODED, digest.hex());
    }
}
