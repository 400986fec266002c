package lazuli.store.repository;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A place that may have a repository.
 *
 * @param base the URL under which {@code dists} and {@code pool} lie, without a slash at its end
 * @param from who named it: {@code the definition}, {@code --mirror}, a file of apt's, {@code built in}
 */
public record Mirror(URI base, String from) {
    private static final String PLAIN = "/-._~!$&'()*+,;=:@";

    public Mirror {
        String url = base.toString();
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        base = URI.create(url.substring(0, end));
    }

    /** {@return the URL of what lies at this path under the base} */
    public URI url(String path) {
        StringBuilder url = new StringBuilder(base.toString()).append('/');
        String plain = path.startsWith("./") ? path.substring(2) : path;
        for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letter || PLAIN.indexOf(c) >= 0) {
                url.append(c);
            } else {
                url.append("%%%02X".formatted((int) c));
            }
        }
        return URI.create(url.toString());
    }

    boolean isLocal() {
        return "file".equals(base.getScheme());
    }
}
