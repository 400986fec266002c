package lazuli.shell.expansion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an expansion into fields: XCU 2.6.5, and what {@code read} does with a line. A region's end matters: white space before it does not swallow a
 * delimiter after it.
 */
public final class FieldSplitter {
    private static final String DEFAULT_IFS = " \t\n";

    private final Expansion text;
    private final String ifs;
    private final List<CharSequence> fields;

    /** How many fields there may be, the rest in the last; negative: any number. */
    private int most;

    private int start;

    /** Whether white space of IFS ended the last field, so that a delimiter that follows belongs to it. */
    private boolean afterBlank;

    /** Where what is cut off at the end begins; -1 where nothing is. */
    private int trailing = -1;

    private boolean nul;
    private boolean afterNul;

    private FieldSplitter(
            Expansion text, @Nullable String ifs, int most, List<CharSequence> fields) {
        this.text = text;
        this.ifs = ifs == null ? DEFAULT_IFS : ifs;
        this.most = most;
        this.fields = fields;
    }

    /**
     * Adds the fields of an expansion to a list.
     *
     * @param ifs the value of IFS; null where it is unset
     */
    public static void split(Expansion text, @Nullable String ifs, List<CharSequence> fields) {
        new FieldSplitter(text, ifs, -1, fields).run();
    }

    /** Adds at most {@code most} fields, of which the last holds what is left, as {@code read} wants it. */
    public static void split(
            Expansion text, @Nullable String ifs, int most, List<CharSequence> fields) {
        new FieldSplitter(text, ifs, most, fields).run();
    }

    private void run() {
        for (int region = 0; region < text.regions(); region++) {
            afterNul = nul;
            nul = text.isOnlyAtNul(region);
            afterBlank = false;
            for (int at = text.regionStart(region); at < text.regionEnd(region); at++) {
                take(at, (char) (text.charAt(at) & 0xff));
            }
        }
        int end = trailing >= 0 ? trailing : text.length();
        if (nul || end > start) {
            fields.add(text.subSequence(start, Math.max(start, end)));
        }
    }

    private void take(int at, char c) {
        boolean delimiter = c == 0 || !nul && ifs.indexOf(c) >= 0;
        boolean blank = delimiter && (c == 0 || DEFAULT_IFS.indexOf(c) >= 0);
        if (most == 0) {
            takeRest(at, delimiter, blank);
            return;
        }
        int end = at;
        if (afterBlank) {
            if (delimiter) {
                end = at + 1;
            }
            start = end;
            if (blank) {
                return;
            }
            afterBlank = false;
            return;
        }
        if (!delimiter) {
            return;
        }
        if (!afterNul && !nul) {
            afterBlank = blank;
        }
        if (end == start && afterBlank) {
            start = at + 1;
            afterBlank = false;
        } else if (most > 0 && --most == 0) {
            trailing = end;
        } else {
            fields.add(text.subSequence(start, end));
            start = at + 1;
        }
    }

    /** Only one field is left: it ends before white space at the end, and before a single delimiter. */
    private void takeRest(int at, boolean delimiter, boolean blank) {
        if (blank) {
            if (trailing < 0) {
                trailing = at;
            }
            return;
        }
        if (!(delimiter && afterBlank)) {
            trailing = -1;
        }
        afterBlank = false;
    }
}
