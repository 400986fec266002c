package lazuli.store.pack;

import java.util.TreeMap;
import lazuli.content.Digest;
import lazuli.deb.DebPackage;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;

/** A package as text, contents read and all. */
final class Described {
    private Described() {}

    static String of(DebPackage deb) {
        var text = new StringBuilder();
        text.append(deb.control().fields()).append('\n').append(deb.paths()).append('\n');
        deb.controlFiles()
                .forEach((name, file) ->
                        text.append(name).append(' ').append(Digest.of(file.bytes())).append('\n'));
        deb.data()
                .entries()
                .forEach((path, entry) ->
                        text.append(path).append(' ').append(of(entry)).append('\n'));
        return text.toString();
    }

    private static String of(Entry entry) {
        return switch (entry) {
            case Entry.HardLink link -> link.toString();
            case Entry.Directory(var metadata, var origins) -> "d " + of(metadata) + origins;
            case Entry.Symlink(var metadata, var target, _) -> "l " + of(metadata) + target;
            case Entry.Special(var metadata, var type, int major, int minor, _) ->
                    type + " " + of(metadata) + major + ":" + minor;
            case Entry.RegularFile(var metadata, var content, _) ->
                    "f " + of(metadata) + content.size() + " " + Digest.of(content.bytes());
        };
    }

    private static String of(Metadata metadata) {
        var xattrs = new TreeMap<String, String>();
        metadata.xattrs().forEach((name, value) -> xattrs.put(name, value.text()));
        return metadata.withXattrs(new TreeMap<>()) + " " + xattrs + " ";
    }
}
