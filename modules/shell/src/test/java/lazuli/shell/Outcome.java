package lazuli.shell;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

/**
 * What a script did.
 *
 * @param status its exit status
 * @param output what it wrote to standard output, a char for each byte
 * @param errors what it wrote to standard error, a char for each byte
 * @param files what it left: path to type, mode, and content or target
 */
record Outcome(int status, String output, String errors, SortedMap<String, String> files) {
    Outcome withoutErrors() {
        return new Outcome(status, output, "", files);
    }

    @Override
    public String toString() {
        return "status %d\n--- output\n%s\n--- errors\n%s\n--- files\n%s"
                .formatted(status, output, errors, files);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
