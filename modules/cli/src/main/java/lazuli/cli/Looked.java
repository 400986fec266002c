package lazuli.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lazuli.oci.Image;
import lazuli.oci.ImageReader;
import lazuli.oci.layout.Layout;
import lazuli.tree.Tree;

/**
 * An image that is looked into: what is really in its files.
 *
 * @param name the image's, or the file's
 * @param architecture as the image's configuration calls it
 */
record Looked(String name, String architecture, Layout layout, Image image) {
    /** {@return the images that an operand means: a layout or its tar by path, or else an image that was built} */
    static List<Looked> at(String operand, Terminal terminal) {
        Path path = Path.of(operand);
        boolean file =
                operand.contains("/")
                        || operand.endsWith(".tar")
                        || Files.exists(path.resolve("oci-layout"));
        List<Looked> images = new ArrayList<>();
        if (file && Files.exists(path)) {
            add(images, operand, path);
        } else {
            BuiltImage.of(operand, terminal).forEach(built -> add(images, operand, built.layout()));
        }
        return images;
    }

    private static void add(List<Looked> images, String name, Path path) {
        Layout layout = Layout.open(path);
        for (Image image : layout.images()) {
            images.add(new Looked(name, image.config().platform().architecture(), layout, image));
        }
    }

    Tree tree() {
        return new ImageReader(layout).tree(image);
    }

    static String size(long bytes) {
        return bytes < 1 << 10
                ? bytes + " B"
                : bytes < 1 << 20
                        ? "%d KiB".formatted(Math.round(bytes / 1024.0))
                        : "%d.%d MiB".formatted(bytes >> 20, (bytes % (1 << 20)) * 10 >> 20);
    }
}
