package lazuli.shell.command.awk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.regex.Match;
import lazuli.shell.command.regex.Regex;
import org.jspecify.annotations.Nullable;

/** Cuts what is read into records, and a record into fields. */
final class Records {
    private final Interpreter interpreter;
    private final String text;
    private int at;

    Records(InputStream in, Interpreter interpreter) {
        this.interpreter = interpreter;
        try (in) {
            text = Encoding.BYTES.decode(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the next record; null where there is none} */
    @Nullable String next(String separator) {
        if (separator.isEmpty()) {
            while (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
        }
        if (at >= text.length()) {
            return null;
        }
        int end;
        int after;
        if (separator.length() == 1 && !separator.equals(" ")) {
            end = text.indexOf(separator, at);
            after = end + 1;
        } else {
            Match match = separator(interpreter.regex(separator.isEmpty() ? "\n\n+" : separator));
            end = match == null ? -1 : match.start();
            after = match == null ? 0 : match.end();
        }
        String record = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : after;
        if (separator.isEmpty() && end < 0 && record.endsWith("\n")) {
            record = record.substring(0, record.length() - 1);
        }
        return record;
    }

    /** {@return where the record ends; null where it is the last} An empty match separates nothing. */
    private @Nullable Match separator(Regex regex) {
        Match match = regex.find(text, at);
        while (match != null && match.end() == match.start()) {
            match = match.end() < text.length() ? regex.find(text, match.end() + 1) : null;
        }
        return match;
    }

    /** {@return a record's fields} */
    static List<String> split(String record, String separator, Interpreter interpreter) {
        List<String> fields = new ArrayList<>();
        if (separator.equals(" ")) {
            int start = -1;
            for (int i = 0; i <= record.length(); i++) {
                boolean blank = i == record.length() || " \t\n".indexOf(record.charAt(i)) >= 0;
                if (blank && start >= 0) {
                    fields.add(record.substring(start, i));
                    start = -1;
                } else if (!blank && start < 0) {
                    start = i;
                }
            }
            return fields;
        }
        if (record.isEmpty()) {
            return fields;
        }
        if (separator.isEmpty()) {
            record.chars().forEach(c -> fields.add(Character.toString((char) c)));
            return fields;
        }
        if (separator.length() > 1) {
            return cut(record, interpreter.regex(separator));
        }
        int start = 0;
        for (int end = record.indexOf(separator);
                end >= 0;
                end = record.indexOf(separator, start)) {
            fields.add(record.substring(start, end));
            start = end + 1;
        }
        fields.add(record.substring(start));
        return fields;
    }

    static List<String> cut(String record, Regex regex) {
        List<String> fields = new ArrayList<>();
        if (record.isEmpty()) {
            return fields;
        }
        int start = 0;
        int from = 0;
        while (from <= record.length()) {
            Match match = regex.find(record, from);
            if (match == null) {
                break;
            }
            if (match.end() == match.start()) {
                from = match.end() + 1;
                continue;
            }
            fields.add(record.substring(start, match.start()));
            start = match.end();
            from = start;
        }
        fields.add(record.substring(start));
        return fields;
    }
}
