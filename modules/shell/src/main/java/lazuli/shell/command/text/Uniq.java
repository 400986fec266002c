package lazuli.shell.command.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.LineReader;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.TreeException;

/** {@code uniq}: prints lines that follow each other once, or those that do so. */
public final class Uniq extends Utility {
    private boolean counted;
    private boolean unique;
    private boolean repeated;
    private boolean all;
    private boolean ignoringCase;
    private int skippedFields;
    private int skippedCharacters;
    private int compared = Integer.MAX_VALUE;
    private char end = '\n';

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "count,c repeated,d D all-repeated?! skip-fields,f: group?! ignore-case,i"
                                + " skip-chars,s: unique,u zero-terminated,z check-chars,w:");
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "count" -> counted = true;
                case "repeated" -> repeated = true;
                case "D" -> all = true;
                case "unique" -> unique = true;
                case "ignore-case" -> ignoringCase = true;
                case "zero-terminated" -> end = '\0';
                case "skip-fields" -> skippedFields = number(option, "fields to skip");
                case "skip-chars" -> skippedCharacters = number(option, "bytes to skip");
                case "check-chars" -> compared = number(option, "bytes to compare");
                default -> {}
            }
        }
        List<String> operands = options.operands();
        if (operands.size() > 2) {
            throw options.extraOperand(operands.get(2));
        }
        String from = operands.isEmpty() ? "-" : operands.getFirst();
        boolean toFile = operands.size() == 2 && !operands.get(1).equals("-");
        try (InputStream in = call.openOrStandardInput(from)) {
            if (toFile) {
                try (OutputStream out = call.create(operands.get(1), false)) {
                    filter(in, out);
                }
            } else {
                filter(in, call.out());
            }
        } catch (TreeException e) {
            call.complain(Quoting.maybe(from), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return call.status();
    }

    private static int number(Options.Option option, String what) {
        long number =
                Count.parse(option.value())
                        .orElseThrow(() ->
                                new Failure(1, option.value() + ": invalid number of " + what));
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private void filter(InputStream in, OutputStream out) throws IOException {
        LineReader lines = new LineReader(in, Encoding.BYTES, end);
        List<String> group = new ArrayList<>();
        String key = "";
        for (String line = lines.next(); line != null; line = lines.next()) {
            String next = key(line);
            if (!group.isEmpty() && !next.equals(key)) {
                print(group, out);
                group.clear();
            }
            key = next;
            group.add(line);
        }
        if (!group.isEmpty()) {
            print(group, out);
        }
    }

    private void print(List<String> group, OutputStream out) throws IOException {
        boolean single = group.size() == 1;
        if (all) {
            for (String line : single ? List.<String>of() : group) {
                out.write(Encoding.BYTES.encode(line + end));
            }
            return;
        }
        if (repeated && single || unique && !single) {
            return;
        }
        String count = counted ? "%7d ".formatted(group.size()) : "";
        out.write(Encoding.BYTES.encode(count + group.getFirst() + end));
    }

    private String key(String line) {
        int at = 0;
        for (int i = 0; i < skippedFields && at < line.length(); i++) {
            while (at < line.length() && isBlank(line.charAt(at))) {
                at++;
            }
            while (at < line.length() && !isBlank(line.charAt(at))) {
                at++;
            }
        }
        at = Math.min(line.length(), at + skippedCharacters);
        String rest =
                line.substring(
                        at,
                        Math.min(
                                line.length(),
                                (int) Math.min((long) at + compared, Integer.MAX_VALUE)));
        return ignoringCase ? rest.toLowerCase(Locale.ROOT) : rest;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
