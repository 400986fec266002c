package lazuli.shell.command.text;

import java.util.List;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.call.LineReader;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code cut}: prints parts of lines. Characters are bytes, as in the real program. */
public final class Cut extends Utility {
    private record Rules(
            Ranges list,
            boolean fields,
            char delimiter,
            String outputDelimiter,
            boolean delimiterGiven,
            boolean onlyDelimited,
            char end) {}

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "bytes,b: characters,c: delimiter,d: fields,f: n complement only-delimited,s"
                                + " output-delimiter: zero-terminated,z whitespace-delimited,w!");
        Rules rules = rules(options);
        Operands.each(
                call,
                options.operands(),
                (_, in) -> {
                    LineReader lines = new LineReader(in, Encoding.BYTES, rules.end);
                    for (String line = lines.next(); line != null; line = lines.next()) {
                        cut(call, rules, line);
                    }
                });
        return call.status();
    }

    private static Rules rules(Options options) {
        String kind = "";
        String list = "";
        for (Options.Option option : options.all()) {
            if (List.of("bytes", "characters", "fields").contains(option.name())) {
                if (!kind.isEmpty()) {
                    throw options.usage("only one list may be specified");
                }
                kind = option.name();
                list = option.value();
            }
        }
        if (kind.isEmpty()) {
            throw options.usage("you must specify a list of bytes, characters, or fields");
        }
        boolean fields = kind.equals("fields");
        if (!fields && options.has("delimiter")) {
            throw options.usage(
                    "an input delimiter may be specified only when operating on fields");
        }
        if (!fields && options.has("only-delimited")) {
            throw options.usage(
                    "suppressing non-delimited lines makes sense\n\tonly when operating on fields");
        }
        String delimiter = Encoding.BYTES.argument(options.value("delimiter", "\t"));
        if (delimiter.length() > 1) {
            throw options.usage("the delimiter must be a single character");
        }
        Ranges ranges =
                Ranges.parse(list, options.has("complement"))
                        .orElseThrow(() -> wrong(options, fields));
        if (delimiter.equals("\n")) {
            throw new UnsupportedUseException("cut: lines as fields");
        }
        char separator = delimiter.isEmpty() ? '\0' : delimiter.charAt(0);
        boolean given = options.has("output-delimiter");
        String output =
                given
                        ? Encoding.BYTES.argument(options.value("output-delimiter", ""))
                        : String.valueOf(separator);
        return new Rules(
                ranges,
                fields,
                separator,
                output,
                given,
                options.has("only-delimited"),
                options.has("zero-terminated") ? '\0' : '\n');
    }

    private static RuntimeException wrong(Options options, boolean fields) {
        String list = options.value(fields ? "fields" : "bytes", options.value("characters", ""));
        if (list.matches("(.*[, ])?0+([-, ].*)?")) {
            return options.usage(
                    fields
                            ? "fields are numbered from 1"
                            : "byte/character positions are numbered from 1");
        }
        if (list.matches("[0-9, -]*") && !list.matches("(.*,)?-?(,.*)?")) {
            return options.usage("invalid decreasing range");
        }
        return options.usage(
                list.matches("(.*,)?-(,.*)?")
                        ? "invalid range with no endpoint: -"
                        : fields
                                ? "invalid field value "
                                        + lazuli.shell.command.call.Quoting.always(list)
                                : "invalid byte/character position "
                                        + lazuli.shell.command.call.Quoting.always(list));
    }

    private static void cut(Call call, Rules rules, String line) {
        StringBuilder out = new StringBuilder();
        if (rules.fields) {
            if (line.indexOf(rules.delimiter) < 0) {
                if (rules.onlyDelimited) {
                    return;
                }
                out.append(line);
            } else {
                fields(rules, line, out);
            }
        } else {
            bytes(rules, line, out);
        }
        out.append(rules.end);
        call.print(Encoding.BYTES.encode(out.toString()));
    }

    private static void fields(Rules rules, String line, StringBuilder out) {
        boolean first = true;
        int start = 0;
        for (long number = 1; start <= line.length(); number++) {
            int end = line.indexOf(rules.delimiter, start);
            end = end < 0 ? line.length() : end;
            if (rules.list.has(number)) {
                out.append(first ? "" : rules.outputDelimiter).append(line, start, end);
                first = false;
            }
            start = end + 1;
        }
    }

    private static void bytes(Rules rules, String line, StringBuilder out) {
        boolean first = true;
        for (int i = 0; i < line.length(); i++) {
            if (rules.list.has(i + 1)) {
                if (rules.delimiterGiven && !first && rules.list.begins(i + 1)) {
                    out.append(rules.outputDelimiter);
                }
                out.append(line.charAt(i));
                first = false;
            }
        }
    }
}
