package lazuli.store.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import lazuli.store.fetch.FetchException.Cause;

/** Where a redirection may lead. */
final class Redirect {
    private Redirect() {}

    static boolean is(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** {@return where this answer sends us} Never from https to http, and never to anything but a web server. */
    static URI target(Head head) throws FetchException {
        String location = head.field("Location").orElse("");
        URI target;
        try {
            target = head.uri().resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw refused("it redirects to something that is no URL");
        }
        String scheme = target.getScheme();
        if (location.isEmpty() || target.getHost() == null) {
            throw refused("it redirects to nowhere");
        }
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw refused("it redirects to a %s URL".formatted(scheme));
        }
        if ("https".equals(head.uri().getScheme()) && "http".equals(scheme)) {
            throw refused(
                    "it redirects from https to http, to %s, which anybody in between can read and change"
                            .formatted(target.getHost()));
        }
        return target;
    }

    private static FetchException refused(String why) {
        return FetchException.lasting(Cause.REFUSED, why);
    }
}
