package lazuli.shell.command.sed;

/** Which instructions' ranges are open, and where those end that end at a line's number. */
final class Ranges {
    private final boolean[] open;
    private final boolean[] begun;
    private final long[] end;

    Ranges(int instructions) {
        open = new boolean[instructions];
        begun = new boolean[instructions];
        end = new long[instructions];
    }

    boolean isOpen(int index) {
        return open[index];
    }

    /** Whether the addresses name the current line. */
    boolean select(int index, Instruction instruction, Editor editor) {
        Address first = instruction.first();
        Address last = instruction.last();
        if (first == null) {
            return true;
        }
        if (last == null) {
            return editor.matches(first);
        }
        if (first instanceof Address.Line(long number) && number == 0 && !begun[index]) {
            begun[index] = true;
            open[index] = true;
        }
        return open[index] ? goOn(index, last, editor) : begin(index, first, last, editor);
    }

    private boolean begin(int index, Address first, Address last, Editor editor) {
        if (!editor.matches(first)) {
            return false;
        }
        long line = editor.lineNumber();
        end[index] =
                switch (last) {
                    case Address.Line(long number) -> number;
                    case Address.After(long count) -> line + count;
                    case Address.Multiple(long of) -> of == 0 ? line : line + of - line % of;
                    case Address.Every _, Address.Last _, Address.Matching _ -> Long.MAX_VALUE;
                };
        open[index] = end[index] > line && !(last instanceof Address.Last && editor.matches(last));
        return true;
    }

    private boolean goOn(int index, Address last, Editor editor) {
        long line = editor.lineNumber();
        if (end[index] != Long.MAX_VALUE && !isPattern(last)) {
            open[index] = line < end[index];
            return line <= end[index];
        }
        open[index] = !editor.matches(last);
        return true;
    }

    private static boolean isPattern(Address last) {
        return last instanceof Address.Matching;
    }
}
