package lazuli.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.shell.expansion.Octets;

/**
 * Remembers how scripts were parsed: what maintainer scripts call and source is the same few files again and again. Keeps the last {@value #MOST}, none larger than
 * {@value #LARGEST} bytes. Not thread-safe.
 */
public final class ParsedScripts {
    private static final int MOST = 32;
    private static final int LARGEST = 1 << 16;

    private final Map<Digest, Script> scripts =
            new LinkedHashMap<>(MOST, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Digest, Script> eldest) {
                    return size() > MOST;
                }
            };

    /** Remembers nothing yet. */
    public ParsedScripts() {}

    /** {@return the script with this content, up to its first mistake} */
    Script read(ByteSource content, String where) {
        if (content.size() > LARGEST) {
            return Script.read(Octets.of(content.bytes()), where);
        }
        Digest digest = content.digest();
        Script script = scripts.get(digest);
        if (script == null) {
            script = Script.read(Octets.of(content.bytes()), where);
            scripts.put(digest, script);
        }
        return script.at(where);
    }
}
