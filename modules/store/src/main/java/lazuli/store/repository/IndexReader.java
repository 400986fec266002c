package lazuli.store.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.deb.Release;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.store.Shelf;
import lazuli.store.Store;
import lazuli.store.fetch.Fetcher;
import lazuli.store.fetch.Wanted;
import lazuli.store.repository.IndexFiles.Form;

/** Brings one list of packages into the store, decompressed and verified. */
final class IndexReader {
    /** Where a release does not say how large a list is: the largest list of Debian's has 60 MB. */
    private static final long LARGEST_UNKNOWN = 1L << 30;

    private static final int BUFFER = 1 << 16;

    private final Fetcher fetcher;
    private final Store store;
    private final String what;
    private final String directory;
    private final List<Mirror> mirrors;
    private final boolean byHash;
    private final IndexFiles files;

    IndexReader(
            Fetcher fetcher,
            RepositorySource source,
            String suite,
            List<Mirror> mirrors,
            boolean byHash,
            IndexFiles files) {
        this.fetcher = fetcher;
        this.store = fetcher.store();
        this.what =
                "the package list of %s %s%s %s"
                        .formatted(
                                source.name(),
                                suite,
                                files.component().isEmpty() ? "" : " " + files.component(),
                                files.architecture());
        this.directory = SuiteReader.directory(suite);
        this.mirrors = mirrors;
        this.byHash = byHash;
        this.files = files;
    }

    /** {@return what tells this list from every other} */
    Digest digest() {
        return files.plain().orElse(files.forms().getFirst().file()).digest();
    }

    private String name() {
        return digest().hex() + (files.plain().isPresent() ? "" : "-unpacked");
    }

    /** {@return the list, where the store has it} */
    Optional<ByteSource> stored() {
        boolean empty = files.plain().filter(file -> file.size() == 0).isPresent();
        return empty ? Optional.of(ByteSource.empty()) : store.sealed(Shelf.INDEXES, name());
    }

    /** {@return what to fetch so that {@link #read} has to fetch nothing} */
    Wanted wanted() {
        return wanted(files.forms().getFirst());
    }

    private Wanted wanted(Form form) {
        List<URI> urls = new ArrayList<>();
        String path = directory + form.path();
        String beside = path.substring(0, path.lastIndexOf('/') + 1);
        for (Mirror mirror : mirrors) {
            if (byHash) {
                urls.add(mirror.url(beside + "by-hash/SHA256/" + form.file().digest().hex()));
            }
            urls.add(mirror.url(path));
        }
        return new Wanted(what, urls, form.file().digest(), form.file().size());
    }

    /** {@return the list, in whichever form a mirror has it} */
    ByteSource read() {
        List<Problem> problems = new ArrayList<>();
        for (Form form : files.forms()) {
            try {
                Optional<ByteSource> there = stored();
                return there.isPresent() ? there.get() : unpacked(form);
            } catch (ProblemException e) {
                if (e.problems().getFirst().kind() == Kind.HOST) {
                    throw e;
                }
                problems.addAll(e.problems());
            }
        }
        throw new ProblemException(List.of(problems.getFirst()));
    }

    private ByteSource unpacked(Form form) {
        ByteSource packed = fetcher.get(wanted(form));
        ByteSource unpacked = store.seal(Shelf.INDEXES, name(), out -> unpack(packed, form, out));
        store.remove(store.download(form.file().digest()));
        return unpacked;
    }

    private void unpack(ByteSource packed, Form form, OutputStream out) throws IOException {
        Digest.Hasher hasher = Digest.hasher();
        long most = files.plain().map(Release.File::size).orElse(LARGEST_UNKNOWN);
        long size = 0;
        try (InputStream raw = packed.open();
                InputStream in = decoder(raw, form)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = read(in, buffer, form); n >= 0; n = read(in, buffer, form)) {
                size += n;
                if (size > most) {
                    throw bad(form, "it unpacks to more than %d bytes".formatted(most));
                }
                hasher.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        if (files.plain().isPresent() && !hasher.digest().equals(files.plain().get().digest())) {
            throw bad(form, "it unpacks to something else than what the Release promises");
        }
    }

    private InputStream decoder(InputStream raw, Form form) {
        try {
            return form.compression().decoder(raw);
        } catch (IOException e) {
            throw bad(form, "it can't be unpacked: " + e.getMessage());
        }
    }

    /** What goes wrong here is the data's fault, what goes wrong while writing the disk's. */
    private int read(InputStream in, byte[] buffer, Form form) {
        try {
            return in.read(buffer);
        } catch (IOException | UncheckedIOException e) {
            throw bad(form, "it can't be unpacked: " + e.getMessage());
        }
    }

    private ProblemException bad(Form form, String why) {
        return new Problem(
                        "repository.bad-index",
                        Kind.DATA,
                        what + " is damaged, though signed",
                        mirrors.getFirst().url(directory + form.path()).toString(),
                        why,
                        "tell the repository's maintainers; until they have mended it, leave it out")
                .exception();
    }
}
