package lazuli.oci.registry;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import lazuli.oci.Reference;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/**
 * Credentials in the files that {@code docker login}, {@code podman login} and {@code skopeo login} write: {@code auths}, {@code credHelpers} and {@code credsStore}, as in
 * Docker's {@code config.json} and containers-auth.json(5). The first file that knows the registry counts.
 */
public final class DockerCredentials implements CredentialSource {
    private static final int MAX_FILE = 1 << 20;
    private static final String HUB = "https://index.docker.io/v1/";

    private final List<Path> files;

    /**
     * Reads these files when asked.
     *
     * @param files in the order of precedence; those that are not there are left out
     */
    public DockerCredentials(List<Path> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public Optional<Credentials> find(Reference repository) {
        for (Path file : files) {
            Optional<Credentials> found = read(file).flatMap(json -> find(file, json, repository));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonObject> read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE) {
                throw problem(file, "it is larger than %d bytes".formatted(MAX_FILE));
            }
            JsonElement json = JsonParser.parseString(Files.readString(file));
            if (json.isJsonObject()) {
                return Optional.of(json.getAsJsonObject());
            }
            throw problem(file, "it is no JSON object");
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JsonParseException e) {
            throw problem(file, "it is no JSON");
        } catch (IOException e) {
            throw problem(file, "it can't be read: " + e.getMessage());
        }
    }

    private static ProblemException problem(Path file, String why) {
        return new Problem(
                        "registry.credentials",
                        Kind.HOST,
                        "the file with the credentials for registries can't be used",
                        file.toString(),
                        why,
                        "log in again with docker, podman or skopeo, or remove the file")
                .exception();
    }

    private static Optional<Credentials> find(Path file, JsonObject json, Reference repository) {
        Optional<String> helper = helper(json, repository);
        if (helper.isPresent()) {
            Optional<Credentials> found =
                    CredentialHelper.ask(helper.get(), server(repository), file);
            if (found.isPresent()) {
                return found;
            }
        }
        if (!(json.get("auths") instanceof JsonObject auths)) {
            return Optional.empty();
        }
        for (String name : names(repository)) {
            for (var entry : auths.entrySet()) {
                if (normal(entry.getKey()).equals(name)
                        && entry.getValue() instanceof JsonObject auth) {
                    Optional<Credentials> found = credentials(file, auth);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> helper(JsonObject json, Reference repository) {
        if (json.get("credHelpers") instanceof JsonObject helpers) {
            for (String name : names(repository)) {
                Optional<String> helper = text(helpers, name);
                if (helper.isPresent()) {
                    return helper;
                }
            }
        }
        return text(json, "credsStore");
    }

    /** What a repository's credentials may stand under, the most special first: podman knows namespaces. */
    private static List<String> names(Reference repository) {
        List<String> names = new ArrayList<>();
        String name = repository.registry() + "/" + repository.repository();
        for (int slash = name.length(); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            names.add(name.substring(0, slash));
        }
        if (repository.registry().equals("docker.io")) {
            names.add("index.docker.io");
            names.add("registry-1.docker.io");
        }
        return names;
    }

    /** Docker's keys may be URLs: {@code https://index.docker.io/v1/}. */
    private static String normal(String key) {
        String name =
                key.startsWith("https://")
                        ? key.substring(8)
                        : key.startsWith("http://") ? key.substring(7) : key;
        while (name.endsWith("/")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.endsWith("/v1") || name.endsWith("/v2")
                ? name.substring(0, name.length() - 3)
                : name;
    }

    private static String server(Reference repository) {
        return repository.registry().equals("docker.io") ? HUB : repository.registry();
    }

    private static Optional<Credentials> credentials(Path file, JsonObject auth) {
        Optional<String> token = text(auth, "identitytoken");
        if (token.isPresent()) {
            return token.map(Credentials.IdentityToken::new);
        }
        Optional<String> both = text(auth, "auth");
        if (both.isEmpty()) {
            Optional<String> password = text(auth, "password");
            return text(auth, "username")
                    .flatMap(name -> password.map(p -> new Credentials.Password(name, p)));
        }
        try {
            String decoded =
                    new String(Base64.getDecoder().decode(both.get()), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            if (colon > 0) {
                // Docker pads with NUL.
                String password = decoded.substring(colon + 1).replace("\0", "");
                return Optional.of(new Credentials.Password(decoded.substring(0, colon), password));
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw problem(file, "an \"auth\" in it is not the Base64 of name:password");
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value
                        && value.isString()
                        && !value.getAsString().isEmpty()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }
}
