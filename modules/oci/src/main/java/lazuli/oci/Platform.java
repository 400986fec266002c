package lazuli.oci;

import java.util.Optional;

/**
 * What an image runs on; OCI image index, "platform". Names are Go's.
 *
 * @param architecture {@code amd64}, {@code arm64}, {@code riscv64}
 * @param os {@code linux}
 * @param variant of the processor: {@code v8}
 */
public record Platform(String architecture, String os, Optional<String> variant) {
    /** {@return Linux on this architecture as Debian calls it, with the variant that container engines expect} */
    public static Platform ofDebian(String architecture) {
        return switch (architecture) {
            case "arm64" -> linux("arm64", "v8");
            case "armhf" -> linux("arm", "v7");
            case "armel" -> linux("arm", "v5");
            case "i386" -> new Platform("386", "linux", Optional.empty());
            case "ppc64el" -> new Platform("ppc64le", "linux", Optional.empty());
            case "mips64el" -> new Platform("mips64le", "linux", Optional.empty());
            default -> new Platform(architecture, "linux", Optional.empty());
        };
    }

    private static Platform linux(String architecture, String variant) {
        return new Platform(architecture, "linux", Optional.of(variant));
    }

    /** {@return as engines write it: {@code linux/arm64/v8}} */
    @Override
    public String toString() {
        return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
    }

    void write(Json json) {
        json.field("architecture", architecture).field("os", os);
        variant.ifPresent(v -> json.field("variant", v));
    }

    static Platform read(JsonView json) {
        return new Platform(
                json.text("architecture"), json.text("os"), json.optionalText("variant"));
    }
}
