package lazuli.shell.syntax;

import java.util.List;

/** {@code <<mark}. The text follows the line it stands in, so it is known later than the redirection. */
public final class HereDocument implements Redirect {
    private final int descriptor;
    private final String mark;
    private final boolean quoted;
    private final boolean stripped;
    private Word text = Word.of(List.of());

    HereDocument(int descriptor, String mark, boolean quoted, boolean stripped) {
        this.descriptor = descriptor;
        this.mark = mark;
        this.quoted = quoted;
        this.stripped = stripped;
    }

    @Override
    public int descriptor() {
        return descriptor;
    }

    /** {@return the line that ends it} */
    String mark() {
        return mark;
    }

    /** {@return whether the mark was quoted: then nothing is expanded in the text} */
    public boolean isQuoted() {
        return quoted;
    }

    /** {@return whether tabs at the beginning of lines are taken away} */
    boolean isStripped() {
        return stripped;
    }

    /** {@return the text, with the last newline} */
    public Word text() {
        return text;
    }

    void text(Word word) {
        text = word;
    }
}
