package lazuli.oci.registry;

/** Who we are to a registry. Never printed. */
public sealed interface Credentials {
    /** A name and its password, or an access token in its place. */
    record Password(String username, String password) implements Credentials {
        @Override
        public String toString() {
            return "Password[***]";
        }
    }

    /** A token that is changed for access tokens; OAuth 2's refresh token. */
    record IdentityToken(String token) implements Credentials {
        @Override
        public String toString() {
            return "IdentityToken[***]";
        }
    }
}
