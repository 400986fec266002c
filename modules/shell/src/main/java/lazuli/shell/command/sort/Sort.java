package lazuli.shell.command.sort;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.LineReader;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Names;
import lazuli.tree.TreeException;
import org.jspecify.annotations.Nullable;

/** {@code sort}: sorts, merges and checks lines. */
public final class Sort extends Utility {
    private static final int TROUBLE = 2;

    private final Key global = new Key();
    private final List<Key> keys = new ArrayList<>();
    private @Nullable Character separator;
    private boolean unique;
    private boolean stable;
    private char end = '\n';

    /** Ends with TROUBLE where nobody takes what it prints. */
    public Sort() {
        super(TROUBLE);
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "ignore-leading-blanks,b dictionary-order,d ignore-case,f"
                                + " general-numeric-sort,g ignore-nonprinting,i month-sort,M"
                                + " human-numeric-sort,h numeric-sort,n random-sort,R!"
                                + " random-source:! reverse,r sort: version-sort,V batch-size: c"
                                + " check? C compress-program: debug! files0-from:! key,k: merge,m"
                                + " output,o: stable,s buffer-size,S: field-separator,t:"
                                + " temporary-directory,T: parallel: unique,u zero-terminated,z y?",
                        TROUBLE);
        char check = ' ';
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "c" -> check = 'c';
                case "C" -> check = 'C';
                case "check" ->
                        check =
                                option.value().startsWith("q") || option.value().startsWith("s")
                                        ? 'C'
                                        : 'c';
                default -> take(option);
            }
        }
        for (Key key : keys) {
            if (key.isPlain()) {
                key.inherit(global);
            }
        }
        List<String> operands = options.operands();
        if (check != ' ') {
            if (operands.size() > 1) {
                throw options.usage(
                        "extra operand "
                                + Quoting.always(operands.get(1))
                                + " not allowed with -"
                                + check);
            }
            return check(call, operands.isEmpty() ? "-" : operands.getFirst(), check == 'c');
        }
        List<String> lines = new ArrayList<>();
        for (String operand : operands.isEmpty() ? List.of("-") : operands) {
            read(call, operand, lines);
        }
        lines.sort(order());
        write(call, options.value("output", "-"), lines);
        return 0;
    }

    private void take(Options.Option option) {
        switch (option.name()) {
            case "ignore-leading-blanks" -> global.take('b', true, true);
            case "dictionary-order" -> global.dictionary = true;
            case "ignore-case" -> global.folded = true;
            case "ignore-nonprinting" -> global.printable = true;
            case "general-numeric-sort" -> global.order = 'g';
            case "month-sort" -> global.order = 'M';
            case "human-numeric-sort" -> global.order = 'h';
            case "numeric-sort" -> global.order = 'n';
            case "version-sort" -> global.order = 'V';
            case "sort" -> global.order = named(option.value());
            case "reverse" -> global.reverse = true;
            case "key" -> keys.add(KeyParser.parse(option.value()));
            case "field-separator" -> separator = separator(option.value());
            case "unique" -> unique = true;
            case "stable" -> stable = true;
            case "zero-terminated" -> end = '\0';
            default -> {}
        }
    }

    private static char named(String order) {
        return switch (order) {
            case "general-numeric" -> 'g';
            case "human-numeric" -> 'h';
            case "month" -> 'M';
            case "numeric" -> 'n';
            case "version" -> 'V';
            default ->
                    throw new Failure(
                            TROUBLE, "invalid argument " + Quoting.always(order) + " for '--sort'");
        };
    }

    private static Character separator(String value) {
        String text = Encoding.BYTES.argument(value);
        if (text.isEmpty()) {
            throw new Failure(TROUBLE, "empty tab");
        }
        if (text.equals("\\0")) {
            return '\0';
        }
        if (text.length() > 1) {
            throw new Failure(TROUBLE, "multi-character tab " + Quoting.always(value));
        }
        return text.charAt(0);
    }

    private void read(Call call, String operand, List<String> lines) {
        try (InputStream in = call.openOrStandardInput(operand)) {
            LineReader reader = new LineReader(in, Encoding.BYTES, end);
            for (String line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        } catch (TreeException e) {
            String what = call.lstat(operand).isPresent() ? "read failed: " : "cannot read: ";
            throw new Failure(TROUBLE, what + Quoting.maybe(operand) + ": " + e.errno().message());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares by the keys alone. */
    private int compareKeys(String a, String b) {
        if (keys.isEmpty()) {
            return global.isPlain() ? 0 : global.compare(a, b, separator);
        }
        for (Key key : keys) {
            int result = key.compare(a, b, separator);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }

    private boolean hasKeys() {
        return !keys.isEmpty() || !global.isPlain() && !isOnlyReverse();
    }

    private boolean isOnlyReverse() {
        return global.reverse
                && global.order == ' '
                && !global.folded
                && !global.dictionary
                && !global.printable
                && !global.skipStartBlanks;
    }

    private Comparator<String> order() {
        return (a, b) -> {
            if (hasKeys()) {
                int result = compareKeys(a, b);
                if (result != 0 || unique || stable) {
                    return result;
                }
            }
            int result = a.compareTo(b);
            return global.reverse ? -result : result;
        };
    }

    private void write(Call call, String file, List<String> lines) {
        try (OutputStream out =
                file.equals("-") ? OutputStream.nullOutputStream() : call.create(file, false)) {
            OutputStream to = file.equals("-") ? call.out() : out;
            Comparator<String> order = order();
            String last = null;
            for (String line : lines) {
                if (unique && last != null && order.compare(last, line) == 0) {
                    continue;
                }
                to.write(Encoding.BYTES.encode(line));
                to.write(end);
                last = line;
            }
        } catch (TreeException e) {
            throw new Failure(
                    TROUBLE, "open failed: " + Quoting.maybe(file) + ": " + e.errno().message());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int check(Call call, String operand, boolean telling) {
        List<String> lines = new ArrayList<>();
        read(call, operand, lines);
        Comparator<String> order = order();
        for (int i = 1; i < lines.size(); i++) {
            int result = order.compare(lines.get(i - 1), lines.get(i));
            if (result > 0 || unique && result == 0) {
                if (telling) {
                    call.warn(
                            operand
                                    + ":"
                                    + (i + 1)
                                    + ": disorder: "
                                    + Names.decode(Encoding.BYTES.encode(lines.get(i))));
                }
                return 1;
            }
        }
        return 0;
    }
}
