package lazuli.oci.registry;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import lazuli.oci.Reference;
import org.jspecify.annotations.Nullable;

/** Says who we are when a registry asks: Basic, RFC 7617, or with a token from where its challenge leads; Docker Registry v2 authentication. */
final class Authorization {
    private static final int MAX_TOKEN = 1 << 17;

    private final Transport transport;
    private final CredentialSource source;
    private final Reference reference;
    private final List<String> scopes;
    private final boolean plainHttp;
    private Optional<Credentials> known = Optional.empty();
    private boolean asked;
    private @Nullable String header;

    Authorization(
            Transport transport,
            CredentialSource source,
            Reference reference,
            List<String> scopes,
            boolean plainHttp) {
        this.transport = transport;
        this.source = source;
        this.reference = reference;
        this.scopes = scopes;
        this.plainHttp = plainHttp;
    }

    /** {@return what to say, if anything is known yet} */
    synchronized Optional<String> header() {
        return Optional.ofNullable(header);
    }

    /** {@return whether there is now something else to say than what was refused} */
    synchronized boolean renew(Optional<String> refused, Answer answer) throws IOException {
        if (!header().equals(refused)) {
            return true;
        }
        List<Challenge> challenges =
                Challenge.parse(answer.headers().allValues("WWW-Authenticate"));
        for (Challenge challenge : challenges) {
            if (challenge.scheme().equals("bearer") && challenge.parameter("realm").isPresent()) {
                header = "Bearer " + token(challenge);
                return true;
            }
        }
        boolean basic =
                challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
        if (basic
                && refused.isEmpty()
                && credentials().orElse(null) instanceof Credentials.Password password) {
            header = basic(password);
            return true;
        }
        return false;
    }

    private Optional<Credentials> credentials() {
        if (!asked) {
            known = source.find(reference);
            asked = true;
        }
        return known;
    }

    private static String basic(Credentials.Password password) {
        String both = password.username() + ":" + password.password();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private String token(Challenge challenge) throws IOException {
        URI realm =
                Transport.resolve(
                        URI.create("https://invalid/"), challenge.parameter("realm").orElseThrow());
        boolean safe =
                "https".equals(realm.getScheme()) || plainHttp && "http".equals(realm.getScheme());
        if (!safe || realm.getHost() == null) {
            throw RegistryProblems.protocol(
                    reference, realm, "it sends us without TLS to where tokens are given");
        }
        List<String> parameters = new ArrayList<>();
        challenge
                .parameter("service")
                .ifPresent(service -> parameters.add(parameter("service", service)));
        List<String> wanted = new ArrayList<>(scopes);
        challenge
                .parameter("scope")
                .filter(scope -> !wanted.contains(scope))
                .ifPresent(wanted::add);
        Ask ask =
                switch (credentials().orElse(null)) {
                    case null -> get(realm, parameters, wanted);
                    case Credentials.Password password ->
                            get(realm, parameters, wanted).with("Authorization", basic(password));
                    case Credentials.IdentityToken identity ->
                            post(realm, parameters, wanted, identity);
                };
        try (Answer answer = transport.send(ask)) {
            if (!answer.good()) {
                throw RegistryProblems.refused(
                        "no token for the registry is given to us", reference, answer);
            }
            return token(realm, answer.bytes(MAX_TOKEN));
        }
    }

    private static Ask get(URI realm, List<String> parameters, List<String> wanted)
            throws IOException {
        List<String> query = new ArrayList<>(parameters);
        wanted.forEach(scope -> query.add(parameter("scope", scope)));
        String separator = realm.getRawQuery() == null ? "?" : "&";
        return Ask.of("GET", Transport.resolve(realm, realm + separator + String.join("&", query)));
    }

    /** OAuth 2, RFC 6749 section 6. */
    private static Ask post(
            URI realm,
            List<String> parameters,
            List<String> wanted,
            Credentials.IdentityToken identity) {
        List<String> form = new ArrayList<>(parameters);
        form.add(parameter("grant_type", "refresh_token"));
        form.add(parameter("client_id", "lazuli"));
        form.add(parameter("scope", String.join(" ", wanted)));
        form.add(parameter("refresh_token", identity.token()));
        return Ask.of("POST", realm)
                .withBody(
                        "application/x-www-form-urlencoded",
                        BodyPublishers.ofString(String.join("&", form)),
                        new AtomicLong());
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String token(URI realm, byte[] json) {
        try {
            JsonElement element = JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
            if (element instanceof JsonObject object) {
                for (String name : List.of("token", "access_token")) {
                    if (object.get(name) instanceof JsonPrimitive token
                            && isToken(token.getAsString())) {
                        return token.getAsString();
                    }
                }
            }
        } catch (JsonParseException notJson) {
            // Said below.
        }
        throw RegistryProblems.protocol(reference, realm, "what it gives is no token");
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
