package lazuli.oci.registry;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import lazuli.oci.Reference;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What is said when a registry does not do what we ask. */
final class RegistryProblems {
    private static final int MAX_ERROR = 1 << 13;

    private RegistryProblems() {}

    static ProblemException of(String code, String what, String where, String why, String fix) {
        return new Problem(
                        code,
                        Kind.REMOTE,
                        what,
                        where,
                        why.isBlank() ? "the registry does not say why" : why,
                        fix)
                .exception();
    }

    static ProblemException unreachable(URI uri, IOException e) {
        return new ProblemException(
                new Problem(
                        "registry.unreachable",
                        Kind.REMOTE,
                        "the registry does not answer",
                        plain(uri),
                        reason(e),
                        fix(e)),
                e);
    }

    private static String fix(IOException e) {
        if (cause(e, SSLException.class) != null) {
            return "if the registry has no TLS, use --plain-http; else check its certificate and the clock";
        }
        return "check the registry's name, the network and the proxy, and try again";
    }

    private static String reason(IOException e) {
        if (cause(e, UnknownHostException.class) != null
                || cause(e, UnresolvedAddressException.class) != null) {
            return "its name can't be resolved";
        }
        SSLException tls = cause(e, SSLException.class);
        if (tls != null) {
            return "TLS: " + tls.getMessage();
        }
        if (cause(e, HttpTimeoutException.class) != null) {
            return "no connection in time";
        }
        if (cause(e, ConnectException.class) != null) {
            return "the connection is refused";
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? "the connection broke off" : message;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
        Throwable each = e;
        for (int depth = 0; each != null && depth < 10; depth++) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
            each = each.getCause();
        }
        return null;
    }

    /** What is wrong when the registry refuses: closes the answer. */
    static ProblemException refused(String what, Reference reference, Answer answer) {
        try (answer) {
            String where = "%s, %s".formatted(reference, plain(answer.uri()));
            String why = "HTTP status %d%s".formatted(answer.status(), message(answer));
            return switch (answer.status()) {
                case 401, 403 ->
                        of(
                                "registry.denied",
                                what,
                                where,
                                why,
                                "log in with \"docker login %s\" or the like, as somebody who may do that"
                                        .formatted(reference.registry()));
                case 404 ->
                        of(
                                "registry.not-found",
                                what,
                                where,
                                why,
                                "check the name of repository and tag");
                case 413 ->
                        of(
                                "registry.too-large",
                                what,
                                where,
                                why,
                                "raise the limit of the registry, or of the proxy before it");
                case 429 ->
                        of(
                                "registry.too-many-requests",
                                what,
                                where,
                                why,
                                "wait and try again, or log in");
                default ->
                        answer.status() >= 500
                                ? of(
                                        "registry.failed",
                                        what,
                                        where,
                                        why,
                                        "try again later, or tell the registry's administrator")
                                : of(
                                        "registry.refused",
                                        what,
                                        where,
                                        why,
                                        "do what the registry says, or tell its administrator");
            };
        }
    }

    static ProblemException protocol(Reference reference, URI uri, String why) {
        return of(
                "registry.protocol",
                "the registry does not follow the OCI distribution specification",
                "%s, %s".formatted(reference, plain(uri)),
                why,
                "check that this is a registry, and that no proxy stands before it");
    }

    /** The first error of the body that the specification has for it. */
    private static String message(Answer answer) {
        try {
            String text = new String(answer.body().readNBytes(MAX_ERROR), StandardCharsets.UTF_8);
            JsonElement json = JsonParser.parseString(text);
            if (json instanceof JsonObject object
                    && object.get("errors") instanceof com.google.gson.JsonArray errors
                    && !errors.isEmpty()
                    && errors.get(0) instanceof JsonObject error) {
                return ": " + text(error, "code") + " " + text(error, "message");
            }
        } catch (IOException | JsonParseException nothingToRead) {
            // The status has to do.
        }
        return "";
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value
                ? printable(value.getAsString())
                : "";
    }

    private static String printable(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .limit(500)
                .forEach(c -> plain.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return plain.toString();
    }

    /** Without the query, which may hold a signature or a state. */
    static String plain(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
