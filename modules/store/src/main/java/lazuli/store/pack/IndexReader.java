package lazuli.store.pack;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.deb.DebPackage;
import lazuli.deb.Stanza;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Names;
import lazuli.tree.Origin;
import lazuli.tree.Origins;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;

/** Reads the body of an index whose checksum was right. Whatever is wrong nevertheless ends in an unchecked exception. */
final class IndexReader {
    private final ByteBuffer in;
    private final byte[] bytes;
    private final Pack pack;
    private Metadata last = new Metadata(0, 0, 0, 0);

    private IndexReader(Pack pack) {
        this.pack = pack;
        this.bytes = pack.index();
        this.in = ByteBuffer.wrap(bytes);
        in.position(PackFormat.CONTENT_AT + pack.contents() * PackFormat.CONTENT_SIZE);
    }

    /** {@return the package that this pack's index describes} */
    static DebPackage read(Pack pack) {
        return new IndexReader(pack).read();
    }

    private DebPackage read() {
        Stanza control = readStanza();
        SortedMap<String, ByteSource> files = readFiles();
        Origins origins =
                Origins.all(
                        new Origin.FromPackage(
                                control.require("Package"), control.require("Version")));
        int count = readCount();
        List<TreePath> paths = new ArrayList<>(count);
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte type = in.get();
            paths.add(new TreePath(readText()));
            entries.add(readEntry(type, paths, origins));
        }
        List<TreePath> order = readOrder(paths);
        if (in.remaining() != PackFormat.CRC_SIZE) {
            throw new IllegalArgumentException("the index goes on after its end");
        }
        return new DebPackage(control, files, order, Tree.ofSorted(paths, entries));
    }

    private Stanza readStanza() {
        int count = readCount();
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            fields.put(readText(), readText());
        }
        return new Stanza(fields);
    }

    private SortedMap<String, ByteSource> readFiles() {
        int count = readCount();
        SortedMap<String, ByteSource> files = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            files.put(readText(), pack.content(in.getInt()));
        }
        return files;
    }

    private Entry readEntry(byte type, List<TreePath> paths, Origins origins) {
        if (type == PackFormat.HARD_LINK) {
            return new Entry.HardLink(paths.get(in.getInt()), origins);
        }
        if ((type & PackFormat.SAME_METADATA) == 0) {
            last = readMetadata();
        }
        return switch ((byte) (type & ~PackFormat.SAME_METADATA)) {
            case PackFormat.DIRECTORY -> new Entry.Directory(last, origins);
            case PackFormat.FILE -> new Entry.RegularFile(last, pack.content(in.getInt()), origins);
            case PackFormat.SYMLINK -> new Entry.Symlink(last, readText(), origins);
            case PackFormat.CHARACTER_DEVICE ->
                    readSpecial(Entry.SpecialType.CHARACTER_DEVICE, origins);
            case PackFormat.BLOCK_DEVICE -> readSpecial(Entry.SpecialType.BLOCK_DEVICE, origins);
            case PackFormat.FIFO -> readSpecial(Entry.SpecialType.FIFO, origins);
            case PackFormat.SOCKET -> readSpecial(Entry.SpecialType.SOCKET, origins);
            default -> throw new IllegalArgumentException("no type of an entry: " + type);
        };
    }

    private Entry.Special readSpecial(Entry.SpecialType type, Origins origins) {
        return new Entry.Special(last, type, in.getInt(), in.getInt(), origins);
    }

    private Metadata readMetadata() {
        int mode = in.getInt();
        int uid = in.getInt();
        int gid = in.getInt();
        long mtime = in.getLong();
        int count = readCount();
        if (count == 0) {
            return new Metadata(mode, uid, gid, mtime);
        }
        SortedMap<String, ByteSource> xattrs = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String name = readText();
            byte[] value = new byte[readCount()];
            in.get(value);
            xattrs.put(name, ByteSource.of(value));
        }
        return new Metadata(mode, uid, gid, mtime, xattrs);
    }

    private List<TreePath> readOrder(List<TreePath> paths) {
        int count = readCount();
        List<TreePath> order = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            order.add(paths.get(in.getInt()));
        }
        return order;
    }

    /** Each of what is counted takes at least one byte. */
    private int readCount() {
        int count = in.getInt();
        if (count < 0 || count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private String readText() {
        int length = readCount();
        int at = in.position();
        in.position(at + length);
        return Names.decode(bytes, at, length);
    }
}
