package lazuli.definition.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lazuli.content.ByteSource;
import lazuli.definition.schema.Fault;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/** The small project that {@code lazuli init} writes: one container image, from Debian 13, that builds as it is. */
public final class StarterProject {
    /** The name of a definition's first file. */
    public static final String DEFINITION = "lazuli.toml";

    private static final String KEYS = "keys/debian-13.asc";
    private static final String MOTD = "files/motd";

    private static final String TEMPLATE =
            """
            # What this project builds: `lazuli build` makes every [image.NAME], `lazuli why PACKAGE` says why something is in it.
            # All settings: `lazuli schema`, and docs/reference/definition.md.

            [distribution]
            id = "@NAME@"
            name = "@NAME@"
            version = "1.0"
            id-like = ["debian"]
            architectures = ["amd64", "arm64"]

            # Where packages come from. Nothing is used that none of these keys has signed.
            [repository.debian]
            suites = ["trixie", "trixie-updates"]
            components = ["main"]
            keyring = "keys/debian-13.asc"
            # mirror = "https://mirror.example/debian"     # otherwise the host's own, or a public one

            [repository.debian-security]
            suites = ["trixie-security"]
            components = ["main"]
            keyring = "keys/debian-13.asc"

            # A named selection, which several images may include.
            [profile.slim]
            remove = ["/usr/share/doc/**", "/usr/share/man/**", "/usr/share/info/**", "/usr/share/locale/**"]
            keep = ["/usr/share/doc/*", "/usr/share/doc/*/copyright", "/usr/share/man/man[1-9]"]

            # An image: Debian's essential packages, and what is named here.
            [image.@NAME@]
            kind = "container"
            include = ["slim"]
            packages = [
                "apt",                  # take it out where nothing is to be installed later
                "ca-certificates",
            ]
            # recommends = true         # also what packages recommend; or a list of packages whose recommendations count
            cmd = ["bash"]

            [image.@NAME@.env]
            LANG = "C.UTF-8"

            # Files of your own; source = "FILE" takes one from beside this file, content = "TEXT" says it here.
            [[image.@NAME@.file]]
            path = "/etc/motd"
            source = "files/motd"
            """;

    private StarterProject() {}

    /**
     * {@return the project's files by name, in the order to write them}
     *
     * @param name the distribution's and the image's name, in kebab-case
     * @param debianKeys the OpenPGP certificates that sign Debian 13
     */
    public static SequencedMap<String, ByteSource> files(String name, ByteSource debianKeys) {
        if (!isName(name)) {
            throw new Problem(
                            Fault.BAD_NAME.code(),
                            Kind.DEFINITION,
                            "a project can't be called \"%s\"".formatted(name),
                            "lazuli init",
                            "names are kebab-case: lower-case letters and digits in words joined by -, a letter first",
                            "give a name like web-server")
                    .exception();
        }
        SequencedMap<String, ByteSource> files = new LinkedHashMap<>();
        files.put(DEFINITION, ByteSource.of(TEMPLATE.replace("@NAME@", name)));
        files.put(MOTD, ByteSource.of("This is " + name + ".\n"));
        files.put(KEYS, debianKeys);
        files.put(".gitignore", ByteSource.of("/out/\n"));
        return Collections.unmodifiableSequencedMap(files);
    }

    /** {@return whether a project can have this name} */
    public static boolean isName(String name) {
        return name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") && name.length() <= 64;
    }
}
