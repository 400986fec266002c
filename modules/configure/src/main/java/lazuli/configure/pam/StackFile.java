package lazuli.configure.pam;

import java.util.ArrayList;
import java.util.List;

/** A {@code common-*} file with its two blocks that pam-auth-update writes, between comments that say so. */
final class StackFile {
    private static final String PRIMARY =
            "# here are the per-package modules (the \"Primary\" block)";
    private static final String FALLBACK = "# here's the fallback if no module succeeds";
    private static final String ADDITIONAL =
            "# and here are more per-package modules (the \"Additional\" block)";
    private static final String END = "# end of pam-auth-update config";

    private StackFile() {}

    /** Gives the lines of a block, each with its newline. */
    interface Blocks {
        String block(String name);
    }

    /** What {@link #write} made, and whether all four comments were there. */
    record Written(String text, boolean complete) {}

    /** {@return the file with new blocks} */
    static Written write(String file, Blocks blocks) {
        StringBuilder out = new StringBuilder(file.length() + 256);
        int state = 0;
        for (String line : lines(file)) {
            if (state == 1 || state == 3) {
                if (line.startsWith(state == 1 ? FALLBACK : END)) {
                    out.append(line);
                    state++;
                }
                continue;
            }
            out.append(line);
            if (state == 0 && line.startsWith(PRIMARY)
                    || state == 2 && line.startsWith(ADDITIONAL)) {
                out.append(blocks.block(state == 0 ? "Primary" : "Additional"));
                state++;
            }
        }
        return new Written(out.toString(), state >= 4);
    }

    /** {@return the file without its blocks} */
    static String boilerplate(String file) {
        return write(file, _ -> "").text();
    }

    /** {@return the lines of the two blocks, without newlines; null where the comments are not there} */
    static @org.jspecify.annotations.Nullable List<String> managed(String file) {
        List<String> managed = new ArrayList<>();
        int state = 0;
        for (String each : lines(file)) {
            String line = each.endsWith("\n") ? each.substring(0, each.length() - 1) : each;
            if (state == 0 || state == 2) {
                if (line.startsWith(state == 0 ? PRIMARY : ADDITIONAL)) {
                    state++;
                }
            } else if (state == 1 && line.startsWith(FALLBACK)) {
                state = 2;
            } else if (state == 3 && line.startsWith(END)) {
                break;
            } else {
                managed.add(line);
            }
        }
        return state < 3 ? null : managed;
    }

    /** {@return the lines, each with its newline} */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline + 1;
            lines.add(text.substring(at, end));
            at = end;
        }
        return lines;
    }
}
