package lazuli.oci.registry;

import java.util.Optional;
import lazuli.oci.Reference;

/** Knows credentials. */
@FunctionalInterface
public interface CredentialSource {
    /** Knows none: everything is anonymous. */
    CredentialSource NONE = _ -> Optional.empty();

    /** {@return the credentials for this repository's registry; empty where there are none} */
    Optional<Credentials> find(Reference repository);
}
