package lazuli.configure.certificates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;
import org.jspecify.annotations.Nullable;

/** {@code openssl rehash}: links named by hash to the certificates and revocation lists of a directory. */
final class Rehash {
    private static final List<String> EXTENSIONS = List.of("pem", "crt", "cer", "crl");

    private final TreeEditor tree;
    private final Consumer<String> warnings;
    private final Map<String, List<Link>> byHash = new TreeMap<>();

    /** A link that is there, or is needed. */
    private static final class Link {
        private final String file;
        private byte @Nullable [] digest;
        private int number = Integer.MAX_VALUE;

        Link(String file) {
            this.file = file;
        }

        boolean needed() {
            return digest != null;
        }
    }

    Rehash(TreeEditor tree, Consumer<String> warnings) {
        this.tree = tree;
        this.warnings = warnings;
    }

    void run(String directory) {
        for (String name : tree.list(directory)) {
            String path = directory + "/" + name;
            if (!(tree.lstat(path).orElse(null) instanceof Entry.Symlink link)
                    || !addLink(name, link.target())) {
                addFile(name, path);
            }
        }
        byHash.forEach((hash, links) -> link(directory, hash, links));
    }

    /** {@return whether this is the name of a link by hash} Takes it up if so: {@code 1a2b3c4d.0}, {@code 1a2b3c4d.r0}. */
    private boolean addLink(String name, String target) {
        if (name.length() < 10 || name.charAt(8) != '.') {
            return false;
        }
        for (int i = 0; i < 8; i++) {
            if (!HexFormat.isHexDigit(name.charAt(i))) {
                return false;
            }
        }
        boolean list = name.charAt(9) == 'r';
        String number = name.substring(list ? 10 : 9);
        if (number.isEmpty()
                || number.length() > 3
                || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        String hash = name.substring(0, 8).toLowerCase(Locale.ROOT) + (list ? ".r" : ".");
        Link link = find(hash, target);
        link.number = Math.min(link.number, Integer.parseInt(number));
        return true;
    }

    private Link find(String hash, String file) {
        List<Link> links = byHash.computeIfAbsent(hash, _ -> new ArrayList<>(1));
        for (Link link : links) {
            if (link.file.equals(file)) {
                return link;
            }
        }
        var link = new Link(file);
        links.add(link);
        return link;
    }

    private void addFile(String name, String path) {
        int dot = name.lastIndexOf('.');
        if (dot < 0 || !EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            return;
        }
        if (!(tree.stat(path).orElse(null) instanceof Entry.RegularFile file)) {
            return;
        }
        List<Pem> objects = Pem.parse(file.content().bytes());
        if (objects.size() != 1) {
            if (!objects.isEmpty()) {
                warnings.accept(
                        "rehash: warning: skipping %s, it does not contain exactly one certificate or CRL"
                                .formatted(name));
            }
            return;
        }
        try {
            add(name, objects.getFirst());
        } catch (Der.MalformedException damaged) {
            warnings.accept("rehash: error: skipping " + name + ", cannot open file");
        }
    }

    private void add(String name, Pem object) {
        if (object.isCertificate()) {
            addNeeded(
                    "%08x.".formatted(SubjectHash.ofCertificate(object.content())),
                    name,
                    object.content());
        } else if (object.isRevocationList()) {
            addNeeded(
                    "%08x.r".formatted(SubjectHash.ofRevocationList(object.content())),
                    name,
                    object.content());
        }
    }

    private void addNeeded(String hash, String name, byte[] content) {
        byte[] digest = SubjectHash.sha1(content);
        for (Link link : byHash.getOrDefault(hash, List.of())) {
            if (link.digest != null && Arrays.equals(digest, link.digest)) {
                warnings.accept("rehash: warning: skipping duplicate certificate in " + name);
                return;
            }
        }
        find(hash, name).digest = digest;
    }

    private void link(String directory, String hash, List<Link> links) {
        int needed = (int) links.stream().filter(Link::needed).count();
        var taken = new BitSet();
        for (Link link : links) {
            if (link.number < needed) {
                taken.set(link.number);
            }
        }
        for (Link link : links) {
            if (link.number < needed) {
                continue;
            }
            if (link.needed()) {
                int free = taken.nextClearBit(0);
                taken.set(free);
                String path = directory + "/" + hash + free;
                tree.removeAll(path);
                tree.symlink(link.file, path);
            } else {
                tree.removeAll(directory + "/" + hash + link.number);
            }
        }
    }
}
