package lazuli.configure.debconf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import lazuli.shell.Command;
import lazuli.shell.Invocation;

/** debconf-communicate(1): commands of the protocol from standard input, answers to standard output. */
public final class DebconfCommunicate implements Command {
    private final Debconf debconf;

    /** Talks with this debconf. */
    public DebconfCommunicate(Debconf debconf) {
        this.debconf = debconf;
    }

    @Override
    public int run(Invocation invocation) {
        String owner =
                invocation.arguments().stream()
                        .filter(it -> !it.startsWith("-"))
                        .findFirst()
                        .orElse("unknown");
        Dialogue dialogue = debconf.dialogue(invocation.tree(), owner);
        int status = 127;
        try {
            var in =
                    new BufferedReader(
                            new InputStreamReader(invocation.in(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine();
                    line != null && !dialogue.stopped();
                    line = in.readLine()) {
                String answer = dialogue.answer(line);
                invocation.out().write((answer + "\n").getBytes(StandardCharsets.ISO_8859_1));
                status = status(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dialogue.finish();
        return status;
    }

    private static int status(String answer) {
        int status = 0;
        for (int i = 0;
                i < Math.min(answer.length(), 3) && Character.isDigit(answer.charAt(i));
                i++) {
            status = status * 10 + answer.charAt(i) - '0';
        }
        return status;
    }
}
