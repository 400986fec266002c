package lazuli.deb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import lazuli.content.ByteSource;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Goes once over the bytes of a {@code Packages} file (Debian Policy 5.1) and keeps of each paragraph what {@link IndexedField} names. A repository's index has tens of
 * megabytes, so this works on bytes, and holds no more of the input than a line.
 */
final class PackagesScanner {
    private static final int LINE_LIMIT = 1 << 24;
    private static final int FILE_LIMIT = 1 << 30;

    // Several times what Debian's own indexes need, and little enough for a heap of 512 MiB.
    private static final int TEXT_LIMIT = 1 << 27;
    private static final int STANZA_LIMIT = 1 << 20;
    private static final int POSTING_LIMIT = 1 << 22;
    private static final int NEEDED =
            IndexedField.PACKAGE.bit()
                    | IndexedField.VERSION.bit()
                    | IndexedField.ARCHITECTURE.bit();

    private final String where;
    private final CompactIndex.IntList rows = new CompactIndex.IntList();
    private final CompactIndex.IntList postings = new CompactIndex.IntList();

    private byte[] buffer = new byte[1 << 17];
    private long bufferOffset;

    private byte[] text = new byte[1 << 20];
    private int textSize;

    private boolean inStanza;
    private long stanzaOffset;
    private int stanzaText;
    private int seen;
    private @Nullable IndexedField field;
    private int valueStart;

    private PackagesScanner(String where) {
        this.where = where;
    }

    static ByteBuffer scan(ByteSource packages, String where) {
        PackagesScanner scanner = new PackagesScanner(where);
        if (packages.size() > FILE_LIMIT) {
            throw scanner.broken(
                    FILE_LIMIT, "it has " + packages.size() + " bytes; the limit is 1 GiB");
        }
        try (InputStream in = packages.open()) {
            scanner.lines(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CompactIndex.of(scanner.rows, scanner.postings, scanner.text, scanner.textSize);
    }

    private void lines(InputStream in) throws IOException {
        int start = 0;
        int end = 0;
        int looked = 0;
        while (true) {
            int newline = newline(looked, end);
            if (newline >= 0) {
                line(start, newline);
                start = newline + 1;
                looked = start;
                continue;
            }
            System.arraycopy(buffer, start, buffer, 0, end - start);
            bufferOffset += start;
            end -= start;
            start = 0;
            looked = end;
            if (end == buffer.length) {
                if (end >= LINE_LIMIT) {
                    throw broken(bufferOffset, "a line is longer than 16 MiB");
                }
                buffer = Arrays.copyOf(buffer, end * 2);
            }
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                if (end > 0) {
                    line(0, end);
                }
                endStanza();
                return;
            }
            end += read;
            if (bufferOffset + end > FILE_LIMIT) {
                throw broken(FILE_LIMIT, "it has more than 1 GiB");
            }
        }
    }

    private int newline(int from, int to) {
        byte[] bytes = buffer;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void line(int start, int end) {
        if (start == end) {
            endStanza();
            return;
        }
        byte first = buffer[start];
        if (first == ' ' || first == '\t') {
            continuation(start, end);
        } else {
            field(start, end);
        }
    }

    private void continuation(int start, int end) {
        if (isBlank(start, end)) {
            endStanza();
            return;
        }
        if (!inStanza) {
            throw broken(bufferOffset + start, "a continuation line follows no field");
        }
        if (field != null) {
            ensure(end - start + 1);
            text[textSize++] = '\n';
            append(start, end);
        }
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isSpace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    private void field(int start, int end) {
        endField();
        int colon = start;
        while (colon < end && buffer[colon] > ' ' && buffer[colon] != ':' && buffer[colon] < 127) {
            colon++;
        }
        if (colon == start || colon == end || buffer[colon] != ':') {
            throw broken(bufferOffset + start, "a line is no field: it has no name and colon");
        }
        if (!inStanza) {
            inStanza = true;
            stanzaOffset = bufferOffset + start;
            stanzaText = textSize;
        }
        IndexedField kept = IndexedField.named(buffer, start, colon - start);
        if (kept == null) {
            return;
        }
        if ((seen & kept.bit()) != 0) {
            throw broken(bufferOffset + start, "the field stands twice in a paragraph");
        }
        seen |= kept.bit();
        field = kept;
        int valueEnd = end;
        int value = colon + 1;
        while (value < valueEnd && isSpace(buffer[value])) {
            value++;
        }
        while (valueEnd > value && isSpace(buffer[valueEnd - 1])) {
            valueEnd--;
        }
        ensure(valueEnd - value + CompactIndex.FIELD_HEADER);
        text[textSize] = kept.number();
        textSize += CompactIndex.FIELD_HEADER;
        valueStart = textSize;
        append(value, valueEnd);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private void append(int start, int end) {
        System.arraycopy(buffer, start, text, textSize, end - start);
        textSize += end - start;
    }

    private void ensure(int more) {
        if (textSize > TEXT_LIMIT - more) {
            throw broken(bufferOffset, "the packages' fields have more than 128 MiB");
        }
        if (textSize + more > text.length) {
            text =
                    Arrays.copyOf(
                            text, Math.max(textSize + more, Math.min(text.length * 2, TEXT_LIMIT)));
        }
    }

    private void endField() {
        if (field == null) {
            return;
        }
        int length = textSize - valueStart;
        for (int i = 0; i < 4; i++) {
            text[valueStart - 4 + i] = (byte) (length >>> 8 * i);
        }
        switch (field) {
            case PACKAGE -> post(valueStart, textSize, 0);
            case PROVIDES -> postProvided();
            case ESSENTIAL -> postWhere(is("yes"), CompactIndex.ESSENTIAL);
            case PRIORITY -> postWhere(is("required"), CompactIndex.REQUIRED);
            case VERSION,
                    ARCHITECTURE,
                    MULTI_ARCH,
                    PROTECTED,
                    IMPORTANT,
                    SOURCE,
                    INSTALLED_SIZE,
                    FILENAME,
                    SIZE,
                    SHA256,
                    PRE_DEPENDS,
                    DEPENDS,
                    RECOMMENDS,
                    SUGGESTS,
                    BREAKS,
                    CONFLICTS,
                    REPLACES -> {}
        }
        field = null;
    }

    private boolean is(String wanted) {
        if (textSize - valueStart != wanted.length()) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (text[valueStart + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void post(int start, int end, int provided) {
        post(CompactIndex.hash(text, start, end), provided);
    }

    private void postWhere(boolean holds, String name) {
        if (holds) {
            post(CompactIndex.hash(name), 0);
        }
    }

    private void post(int hash, int provided) {
        if (postings.size() / 2 >= POSTING_LIMIT) {
            throw broken(stanzaOffset, "the packages have over 4 million names");
        }
        postings.add(hash);
        postings.add(rows.size() / 4 * 2 + provided);
    }

    /** The names at the beginning of what stands between commas; whether the rest is right shows when the package is looked at. */
    private void postProvided() {
        int at = valueStart;
        while (at < textSize) {
            while (at < textSize && (isSpace(text[at]) || text[at] == '\n')) {
                at++;
            }
            int start = at;
            while (at < textSize && isName(text[at])) {
                at++;
            }
            if (at > start) {
                post(start, at, 1);
            }
            while (at < textSize && text[at] != ',') {
                at++;
            }
            at++;
        }
    }

    private static boolean isName(byte b) {
        return b > ' ' && b != ',' && b != '(' && b != ':' && b != '|' && b != '[' && b != '<';
    }

    private void endStanza() {
        if (!inStanza) {
            return;
        }
        endField();
        if ((seen & NEEDED) != NEEDED) {
            throw broken(stanzaOffset, "a paragraph lacks Package, Version or Architecture");
        }
        if (rows.size() / 4 >= STANZA_LIMIT) {
            throw broken(stanzaOffset, "it lists over a million packages");
        }
        rows.add(stanzaText);
        rows.add(textSize - stanzaText);
        rows.add((int) stanzaOffset);
        rows.add(CompactIndex.crc(text, stanzaText, textSize - stanzaText));
        inStanza = false;
        seen = 0;
    }

    private ProblemException broken(long offset, String why) {
        return new Problem(
                        "deb.packages-syntax",
                        Kind.DATA,
                        "this is not a Packages index",
                        String.format(Locale.ROOT, "%s, byte %d", where, offset),
                        why,
                        "get the index again, or tell whoever keeps the repository")
                .exception();
    }
}
