package lazuli.oci.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import lazuli.content.Stamp;
import lazuli.oci.tar.TarBlock;
import lazuli.oci.tar.TarHeader;

/** Makes a tar archive of an image layout directory: what {@code skopeo} calls {@code oci-archive:}, {@code podman load} reads, and a person can carry away. */
public final class LayoutArchive {
    private LayoutArchive() {}

    /** Writes the archive beside its name, from the layout's files as they are, and moves it into place. All its members are as old as the stamp. */
    public static void write(Path layout, Path archive, Stamp stamp) {
        try (Staging staging = Staging.file(archive)) {
            write(layout, staging.channel(), stamp.epochSecond());
            staging.commit();
        } catch (IOException e) {
            throw Disk.cannotWrite(archive, e);
        }
    }

    private static void write(Path layout, FileChannel out, long mtime) throws IOException {
        String blobs = LayoutWriter.BLOBS + "/" + LayoutWriter.SHA256;
        write(out, TarHeader.ofDirectory(LayoutWriter.BLOBS, mtime));
        write(out, TarHeader.ofDirectory(blobs, mtime));
        for (String name : names(layout.resolve(LayoutWriter.BLOBS).resolve(LayoutWriter.SHA256))) {
            copy(layout, blobs + "/" + name, out, mtime);
        }
        copy(layout, LayoutWriter.INDEX_FILE, out, mtime);
        copy(layout, LayoutWriter.LAYOUT_FILE, out, mtime);
        write(out, new byte[2 * TarBlock.SIZE]);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    private static void copy(Path layout, String name, FileChannel out, long mtime)
            throws IOException {
        try (FileChannel in = FileChannel.open(layout.resolve(name), StandardOpenOption.READ)) {
            long size = in.size();
            write(out, TarHeader.ofFile(name, size, mtime));
            long at = 0;
            while (at < size) {
                long n = in.transferTo(at, size - at, out);
                if (n <= 0) {
                    throw new IOException(name + " became shorter while it was read");
                }
                at += n;
            }
            write(out, new byte[TarBlock.padding(size)]);
        }
    }

    private static void write(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }
}
