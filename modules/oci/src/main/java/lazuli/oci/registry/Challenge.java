package lazuli.oci.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a registry wants us to say who we are: {@code WWW-Authenticate}, RFC 9110 section 11.6.1.
 *
 * @param scheme in lower case: {@code basic}, {@code bearer}
 * @param parameters by name in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

    /** {@return the challenges in this header's values; what can't be read is left out} */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        headers.forEach(header -> new Scanner(header).scan(challenges));
        return challenges;
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    private static final class Scanner {
        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        void scan(List<Challenge> challenges) {
            Map<String, String> parameters = new TreeMap<>();
            while (at < text.length()) {
                skip(" \t,");
                String token = token();
                if (token.isEmpty()) {
                    return;
                }
                skip(" \t");
                if (at < text.length() && text.charAt(at) == '=' && !challenges.isEmpty()) {
                    at++;
                    skip(" \t");
                    parameters.put(token.toLowerCase(Locale.ROOT), value());
                } else {
                    parameters = new TreeMap<>();
                    challenges.add(new Challenge(token.toLowerCase(Locale.ROOT), parameters));
                }
            }
        }

        private void skip(String characters) {
            while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private String token() {
            int start = at;
            while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private String value() {
            if (at >= text.length() || text.charAt(at) != '"') {
                return token();
            }
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            at++;
            return value.toString();
        }
    }
}
