package lazuli.store.repository;

import java.net.URI;
import java.util.Optional;

/** The archives that Debian's mirrors carry: which suites each has, what its directory is called, and who has it for everybody. */
enum Archive {
    /** Releases, their updates and backports. */
    MAIN("debian", "http://ftp.debian.org/debian"),
    /** Security updates. */
    SECURITY("debian-security", "http://security.debian.org/debian-security");

    private final String directory;
    private final URI builtIn;

    Archive(String directory, String builtIn) {
        this.directory = directory;
        this.builtIn = URI.create(builtIn);
    }

    /** {@return the one that has a suite of this name} */
    static Archive ofSuite(String suite) {
        return suite.endsWith("-security") || suite.endsWith("/updates") ? SECURITY : MAIN;
    }

    /** {@return the one that this URL is a mirror of, as its last directory says} */
    static Optional<Archive> ofMirror(URI base) {
        String path = String.valueOf(base.getPath()).replaceAll("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        for (Archive archive : values()) {
            if (last.equals(archive.directory)) {
                return Optional.of(archive);
            }
        }
        return Optional.empty();
    }

    /** {@return where this archive is, beside the one that the URL is a mirror of} Where the URL does not say what it is a mirror of, it may have everything. */
    URI beside(URI base) {
        Optional<Archive> given = ofMirror(base);
        if (given.isEmpty() || given.get() == this) {
            return base;
        }
        String url = base.toString().replaceAll("/+$", "");
        return URI.create(url.substring(0, url.lastIndexOf('/') + 1) + directory);
    }

    URI builtIn() {
        return builtIn;
    }
}
