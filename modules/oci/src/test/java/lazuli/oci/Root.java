package lazuli.oci;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether owners and devices can be unpacked here. */
public final class Root {
    private Root() {}

    /** {@return whether we are root} */
    public static boolean is() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (java.io.IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
