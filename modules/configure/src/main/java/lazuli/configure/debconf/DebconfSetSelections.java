package lazuli.configure.debconf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;

/** debconf-set-selections(1): answers from standard input or files. */
public final class DebconfSetSelections implements Command {
    private static final List<String> TYPES =
            List.of(
                    "select",
                    "boolean",
                    "string",
                    "multiselect",
                    "note",
                    "password",
                    "text",
                    "title");

    private final Debconf debconf;

    /** Gives answers to this debconf. */
    public DebconfSetSelections(Debconf debconf) {
        this.debconf = debconf;
    }

    @Override
    public int run(Invocation invocation) {
        List<String> files = new ArrayList<>();
        boolean unseen = false;
        for (String argument : invocation.arguments()) {
            switch (argument) {
                case "-v", "--verbose" -> {}
                case "-u", "--unseen" -> unseen = true;
                case "-c", "--checkonly" ->
                        throw new UnsupportedUseException("debconf-set-selections " + argument);
                default -> files.add(argument);
            }
        }
        int errors = 0;
        for (String file : files.isEmpty() ? List.of("-") : files) {
            for (String line :
                    text(invocation, file).replace("\r\n", "\n").replace("\\\n", "").split("\n")) {
                errors += take(invocation, line, unseen) ? 0 : 1;
            }
        }
        return errors == 0 ? 0 : 1;
    }

    private static String text(Invocation invocation, String file) {
        if (file.equals("-")) {
            try {
                return Names.decode(invocation.in().readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        String path = invocation.absolute(file);
        return invocation.tree().stat(path).orElse(null) instanceof Entry.RegularFile regular
                ? Names.decode(regular.content().bytes())
                : "";
    }

    private boolean take(Invocation invocation, String line, boolean unseen) {
        String stripped = line.stripLeading();
        if (stripped.isEmpty() || stripped.startsWith("#")) {
            return true;
        }
        List<String> words = new ArrayList<>();
        int at = 0;
        while (words.size() < 3 && at < stripped.length()) {
            int end = at;
            while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
                end++;
            }
            words.add(stripped.substring(at, end));
            at = end;
            while (words.size() < 3
                    && at < stripped.length()
                    && Character.isWhitespace(stripped.charAt(at))) {
                at++;
            }
        }
        if (words.size() < 3) {
            print(invocation, "error: parse error on line: '" + line + "'");
            return false;
        }
        String value = at < stripped.length() ? stripped.substring(at + 1) : "";
        if (words.get(2).equals("seen")) {
            return debconf.flag(words.get(1), "seen", value);
        }
        if (!TYPES.contains(words.get(2))) {
            print(invocation, "warning: Unknown type " + words.get(2) + ", skipping line");
            return true;
        }
        debconf.select(words.get(0), words.get(1), words.get(2), value);
        if (unseen) {
            debconf.flag(words.get(1), "seen", "false");
        }
        return true;
    }

    private static void print(Invocation invocation, String line) {
        try {
            invocation.err().write(Names.encode(line + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
