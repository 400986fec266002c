package lazuli.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.content.Stamp;
import lazuli.oci.BlobSink;
import lazuli.oci.LayerContent;
import lazuli.oci.LayerWriter;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;

/** A small distribution with two packages of its own, whose scripts do what those of Debian's packages do most. */
final class TrainingProject {
    private static final String PACKAGES = "packages";
    private static final int CERTIFICATES = 40;
    private static final int LARGE = 3 << 20;

    private TrainingProject() {}

    /** {@return the text of its definition} */
    static String definition() {
        return resource(Project.DEFINITION).text();
    }

    /** Writes its definition and its packages. */
    static void write(Path folder) {
        OutputFiles.write(folder.resolve(Project.DEFINITION), resource(Project.DEFINITION));
        OutputFiles.write(folder.resolve("profile.toml"), resource("profile.toml"));
        Path packages = folder.resolve(PACKAGES);
        OutputFiles.write(
                packages.resolve("training-base_1.0-1_all.deb"),
                deb(
                        control("base", "preinst", "postinst", "triggers", "conffiles"),
                        baseFiles(),
                        Compression.XZ));
        OutputFiles.write(
                packages.resolve("training-app_2.0_amd64.deb"),
                deb(
                        control("app", "postinst", "config", "templates"),
                        appFiles(),
                        Compression.ZSTD));
    }

    private static ByteSource resource(String name) {
        String path = "training/" + name;
        try (InputStream in =
                Objects.requireNonNull(TrainingProject.class.getResourceAsStream(path), path)) {
            return ByteSource.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeEditor empty() {
        return TreeEditor.empty(0, new Origin.FromLazuli("training"));
    }

    private static Tree control(String name, String... members) {
        TreeEditor tree = empty();
        tree.write("/control", resource(name + ".control"), 0644);
        for (String member : members) {
            tree.write("/" + member, resource(name + "." + member), 0755);
            tree.chmod("/" + member, 0755);
        }
        return tree.toTree();
    }

    private static Tree baseFiles() {
        TreeEditor tree = empty();
        tree.mkdirs("/tmp", 01777);
        tree.mkdirs("/usr/bin", 0755);
        tree.mkdirs("/etc", 0755);
        tree.mkdirs("/usr/share/training", 0755);
        tree.mkdirs("/usr/share/man/man1", 0755);
        tree.write("/usr/share/man/man1/tool.1.gz", ByteSource.of("no page"), 0644);
        tree.write("/usr/share/training/tool.sh", resource("tool.sh"), 0755);
        tree.chmod("/usr/share/training/tool.sh", 0755);
        tree.mkdirs("/usr/share/doc/training-base", 0755);
        tree.write("/usr/share/doc/training-base/copyright", ByteSource.of("nobody's\n"), 0644);
        tree.write("/usr/share/doc/training-base/changelog", ByteSource.of("none\n"), 0644);
        StringBuilder names = new StringBuilder("# Certificates that training links.\n");
        for (int i = 0; i < CERTIFICATES; i++) {
            String name = "certificate-%02d.crt".formatted(i);
            names.append(name).append('\n');
            ByteSource certificate = ByteSource.of("certificate %d\n".formatted(i).repeat(60));
            tree.write("/usr/share/training/" + name, certificate, 0644);
        }
        tree.write("/etc/training.conf", ByteSource.of(names.toString()), 0644);
        return tree.toTree();
    }

    private static Tree appFiles() {
        TreeEditor tree = empty();
        tree.mkdirs("/usr/lib/training", 0755);
        byte[] large = new byte[LARGE];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 ^ i >> 7);
        }
        tree.write("/usr/lib/training/large", ByteSource.of(large), 0644);
        tree.symlink("large", "/usr/lib/training/largest");
        tree.link("/usr/lib/training/large", "/usr/lib/training/same");
        tree.mkdirs("/usr/share/training/plug-ins", 0755);
        tree.mkdirs("/usr/lib/systemd/system", 0755);
        tree.write("/usr/lib/systemd/system/training.service", resource("training.service"), 0644);
        tree.mkdirs("/usr/share/pam-configs", 0755);
        tree.write("/usr/share/pam-configs/training", resource("training.pam"), 0644);
        tree.write("/usr/share/training/plug-ins/one", ByteSource.of("one\n"), 0644);
        return tree.toTree();
    }

    /** deb(5): an ar archive of the format's version and two tar archives. */
    private static ByteSource deb(Tree control, Tree data, Compression compression) {
        var deb = new ByteArrayOutputStream();
        deb.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
        member(deb, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
        member(deb, "control.tar" + compression.suffix(), tar(control, compression));
        member(deb, "data.tar" + compression.suffix(), tar(data, compression));
        return ByteSource.of(deb.toByteArray());
    }

    private static void member(ByteArrayOutputStream ar, String name, byte[] bytes) {
        String header =
                "%-16s0           0     0     100644  %-10d`\n".formatted(name, bytes.length);
        ar.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        ar.writeBytes(bytes);
        if (bytes.length % 2 != 0) {
            ar.write('\n');
        }
    }

    private static byte[] tar(Tree tree, Compression compression) {
        var archive = new ByteArrayOutputStream();
        try {
            OutputStream encoder = compression.encoder(archive);
            Stamp stamp = new Stamp(0, Digest.of(new byte[0]));
            try (LayerWriter writer =
                    new LayerWriter(Compression.NONE, stamp, () -> new Archive(encoder))) {
                writer.write(new LayerContent("training", tree.entries()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }

    /** The one blob of a layer that is not compressed. */
    private record Archive(OutputStream out) implements BlobSink.Blob {
        @Override
        public void commit(Digest digest) throws IOException {
            out.close();
        }

        @Override
        public void close() {}
    }
}
