package lazuli.configure.order;

import java.util.List;
import lazuli.configure.dpkg.PackageRecord;

/** One start of dpkg, as apt makes it. The last one of a plan configures all that is left and runs all triggers. */
public sealed interface Step {
    /** {@code dpkg --unpack}. */
    record Unpack(List<PackageRecord> packages) implements Step {
        public Unpack {
            packages = List.copyOf(packages);
        }
    }

    /** {@code dpkg --configure} of these, without triggers. */
    record Configure(List<PackageRecord> packages) implements Step {
        public Configure {
            packages = List.copyOf(packages);
        }
    }

    /** {@code dpkg --configure --pending}. */
    record ConfigurePending() implements Step {}
}
