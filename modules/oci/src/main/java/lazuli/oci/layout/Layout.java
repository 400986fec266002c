package lazuli.oci.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.oci.Blobs;
import lazuli.oci.Descriptor;
import lazuli.oci.Image;
import lazuli.oci.ImageReader;
import lazuli.oci.Index;
import lazuli.oci.tar.MalformedTarException;
import lazuli.oci.tar.TarMember;
import lazuli.oci.tar.TarReader;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** An image layout that somebody wrote: a directory, or an uncompressed tar archive of one. */
public final class Layout implements Blobs {
    private static final int MAX_INDEX = 4 << 20;
    private static final int MAX_MEMBERS = 100_000;

    private final Path path;

    /** The members of an archive by name; of a directory nothing. */
    private final Optional<Map<String, FileSlice>> members;

    private Layout(Path path, Optional<Map<String, FileSlice>> members) {
        this.path = path;
        this.members = members;
    }

    /** {@return the layout at this path} */
    public static Layout open(Path path) {
        Layout layout;
        try {
            layout =
                    new Layout(
                            path,
                            Files.isDirectory(path) ? Optional.empty() : Optional.of(scan(path)));
        } catch (MalformedTarException e) {
            throw noLayout(
                    path,
                    "it is no directory, and as a tar archive it is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw Disk.cannotRead(path, e);
        }
        if (layout.file(LayoutWriter.LAYOUT_FILE).isEmpty()
                || layout.file(LayoutWriter.INDEX_FILE).isEmpty()) {
            throw noLayout(path, "it lacks oci-layout or index.json");
        }
        return layout;
    }

    private static Map<String, FileSlice> scan(Path archive) throws IOException {
        Map<String, FileSlice> members = new HashMap<>();
        try (InputStream in = Files.newInputStream(archive)) {
            TarReader reader = new TarReader(in);
            for (Optional<TarMember> next = reader.next(); next.isPresent(); next = reader.next()) {
                TarMember member = next.get();
                if (member.type() == TarMember.Type.FILE) {
                    String name =
                            member.name().startsWith("./")
                                    ? member.name().substring(2)
                                    : member.name();
                    members.put(name, new FileSlice(archive, member.contentAt(), member.size()));
                }
                if (members.size() > MAX_MEMBERS) {
                    throw noLayout(archive, "more than %d files".formatted(MAX_MEMBERS));
                }
            }
        }
        return members;
    }

    private static ProblemException noLayout(Path path, String why) {
        return new Problem(
                        "oci.no-layout",
                        Kind.DATA,
                        "this is no OCI image layout",
                        path.toString(),
                        why,
                        "give an image layout, as a directory or as an uncompressed tar archive; \"skopeo copy\" makes one of any image")
                .exception();
    }

    /** {@return what is in the layout} */
    public Index index() {
        ByteSource file = file(LayoutWriter.INDEX_FILE).orElseThrow();
        if (file.size() > MAX_INDEX) {
            throw noLayout(
                    path,
                    "its index.json has %d bytes; at most %d".formatted(file.size(), MAX_INDEX));
        }
        return Index.parse(file.bytes(), path + ", " + LayoutWriter.INDEX_FILE);
    }

    /** {@return all images in the layout, in its order} */
    public List<Image> images() {
        ImageReader reader = new ImageReader(this);
        return index().manifests().stream()
                .flatMap(manifest -> reader.images(manifest).stream())
                .toList();
    }

    @Override
    public ByteSource blob(Descriptor descriptor) {
        String name =
                "%s/%s/%s"
                        .formatted(
                                LayoutWriter.BLOBS, LayoutWriter.SHA256, descriptor.digest().hex());
        FileSlice file = file(name).orElseThrow(() -> missing(descriptor, "it is not there"));
        if (file.size() != descriptor.size()) {
            throw missing(
                    descriptor,
                    "it has %d bytes where %d were promised"
                            .formatted(file.size(), descriptor.size()));
        }
        return file;
    }

    private ProblemException missing(Descriptor descriptor, String why) {
        return new Problem(
                        "oci.missing-blob",
                        Kind.DATA,
                        "a blob of the image is missing",
                        "%s, %s".formatted(path, descriptor.digest()),
                        why,
                        "make the image again, or get it from where it was made")
                .exception();
    }

    private Optional<FileSlice> file(String name) {
        if (members.isPresent()) {
            return Optional.ofNullable(members.get().get(name));
        }
        Path file = path.resolve(name);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new FileSlice(file, 0, Files.size(file)))
                    : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
    }

    @Override
    public String where() {
        return path.toString();
    }
}
