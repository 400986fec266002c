package lazuli.shell.command.grep;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.call.LineReader;
import lazuli.shell.command.regex.Match;
import lazuli.tree.Names;

/** One file's way through {@code grep}. */
final class FileScan {
    private final Call call;
    private final Encoding encoding;
    private final Rules rules;
    private final LineMatcher matcher;
    private final String name;
    private final boolean named;
    private final Deque<Line> before = new ArrayDeque<>();
    private long selected;
    private int afterLeft;
    private boolean printedBefore;
    private boolean gap;

    /** A line of the file, with its number from 1 and its first byte's offset. */
    private record Line(String text, long number, long offset) {}

    FileScan(Call call, Rules rules, LineMatcher matcher, String name, boolean named) {
        this.call = call;
        this.encoding = call.encoding();
        this.rules = rules;
        this.matcher = matcher;
        this.name = name;
        this.named = named;
    }

    /** Reads the file. Returns whether lines were selected. */
    boolean run(byte[] content) {
        boolean binary = !rules.text && rules.end == '\n' && hasNul(content);
        if (binary && rules.binaryWithoutMatch) {
            return false;
        }
        boolean printing = rules.output == Rules.Output.LINES;
        LineReader lines = new LineReader(new ByteArrayInputStream(content), encoding, rules.end);
        long offset = 0;
        long number = 0;
        for (String text = lines.next(); text != null; text = lines.next()) {
            if (selected >= rules.most && afterLeft == 0) {
                break;
            }
            Line line = new Line(text, ++number, offset);
            offset += rules.offsets ? encoding.encode(text).length + 1 : 0;
            boolean selects = selected < rules.most && matcher.matches(text) != rules.inverted;
            if (selects) {
                selected++;
                if (!printing && rules.output != Rules.Output.COUNT) {
                    break;
                }
                if (printing && (binary || !rules.text && isBadlyEncoded(text))) {
                    tellBinary();
                    break;
                }
            }
            if (printing) {
                show(line, selects);
            }
        }
        finish();
        return selected > 0;
    }

    private static boolean hasNul(byte[] content) {
        for (byte b : content) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isBadlyEncoded(String text) {
        if (encoding == Encoding.BYTES) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paired = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            if (c >= 0xdc80 && c <= 0xdcff && !paired) {
                return true;
            }
        }
        return false;
    }

    private void tellBinary() {
        if (rules.binaryWithoutMatch) {
            selected = 0;
            return;
        }
        call.warn(name + ": binary file matches");
    }

    private void show(Line line, boolean selects) {
        if (!selects) {
            if (afterLeft > 0) {
                afterLeft--;
                print(line, '-');
            } else if (rules.before > 0) {
                before.add(line);
                if (before.size() > rules.before) {
                    before.remove();
                    gap = true;
                }
            } else {
                gap = true;
            }
            return;
        }
        boolean contexts = rules.before > 0 || rules.after > 0;
        if (contexts && gap && printedBefore && !rules.separator.isEmpty()) {
            call.println(rules.separator);
        }
        gap = false;
        while (!before.isEmpty()) {
            print(before.remove(), '-');
        }
        print(line, ':');
        afterLeft = rules.after;
        printedBefore = true;
    }

    /** Tells the scan that another file's lines stand before its own. */
    FileScan after(boolean othersPrinted) {
        printedBefore = othersPrinted;
        gap = othersPrinted;
        return this;
    }

    /** Whether lines were printed, by this scan or before it. */
    boolean printed() {
        return printedBefore;
    }

    private void print(Line line, char mark) {
        if (!rules.onlyMatching) {
            head(line.number, line.offset, mark);
            printText(line.text);
            call.print(rules.end);
            return;
        }
        if (mark != ':' || rules.inverted) {
            return;
        }
        int at = 0;
        while (at <= line.text.length()) {
            Match match = matcher.find(line.text, at);
            if (match == null) {
                break;
            }
            if (match.end() == match.start()) {
                at = match.end() + 1;
                continue;
            }
            String found = line.text.substring(match.start(), match.end());
            long skipped =
                    rules.offsets
                            ? encoding.encode(line.text.substring(0, match.start())).length
                            : 0;
            head(line.number, line.offset + skipped, mark);
            printText(found);
            call.print(rules.end);
            at = match.end();
        }
    }

    private void printText(String text) {
        call.print(encoding.encode(text));
    }

    private void head(long number, long offset, char mark) {
        if (named) {
            call.print(Names.encode(name));
            call.print(rules.nullAfterName ? '\0' : mark);
        }
        if (rules.numbers) {
            call.print(Long.toString(number));
            call.print(mark);
        }
        if (rules.offsets) {
            call.print(Long.toString(offset));
            call.print(mark);
        }
        if (rules.initialTab && named) {
            call.print('\t');
        }
    }

    private void finish() {
        boolean listed =
                switch (rules.output) {
                    case LINES, NOTHING -> false;
                    case COUNT -> {
                        if (named) {
                            call.print(name);
                            call.print(rules.nullAfterName ? '\0' : ':');
                        }
                        call.println(Long.toString(selected));
                        yield false;
                    }
                    case NAME_IF_MATCHING -> selected > 0;
                    case NAME_IF_NOT -> selected == 0;
                };
        if (listed) {
            call.print(name);
            call.print(rules.nullAfterName ? '\0' : '\n');
        }
    }
}
