package lazuli.shell.command.text;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.regex.CharacterClass;
import lazuli.tree.Entry;
import lazuli.tree.Errno;
import lazuli.tree.TreeException;

/** {@code wc}: counts lines, words, characters and bytes. */
public final class Wc extends Utility {
    private static final int PIPE_WIDTH = 7;

    private record Counts(long lines, long words, long characters, long bytes, long longest) {
        Counts plus(Counts other) {
            return new Counts(
                    lines + other.lines,
                    words + other.words,
                    characters + other.characters,
                    bytes + other.bytes,
                    Math.max(longest, other.longest));
        }
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "bytes,c chars,m lines,l files0-from:! max-line-length,L words,w total:!"
                                + " debug!");
        List<String> columns = new ArrayList<>();
        for (String column : List.of("lines", "words", "chars", "bytes", "max-line-length")) {
            if (options.has(column)) {
                columns.add(column);
            }
        }
        if (columns.isEmpty()) {
            columns.addAll(List.of("lines", "words", "bytes"));
        }
        List<String> operands = options.operands();
        int width = columns.size() == 1 && operands.size() <= 1 ? 1 : width(call, operands);
        Counts total = new Counts(0, 0, 0, 0, 0);
        for (String operand : operands.isEmpty() ? List.of("-") : operands) {
            try {
                Counts counts = count(call.bytes(operand), call.encoding());
                total = total.plus(counts);
                print(call, columns, counts, width, operands.isEmpty() ? "" : operand);
            } catch (TreeException e) {
                call.complain(Quoting.maybe(operand), e);
                if (e.errno() == Errno.EISDIR) {
                    print(call, columns, new Counts(0, 0, 0, 0, 0), width, operand);
                }
            }
        }
        if (operands.size() > 1) {
            print(call, columns, total, width, "total");
        }
        return call.status();
    }

    /** As many columns as the sum of the files' sizes has digits; more where something is no regular file. */
    private static int width(Call call, List<String> operands) {
        int least = operands.isEmpty() ? PIPE_WIDTH : 1;
        long sum = 0;
        for (String operand : operands) {
            var inode =
                    operand.equals("-")
                            ? java.util.Optional.<Entry.Inode>empty()
                            : call.stat(operand);
            if (inode.isPresent() && inode.get() instanceof Entry.RegularFile file) {
                sum += file.content().size();
            } else if (inode.isPresent() || operand.equals("-")) {
                least = PIPE_WIDTH;
            }
        }
        return Math.max(least, Long.toString(sum).length());
    }

    private static void print(
            Call call, List<String> columns, Counts counts, int width, String name) {
        StringBuilder line = new StringBuilder();
        for (String column : columns) {
            long count =
                    switch (column) {
                        case "lines" -> counts.lines;
                        case "words" -> counts.words;
                        case "chars" -> counts.characters;
                        case "bytes" -> counts.bytes;
                        default -> counts.longest;
                    };
            String text = Long.toString(count);
            line.append(line.isEmpty() ? "" : " ")
                    .repeat(' ', Math.max(0, width - text.length()))
                    .append(text);
        }
        call.println(name.isEmpty() ? line.toString() : line + " " + name);
    }

    private static Counts count(byte[] bytes, Encoding encoding) {
        String text = encoding.decode(bytes);
        long lines = 0;
        long words = 0;
        long characters = 0;
        long longest = 0;
        long column = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean stray = c >= 0xdc80 && c <= 0xdcff;
            characters += stray ? 0 : 1;
            switch (c) {
                case '\n' -> {
                    lines++;
                    longest = Math.max(longest, column);
                    column = 0;
                    inWord = false;
                }
                case '\r', '\f' -> {
                    longest = Math.max(longest, column);
                    column = 0;
                    inWord = false;
                }
                case '\t' -> {
                    column += 8 - column % 8;
                    inWord = false;
                }
                default -> {
                    boolean space = CharacterClass.SPACE.contains(c);
                    boolean word = !space && CharacterClass.PRINT.contains(c);
                    column += space && c != ' ' || stray || !word && c != ' ' ? 0 : 1;
                    if (space) {
                        inWord = false;
                    } else if (!inWord) {
                        words++;
                        inWord = true;
                    }
                }
            }
        }
        return new Counts(lines, words, characters, bytes.length, Math.max(longest, column));
    }
}
