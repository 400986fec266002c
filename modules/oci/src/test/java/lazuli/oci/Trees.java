package lazuli.oci;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.content.PieceEncoder;
import lazuli.content.Stamp;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Names;
import lazuli.tree.Origin;
import lazuli.tree.Origins;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/** Trees to test with: the same seed gives the same tree. */
final class Trees {
    static final Stamp STAMP = new Stamp(1_700_000_000, Digest.of(new byte[0]));
    private static final Origin ORIGIN = new Origin.FromLazuli("test");
    private static final int[] SIZES = {
        0, 1, 511, 512, 513, 1023, 1024, 4095, 4096, 4097, 70_000, 1 << 20, (1 << 20) + 1
    };

    private Trees() {}

    /** Everything that a tree can have, and every border that a tar archive has. */
    static Tree everything() {
        TreeEditor editor = TreeEditor.empty(STAMP.epochSecond() - 1000, ORIGIN);
        Random random = new Random(7);
        editor.mkdirs("/usr/share/doc", 0755);
        for (int size : SIZES) {
            editor.write("/usr/share/doc/size-" + size, content(random, size), 0644);
        }
        names(editor);
        owners(editor);
        links(editor);
        specials(editor);
        xattrs(editor);
        editor.chmod("/", 0750);
        return editor.toTree();
    }

    private static void names(TreeEditor editor) {
        editor.mkdirs("/names", 0755);
        for (int length : new int[] {92, 93, 94, 95, 96, 99, 100, 101, 154, 155, 156, 200, 255}) {
            String name = "n".repeat(length);
            editor.write("/names/" + name, ByteSource.of("file " + length), 0600);
            editor.symlink(name, "/names/" + "s".repeat(length));
            editor.mkdir("/names/" + "d".repeat(length), 0711);
        }
        String deep = "/names";
        for (int i = 0; i < 30; i++) {
            deep += "/directory-" + i + "x".repeat(i);
            editor.mkdir(deep, 0755);
            editor.write(deep + "/file", ByteSource.of(deep), 0644);
        }
        editor.write("/names/grün", ByteSource.of("UTF-8"), 0644);
        editor.write("/names/日本語の名前", ByteSource.of("UTF-8"), 0644);
        editor.write(
                "/names/" + Names.decode(new byte[] {'a', (byte) 0xff, 'b'}),
                ByteSource.of("bytes"),
                0644);
        editor.symlink(Names.decode(new byte[] {(byte) 0xfe}), "/names/to-bytes");
        editor.symlink("ü".repeat(90), "/names/to-utf-8");
        editor.symlink("t".repeat(3000), "/names/to-far");
        editor.write("/names/with space\nand newline\\ 'quotes'\"", ByteSource.of("x"), 0644);
        editor.write("/names/-rf", ByteSource.of("x"), 0644);
    }

    private static void owners(TreeEditor editor) {
        editor.mkdirs("/owners", 01777);
        int[] ids = {0, 1, 1000, 65534, 07777777, 010000000, Integer.MAX_VALUE};
        for (int id : ids) {
            editor.write("/owners/" + id, ByteSource.of("owned"), 0644);
            editor.chown("/owners/" + id, id, id);
        }
        for (int mode : new int[] {0, 0400, 04755, 02755, 01644, 07777}) {
            editor.write("/owners/mode-" + mode, ByteSource.of("mode"), mode);
        }
        long[] times = {0, 1, STAMP.epochSecond(), STAMP.epochSecond() + 1, 1L << 34};
        for (long time : times) {
            editor.write("/owners/time-" + time, ByteSource.of("time"), 0644);
            editor.utime("/owners/time-" + time, time, true);
        }
        editor.mkdirs("/owners/old directory", 0755);
        editor.utime("/owners/old directory", 5, true);
    }

    private static void links(TreeEditor editor) {
        editor.mkdirs("/links/a", 0755);
        editor.write("/links/a/file", ByteSource.of("shared".repeat(1000)), 0644);
        for (int i = 0; i < 1000; i++) {
            editor.link("/links/a/file", "/links/l%04d".formatted(i));
        }
        editor.symlink("nowhere", "/links/symlink");
        editor.lchown("/links/symlink", 7, 8);
        editor.link("/links/symlink", "/links/symlink-too");
        String far = "/links/" + "far".repeat(80);
        editor.write(far, ByteSource.of("far"), 0644);
        editor.link(far, far + "-too");
    }

    private static void specials(TreeEditor editor) {
        editor.mkdirs("/dev", 0755);
        editor.mknod("/dev/null", Entry.SpecialType.CHARACTER_DEVICE, 0666, 1, 3);
        editor.mknod("/dev/large", Entry.SpecialType.CHARACTER_DEVICE, 0600, 511, 1_000_000);
        editor.mknod("/dev/sda", Entry.SpecialType.BLOCK_DEVICE, 0660, 8, 0);
        editor.chown("/dev/sda", 0, 6);
        editor.mknod("/dev/initctl", Entry.SpecialType.FIFO, 0600, 0, 0);
        editor.link("/dev/null", "/dev/null-too");
    }

    private static void xattrs(TreeEditor editor) {
        editor.write("/ping", ByteSource.of("capable"), 0755);
        SortedMap<String, ByteSource> xattrs = new TreeMap<>();
        // CAP_NET_RAW, permitted and effective: struct vfs_cap_data, revision 2.
        xattrs.put(
                "security.capability",
                ByteSource.of(
                        new byte[] {1, 0, 0, 2, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        xattrs.put("user.text", ByteSource.of("a=b\nc"));
        xattrs.put("user.large", ByteSource.of(new byte[1500]));
        editor.setXattrs("/ping", xattrs);
        editor.mkdir("/marked", 0755);
        SortedMap<String, ByteSource> mark = new TreeMap<>();
        mark.put("user.mark", ByteSource.of(new byte[] {0, 1, 2, (byte) 0xff, '\n'}));
        editor.setXattrs("/marked", mark);
    }

    /** Noise that compresses by half or so. */
    static ByteSource content(Random random, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) "abcdefgh lazuli\n".charAt(random.nextInt(16));
        }
        return ByteSource.of(bytes);
    }

    /** The same tree, its larger contents with their pieces at hand. */
    static Tree ready(Tree tree, Compression compression) {
        TreeMap<TreePath, Entry> entries = new TreeMap<>();
        try (PieceEncoder encoder = new PieceEncoder(compression)) {
            tree.entries()
                    .forEach((path, entry) ->
                            entries.put(
                                    path,
                                    entry
                                                    instanceof
                                                    Entry.RegularFile(
                                                            var metadata,
                                                            var content,
                                                            var origins)
                                            ? new Entry.RegularFile(
                                                    metadata,
                                                    ready(content, compression, encoder),
                                                    origins)
                                            : entry));
        }
        return new Tree(entries);
    }

    private static ByteSource ready(
            ByteSource content, Compression compression, PieceEncoder encoder) {
        ByteSource piece = ByteSource.of(encoder.encode(content.bytes()));
        return new ByteSource() {
            @Override
            public long size() {
                return content.size();
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content.bytes());
            }

            @Override
            public Optional<ByteSource> compressed(Compression asked) {
                return asked == compression ? Optional.of(piece) : Optional.empty();
            }
        };
    }

    /** A file that this package ships. */
    static void ship(
            TreeEditor editor,
            String packageName,
            String version,
            String path,
            ByteSource content) {
        editor.as(new Origin.FromPackage(packageName, version));
        editor.mkdirs(new TreePath(path).parent().value(), 0755);
        editor.put(
                new TreePath(path),
                new Entry.RegularFile(
                        new Metadata(0644, 0, 0, editor.clock()),
                        content,
                        Origins.all(editor.origin())));
    }
}
