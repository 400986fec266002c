package lazuli.shell.command.system;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.call.Failure;
import lazuli.tree.Names;

/** Splits what {@code xargs} reads into arguments. */
final class ArgumentReader {
    /** A byte that ends arguments, or -1 for blanks and quotes. */
    int delimiter = -1;

    /** Whether a line is an argument. */
    boolean wholeLines;

    /** A line that ends the input; empty for none. */
    String endMark = "";

    private final List<Argument> arguments = new ArrayList<>();
    private final ByteArrayOutputStream word = new ByteArrayOutputStream();
    private boolean quoted;

    /**
     * An argument.
     *
     * @param endsLine whether it is the last of a line, which a blank at the line's end prevents
     */
    record Argument(String text, boolean endsLine) {}

    List<Argument> read(byte[] input) {
        if (delimiter >= 0) {
            split(input);
            return arguments;
        }
        int quote = 0;
        boolean blankBefore = false;
        for (int i = 0; i < input.length; i++) {
            int c = input[i];
            if (quote != 0) {
                if (c == '\n') {
                    throw new Failure(
                            1,
                            "unmatched "
                                    + (quote == '"' ? "double" : "single")
                                    + " quote; by default quotes are special to xargs unless you use"
                                    + " the -0 option");
                }
                if (c == quote) {
                    quote = 0;
                } else {
                    word.write(c);
                }
                continue;
            }
            if (c == '\n' || !wholeLines && (c == ' ' || c == '\t')) {
                if (!add(c == '\n' && !blankBefore)) {
                    return arguments;
                }
                blankBefore = c != '\n';
                continue;
            }
            boolean leading = wholeLines && word.size() == 0 && (c == ' ' || c == '\t');
            blankBefore = false;
            if (leading) {
                continue;
            }
            if (c == '\'' || c == '"') {
                quote = c;
                quoted = true;
            } else if (c == '\\' && i + 1 < input.length) {
                word.write(input[++i]);
                quoted = true;
            } else {
                word.write(c);
            }
        }
        if (quote != 0) {
            throw new Failure(
                    1,
                    "unmatched "
                            + (quote == '"' ? "double" : "single")
                            + " quote; by default quotes are special to xargs unless you use the -0"
                            + " option");
        }
        add(true);
        return arguments;
    }

    private void split(byte[] input) {
        for (byte c : input) {
            if ((c & 0xff) == delimiter) {
                arguments.add(new Argument(text(), true));
            } else {
                word.write(c);
            }
        }
        if (word.size() > 0) {
            arguments.add(new Argument(text(), true));
        }
    }

    private String text() {
        String text = Names.decode(word.toByteArray());
        word.reset();
        quoted = false;
        return text;
    }

    /** Ends an argument, if there is one. Returns false at the mark that ends the input. */
    private boolean add(boolean endsLine) {
        if (word.size() == 0 && !quoted) {
            if (endsLine && !arguments.isEmpty()) {
                Argument last = arguments.removeLast();
                arguments.add(new Argument(last.text, true));
            }
            return true;
        }
        String text = text();
        if (!endMark.isEmpty() && text.equals(endMark)) {
            return false;
        }
        arguments.add(new Argument(text, endsLine));
        return true;
    }
}
