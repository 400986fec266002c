package lazuli.store.pack;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32C;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.deb.DebPackage;
import lazuli.deb.Stanza;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Names;
import lazuli.tree.TreePath;
import org.jspecify.annotations.Nullable;

/** Writes an index, as {@link PackFormat} lays it out. */
final class IndexWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<TreePath, Integer> numbers = new HashMap<>();
    private @Nullable Metadata last;

    private IndexWriter() {}

    /** {@return the index of a package whose contents are {@link PackWriter.Written}} */
    static byte[] index(DebPackage deb, Digest digest, PackWriter packs) {
        try {
            return new IndexWriter().write(deb, digest, packs);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    private byte[] write(DebPackage deb, Digest digest, PackWriter packs) throws IOException {
        writeHeader(digest, packs);
        writeStanza(deb.control());
        writeFiles(deb.controlFiles());
        out.writeInt(deb.data().entries().size());
        for (var entry : deb.data().entries().entrySet()) {
            writeEntry(entry.getKey(), entry.getValue());
        }
        writeOrder(deb.paths());
        out.writeInt(0);
        byte[] index = bytes.toByteArray();
        ByteBuffer whole = ByteBuffer.wrap(index);
        whole.putInt(PackFormat.LENGTH_AT, index.length);
        var crc = new CRC32C();
        crc.update(index, 0, index.length - PackFormat.CRC_SIZE);
        whole.putInt(index.length - PackFormat.CRC_SIZE, (int) crc.getValue());
        return index;
    }

    private void writeHeader(Digest digest, PackWriter packs) throws IOException {
        byte[] table = packs.table();
        out.writeLong(PackFormat.MAGIC);
        out.writeInt(PackFormat.VERSION);
        out.writeInt(0);
        out.write(HexFormat.of().parseHex(digest.hex()));
        byte[] encoder = PackFormat.ENCODER.getBytes(StandardCharsets.US_ASCII);
        out.write(encoder);
        out.write(new byte[PackFormat.ENCODER_SIZE - encoder.length]);
        out.writeLong(packs.packSize());
        out.writeLong(packs.piecesSize());
        out.writeInt(table.length / PackFormat.CONTENT_SIZE);
        out.write(table);
    }

    private void writeStanza(Stanza stanza) throws IOException {
        out.writeInt(stanza.fields().size());
        for (var field : stanza.fields().entrySet()) {
            writeText(field.getKey());
            writeText(field.getValue());
        }
    }

    private void writeFiles(SortedMap<String, ByteSource> files) throws IOException {
        out.writeInt(files.size());
        for (var file : files.entrySet()) {
            writeText(file.getKey());
            out.writeInt(number(file.getValue()));
        }
    }

    private void writeEntry(TreePath path, Entry entry) throws IOException {
        int number = numbers.size();
        numbers.put(path, number);
        switch (entry) {
            case Entry.Directory(var metadata, _) ->
                    writeInode(PackFormat.DIRECTORY, path, metadata);
            case Entry.RegularFile(var metadata, var content, _) -> {
                writeInode(PackFormat.FILE, path, metadata);
                out.writeInt(number(content));
            }
            case Entry.Symlink(var metadata, var target, _) -> {
                writeInode(PackFormat.SYMLINK, path, metadata);
                writeText(target);
            }
            case Entry.Special(var metadata, var type, int major, int minor, _) -> {
                writeInode(code(type), path, metadata);
                out.writeInt(major);
                out.writeInt(minor);
            }
            case Entry.HardLink(var target, _) -> {
                out.writeByte(PackFormat.HARD_LINK);
                writeText(path.value());
                out.writeInt(number(target));
            }
        }
    }

    private static byte code(Entry.SpecialType type) {
        return switch (type) {
            case CHARACTER_DEVICE -> PackFormat.CHARACTER_DEVICE;
            case BLOCK_DEVICE -> PackFormat.BLOCK_DEVICE;
            case FIFO -> PackFormat.FIFO;
            case SOCKET -> PackFormat.SOCKET;
        };
    }

    private void writeInode(byte type, TreePath path, Metadata metadata) throws IOException {
        boolean same = metadata.equals(last);
        out.writeByte(same ? type | PackFormat.SAME_METADATA : type);
        writeText(path.value());
        if (!same) {
            last = metadata;
            out.writeInt(metadata.mode());
            out.writeInt(metadata.uid());
            out.writeInt(metadata.gid());
            out.writeLong(metadata.mtime());
            out.writeInt(metadata.xattrs().size());
            for (var xattr : metadata.xattrs().entrySet()) {
                writeText(xattr.getKey());
                byte[] value = xattr.getValue().bytes();
                out.writeInt(value.length);
                out.write(value);
            }
        }
    }

    private void writeOrder(List<TreePath> paths) throws IOException {
        out.writeInt(paths.size());
        for (TreePath path : paths) {
            out.writeInt(number(path));
        }
    }

    private int number(TreePath path) {
        Integer number = numbers.get(path);
        if (number == null) {
            throw new IllegalArgumentException(path + " is not in the tree, or not before this");
        }
        return number;
    }

    private static int number(ByteSource content) {
        if (content instanceof PackWriter.Written(int number, _)) {
            return number;
        }
        throw new IllegalArgumentException("a content that is not in the pack");
    }

    private void writeText(String text) throws IOException {
        byte[] name = Names.encode(text);
        out.writeInt(name.length);
        out.write(name);
    }
}
