package lazuli.configure;

import java.util.Optional;

/** What packages' programs gather from all over the tree, and know by name: no trigger of theirs names the paths, as dpkg expects whoever brings such a file to say so. */
final class Gathering {
    private Gathering() {}

    /** {@return the trigger that whoever puts something at this path activates} */
    static Optional<String> triggerOf(String path) {
        if (path.startsWith("/usr/local/share/ca-certificates/")
                || path.equals("/etc/ca-certificates.conf")) {
            return Optional.of("update-ca-certificates"); // update-ca-certificates(8)
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/etc/ld.so.conf")
                || path.startsWith("/etc/ld.so.conf.d/")
                || name.startsWith("lib") && name.contains(".so")) {
            return Optional.of("ldconfig"); // ldconfig(8)
        }
        return Optional.empty();
    }
}
