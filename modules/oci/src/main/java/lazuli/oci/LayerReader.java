package lazuli.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.oci.tar.MalformedTarException;
import lazuli.oci.tar.TarMember;
import lazuli.oci.tar.TarReader;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** Reads layers, one after the other, into a tree. Whoever wrote them is not trusted: sizes are bounded, names lead nowhere but into the tree. */
final class LayerReader {
    private static final int MAX_PATH = 4096;
    private static final int SMALL = 1 << 14;

    private final Blobs blobs;
    private long bytesLeft;
    private long entriesLeft;
    private long metadataLeft;
    private long memoryLeft = 64L << 20;

    LayerReader(Blobs blobs, ReadLimits limits) {
        this.blobs = blobs;
        bytesLeft = limits.bytes();
        entriesLeft = limits.entries();
        metadataLeft = limits.metadataBytes();
    }

    /** A member and its content, which is empty for all but files. */
    record Member(TarMember header, ByteSource content) {}

    void apply(Descriptor layer, Digest diffId, TreeEditor editor) {
        try {
            List<Member> members = read(layer, diffId);
            LayerChanges.apply(members, editor);
        } catch (MalformedTarException | LayerChanges.RefusedException e) {
            throw problem(layer, String.valueOf(e.getMessage()));
        } catch (TreeException e) {
            throw problem(layer, "a member can't be unpacked: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw problem(layer, "it can't be read to its end: " + e.getMessage());
        }
    }

    private ProblemException problem(Descriptor layer, String why) {
        return new Problem(
                        "oci.layer",
                        Kind.DATA,
                        "a layer of the image is damaged, or was made to do harm",
                        "%s, %s".formatted(blobs.where(), layer.digest()),
                        why,
                        "make the image again, or get it from where it was made")
                .exception();
    }

    private List<Member> read(Descriptor layer, Digest diffId) throws IOException {
        Compression compression = layer.mediaType().layerCompression().orElseThrow();
        ByteSource blob = blobs.blob(layer);
        List<Member> members = new ArrayList<>();
        try (var compressed = new HashingStream(blob.open(), blob.size());
                var plain = new HashingStream(compression.decoder(compressed), bytesLeft)) {
            TarReader reader = new TarReader(plain);
            for (Optional<TarMember> next = reader.next(); next.isPresent(); next = reader.next()) {
                TarMember member = next.get();
                count(member);
                ByteSource content =
                        member.type() == TarMember.Type.FILE
                                ? content(member, reader.content(), blob, compression)
                                : ByteSource.empty();
                members.add(new Member(member, content));
            }
            plain.drain();
            compressed.drain();
            bytesLeft -= plain.count();
            ImageReader.checkDigest(blobs, layer, compressed.digest());
            Digest actual = plain.digest();
            if (!actual.equals(diffId)) {
                throw problem(
                        layer,
                        "its diffId is %s, and the configuration says %s"
                                .formatted(actual, diffId));
            }
        }
        return members;
    }

    private void count(TarMember member) {
        int name = Names.encode(member.name()).length;
        int link = Names.encode(member.linkName()).length;
        if (name > MAX_PATH || link > MAX_PATH) {
            throw new LayerChanges.RefusedException(
                    "a path of %d bytes".formatted(Math.max(name, link)));
        }
        long size = (long) name + link;
        for (var xattr : member.metadata().xattrs().entrySet()) {
            size += xattr.getKey().length() + xattr.getValue().size();
        }
        metadataLeft -= size;
        entriesLeft--;
        if (metadataLeft < 0 || entriesLeft < 0) {
            throw new LayerChanges.RefusedException(
                    "more entries, or more names, than any image has");
        }
    }

    /** Small contents are kept, as long as there is room; others are read again when they are wanted. */
    private ByteSource content(
            TarMember member, InputStream in, ByteSource blob, Compression compression)
            throws IOException {
        if (member.size() <= SMALL && member.size() <= memoryLeft) {
            memoryLeft -= member.size();
            return ByteSource.of(in.readAllBytes());
        }
        Digest.Hasher hasher = Digest.hasher();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            hasher.update(buffer, 0, n);
        }
        return new LayerFile(blob, compression, member.contentAt(), member.size(), hasher.digest());
    }
}
