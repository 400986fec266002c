package lazuli.deb;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lazuli.content.Digest;

/**
 * One binary package that a repository offers: what its paragraph of a {@code Packages} index says.
 *
 * @param name the package's name
 * @param version its version
 * @param architecture the architecture it is built for, or {@code all}
 * @param multiArch how it behaves beside other architectures
 * @param essential whether other packages may rely on it without saying so
 * @param isProtected whether it should not be removed from a running system ({@code Protected}, or the older {@code Important})
 * @param priority how much it belongs to a system
 * @param source what it was built from
 * @param filename the archive's path, relative to the repository's root
 * @param size the archive's size in bytes
 * @param digest the archive's SHA-256
 * @param installedSizeKib about how much space it takes when unpacked, in KiB, where the index says so
 * @param relations the texts of its relationship fields
 */
public record BinaryPackage(
        String name,
        Version version,
        String architecture,
        MultiArch multiArch,
        boolean essential,
        boolean isProtected,
        Priority priority,
        SourcePackage source,
        String filename,
        long size,
        Digest digest,
        OptionalLong installedSizeKib,
        Map<RelationField, String> relations) {
    public BinaryPackage {
        EnumMap<RelationField, String> copy = new EnumMap<>(RelationField.class);
        copy.putAll(relations);
        relations = Collections.unmodifiableMap(copy);
    }

    /**
     * {@return what this field says, read anew at each call; empty where the package has no such field}
     *
     * @throws IllegalArgumentException where the field's text is no list of relations
     */
    public List<Relation> relations(RelationField field) {
        String text = relations.get(field);
        return text == null ? List.of() : Relations.parse(text);
    }

    /** {@return name, version and architecture, as in {@code bash 5.2.37-2 amd64}} */
    @Override
    public String toString() {
        return name + " " + version + " " + architecture;
    }
}
