package lazuli.configure;

import lazuli.problem.Kind;
import lazuli.problem.Problem;

/**
 * One of Debian's architectures, by its several names.
 *
 * @param name Debian's: {@code arm64}
 * @param multiarch the directory of its libraries: {@code aarch64-linux-gnu}
 * @param machine what {@code uname -m} says: {@code aarch64}
 */
record Architecture(String name, String multiarch, String machine) {
    static Architecture of(String name) {
        return switch (name) {
            case "amd64" -> new Architecture(name, "x86_64-linux-gnu", "x86_64");
            case "arm64" -> new Architecture(name, "aarch64-linux-gnu", "aarch64");
            case "armel" -> new Architecture(name, "arm-linux-gnueabi", "armv7l");
            case "armhf" -> new Architecture(name, "arm-linux-gnueabihf", "armv7l");
            case "i386" -> new Architecture(name, "i386-linux-gnu", "i686");
            case "ppc64el" -> new Architecture(name, "powerpc64le-linux-gnu", "ppc64le");
            case "riscv64" -> new Architecture(name, "riscv64-linux-gnu", "riscv64");
            case "s390x" -> new Architecture(name, "s390x-linux-gnu", "s390x");
            default ->
                    throw new Problem(
                                    "configure.architecture",
                                    Kind.DEFINITION,
                                    "this architecture is not known",
                                    "architecture " + name,
                                    "it is none of those Debian 13 is made for",
                                    "use amd64, arm64, armel, armhf, i386, ppc64el, riscv64 or s390x")
                            .exception();
        };
    }
}
