package lazuli.oci;

import java.util.Optional;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/**
 * The name of an image in a registry: {@code registry.example:5000/team/base:4.0@sha256:…}. The grammar is that of the OCI distribution specification, with
 * Docker's defaults where the registry is left out.
 *
 * @param registry host, and port where one is said
 * @param repository the path in the registry
 * @param tag what the image is called there
 * @param digest which image it must be, whatever is called so
 */
public record Reference(
        String registry, String repository, Optional<String> tag, Optional<Digest> digest) {
    private static final String DOCKER_HUB = "docker.io";
    private static final int MAX_TAG = 128;
    private static final int MAX_NAME = 255;

    public Reference {
        check(isRegistry(registry), registry, "the registry's name is a host, and perhaps a port");
        check(
                isRepository(repository) && registry.length() + 1 + repository.length() <= MAX_NAME,
                repository,
                "a repository is lower-case letters and digits, parted by \".\", \"_\", \"__\" or \"-\", in components parted by \"/\"");
        tag.ifPresent(text ->
                check(
                        isTag(text),
                        text,
                        "a tag is up to 128 letters, digits, \".\", \"_\" or \"-\", and begins with neither \".\" nor \"-\""));
    }

    /** {@return the name that this text is} Without tag and digest it is the tag {@code latest}; without registry it is Docker Hub's. */
    public static Reference parse(String text) {
        Optional<Digest> digest = Optional.empty();
        String rest = text;
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = Optional.of(digest(text, rest.substring(at + 1)));
            rest = rest.substring(0, at);
        }
        Optional<String> tag = digest.isPresent() ? Optional.empty() : Optional.of("latest");
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = Optional.of(rest.substring(colon + 1));
            rest = rest.substring(0, colon);
        }
        int slash = rest.indexOf('/');
        String first = slash < 0 ? "" : rest.substring(0, slash);
        if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
            String registry = first.equals("index.docker.io") ? DOCKER_HUB : first;
            return new Reference(registry, onHub(registry, rest.substring(slash + 1)), tag, digest);
        }
        return new Reference(DOCKER_HUB, onHub(DOCKER_HUB, rest), tag, digest);
    }

    private static String onHub(String registry, String repository) {
        return registry.equals(DOCKER_HUB) && repository.indexOf('/') < 0
                ? "library/" + repository
                : repository;
    }

    private static Digest digest(String whole, String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw problem(whole, "a digest is \"sha256:\" and 64 hexadecimal digits in lower case");
        }
    }

    /** {@return what a request asks for: the digest, or else the tag} */
    public String tagOrDigest() {
        return digest.map(Digest::toString).or(() -> tag).orElse("latest");
    }

    /** {@return the host, and port, that answers for the registry: Docker Hub's is another than its name} */
    public String endpoint() {
        return registry.equals(DOCKER_HUB) ? "registry-1.docker.io" : registry;
    }

    /** {@return the same repository, this tag} */
    public Reference withTag(String newTag) {
        return new Reference(registry, repository, Optional.of(newTag), Optional.empty());
    }

    @Override
    public String toString() {
        return registry
                + "/"
                + repository
                + tag.map(t -> ":" + t).orElse("")
                + digest.map(d -> "@" + d).orElse("");
    }

    private static void check(boolean good, String text, String rule) {
        if (!good) {
            throw problem(text, rule);
        }
    }

    private static ProblemException problem(String text, String rule) {
        return new Problem(
                        "oci.reference",
                        Kind.DEFINITION,
                        "this is not the name of an image in a registry",
                        text.isBlank() ? "\"" + text + "\"" : text,
                        rule,
                        "write it as registry.example/repository:tag")
                .exception();
    }

    private static boolean isRegistry(String text) {
        int colon = text.lastIndexOf(':');
        boolean six = text.startsWith("[");
        int portAt = six ? text.indexOf("]:") + 1 : colon;
        String host = portAt > 0 ? text.substring(0, portAt) : text;
        String port = portAt > 0 ? text.substring(portAt + 1) : "0";
        boolean goodPort =
                !port.isEmpty()
                        && port.length() <= 5
                        && port.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean goodHost =
                six
                        ? host.endsWith("]")
                                && host.substring(1, host.length() - 1).matches("[0-9a-fA-F:]+")
                        : isHost(host);
        return goodPort && goodHost;
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.startsWith(".") || host.endsWith(".") || host.contains("..")) {
            return false;
        }
        return host.chars().allMatch(c -> isAlphanumeric(c) || c == '.' || c == '-');
    }

    private static boolean isRepository(String text) {
        for (String component : text.split("/", -1)) {
            if (!isComponent(component)) {
                return false;
            }
        }
        return true;
    }

    /** {@code [a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*}. */
    private static boolean isComponent(String text) {
        int separator = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                separator = 0;
                continue;
            }
            boolean first = separator == 0 && i > 0 && (c == '.' || c == '_' || c == '-');
            boolean more =
                    separator > 0
                            && c == text.charAt(i - 1)
                            && (c == '-' || c == '_' && separator == 1);
            if (!first && !more) {
                return false;
            }
            separator++;
        }
        return !text.isEmpty() && separator == 0;
    }

    private static boolean isTag(String text) {
        if (text.isEmpty()
                || text.length() > MAX_TAG
                || text.startsWith(".")
                || text.startsWith("-")) {
            return false;
        }
        return text.chars().allMatch(c -> isAlphanumeric(c) || c == '.' || c == '_' || c == '-');
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
