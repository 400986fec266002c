package lazuli.configure.debconf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import lazuli.shell.Command;
import lazuli.shell.Invocation;

/** debconf-escape(1): what goes over the protocol as one line, and back. */
public final class DebconfEscape implements Command {
    @Override
    public int run(Invocation invocation) {
        boolean escape =
                invocation.arguments().contains("-e")
                        || invocation.arguments().contains("--escape");
        boolean unescape =
                invocation.arguments().contains("-u")
                        || invocation.arguments().contains("--unescape");
        if (escape == unescape) {
            return 1;
        }
        try {
            String text = new String(invocation.in().readAllBytes(), StandardCharsets.ISO_8859_1);
            String result = escape ? QuestionText.escape(text) : QuestionText.unescape(text);
            invocation.out().write(result.getBytes(StandardCharsets.ISO_8859_1));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
