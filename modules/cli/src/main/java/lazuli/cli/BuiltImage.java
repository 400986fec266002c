package lazuli.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.Stream;
import lazuli.evidence.ImageManifest;
import lazuli.evidence.OriginsFile;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.tree.Origins;
import lazuli.tree.TreePath;

/**
 * An image that was built for one architecture.
 *
 * @param folder its files: {@code out/IMAGE/ARCH}
 */
record BuiltImage(String name, String architecture, Path folder) {
    /** {@return what was built of this image, for the architectures of {@code --arch} or else for all; at least one} */
    static List<BuiltImage> of(String image, Terminal terminal) {
        Path folder = Project.find(terminal).output().resolve(image);
        List<BuiltImage> built = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> folders = Files.list(folder)) {
                folders.filter(each -> Files.exists(each.resolve(ImageManifest.NAME)))
                        .map(each -> new BuiltImage(image, each.getFileName().toString(), each))
                        .filter(each ->
                                terminal.options().architectures().isEmpty()
                                        || terminal.options()
                                                .architectures()
                                                .contains(each.architecture))
                        .sorted(java.util.Comparator.comparing(BuiltImage::architecture))
                        .forEach(built::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (built.isEmpty()) {
            throw notBuilt(image, folder, terminal).exception();
        }
        return built;
    }

    private static Problem notBuilt(String image, Path folder, Terminal terminal) {
        try (Workshop workshop = Workshop.open(terminal)) {
            // To build it would not help where the definition does not have it.
            workshop.targets(List.of(image));
        }
        List<String> architectures = terminal.options().architectures();
        return new Problem(
                "image.not-built",
                Kind.DEFINITION,
                "the image %s was not built%s"
                        .formatted(
                                image,
                                architectures.isEmpty()
                                        ? ""
                                        : " for " + String.join(", ", architectures)),
                folder.toString(),
                "there is no " + ImageManifest.NAME + " of it",
                "build it: lazuli build " + image);
    }

    ImageManifest manifest() {
        Path file = folder.resolve(ImageManifest.NAME);
        try {
            return ImageManifest.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NavigableMap<TreePath, Origins> origins() {
        Path file = folder.resolve(OriginsFile.NAME);
        try (InputStream in = Files.newInputStream(file)) {
            return OriginsFile.read(in, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the OCI layout} */
    Path layout() {
        return folder.resolve(name + ".oci");
    }
}
