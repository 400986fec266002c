package lazuli.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lazuli.oci.Image;
import lazuli.oci.ImageReader;
import lazuli.oci.layout.Layout;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.tree.Tree;

/**
 * An image that is looked into: what is really in its files.
 *
 * @param name the image's, or the file's
 * @param architecture as the image's configuration calls it
 */
record Looked(String name, String architecture, Layout layout, Image image) {
    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB");

    /** {@return the images that an operand means: a layout or its tar by path, or else an image that was built} */
    static List<Looked> at(String operand, Terminal terminal) {
        List<Looked> images = new ArrayList<>();
        if (isPath(operand)) {
            add(images, operand, existing(Path.of(operand)));
        } else {
            BuiltImage.of(operand, terminal).forEach(built -> add(images, operand, built.layout()));
        }
        return images;
    }

    /** {@return whether this names files, and not an image of the definition} */
    static boolean isPath(String operand) {
        return operand.contains("/")
                || operand.endsWith(".tar")
                || Files.exists(Path.of(operand, "oci-layout"));
    }

    private static Path existing(Path path) {
        if (Files.exists(path)) {
            return path;
        }
        throw new Problem(
                        "image.no-such-path",
                        Kind.DEFINITION,
                        "there is no such file or folder",
                        path.toAbsolutePath().normalize().toString(),
                        "an operand with a slash, or that ends in .tar, is a path",
                        "name an OCI layout or its tar, or an image of the definition by its name alone")
                .exception();
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
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        double size = bytes / 1024.0;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.size() - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS.get(unit));
    }
}
