package lazuli.shell.command.regex;

import java.util.Arrays;
import lazuli.shell.UnsupportedUseException;
import org.jspecify.annotations.Nullable;

/**
 * A search of a text, for one match after the other. Tries the pattern's choices in their order, and goes on to the longest match; a choice at a position is never tried twice, which keeps
 * the work within the pattern's length times the text's. That does not hold with back-references: there the steps are counted.
 */
public final class Search {
    private static final long MOST_STEPS = 50_000_000;
    private static final long MOST_MEMORY_BITS = 1L << 28;

    private final Program program;
    private final String text;
    private final int[] slots;
    private final int width;
    private long[] seen = new long[0];
    private int[] touched = new int[16];
    private int touchedCount;
    private int[] stack = new int[64];
    private int top;
    private int @Nullable [] best;

    Search(Program program, String text) {
        this.program = program;
        this.text = text;
        this.slots = new int[program.slots()];
        this.width = program.size();
    }

    /** {@return the first match that begins at {@code from} or after it, the longest of those that begin there; null where there is none} */
    public @Nullable Match find(int from) {
        prepare();
        FirstCharacters first = program.first();
        int last = program.anchored() ? Math.min(0, text.length()) : text.length();
        for (int at = from; at <= last; at++) {
            if (first != null) {
                while (at < text.length() && !first.has(text.charAt(at))) {
                    at++;
                }
                if (at > last || at == text.length()) {
                    return null;
                }
            }
            if (at > 0
                    && Character.isLowSurrogate(text.charAt(Math.min(at, text.length() - 1)))
                    && at < text.length()
                    && Character.isHighSurrogate(text.charAt(at - 1))) {
                continue;
            }
            Match match = run(at);
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    @Nullable Match matchAt(int at) {
        prepare();
        return run(at);
    }

    /** Forgets where the last search was. */
    private void prepare() {
        if (!program.hasChoice() || program.referring()) {
            return;
        }
        for (int i = 0; i < touchedCount; i++) {
            seen[touched[i]] = 0;
        }
        touchedCount = 0;
        if (seen.length == 0) {
            long bits = (long) width * (text.length() + 1);
            if (bits > MOST_MEMORY_BITS) {
                throw new UnsupportedUseException(
                        "a regular expression of %d steps on a text of %d characters"
                                .formatted(width, text.length()));
            }
            seen = new long[(int) (bits >>> 6) + 1];
        }
    }

    private @Nullable Match run(int start) {
        Arrays.fill(slots, -1);
        best = null;
        top = 0;
        push(0, start);
        while (top > 0) {
            top -= 2;
            int pc = stack[top];
            if (pc < 0) {
                slots[~pc] = stack[top + 1];
            } else if (follow(pc, stack[top + 1])) {
                break;
            }
        }
        if (best == null) {
            return null;
        }
        int[] found = Arrays.copyOf(best, 2 * (program.groups() + 1));
        found[0] = start;
        return new Match(found);
    }

    private void push(int pc, int value) {
        if (top + 2 > stack.length) {
            stack = Arrays.copyOf(stack, stack.length * 2);
        }
        stack[top] = pc;
        stack[top + 1] = value;
        top += 2;
    }

    /** Goes on from here until a choice fails. Returns whether no match can be longer than the one found. */
    private boolean follow(int startPc, int startAt) {
        int pc = startPc;
        int at = startAt;
        while (true) {
            switch (program.operation(pc)) {
                case Program.SPLIT -> {
                    if (isSeen(pc, at)) {
                        return false;
                    }
                    push(program.b(pc), at);
                    pc = program.a(pc);
                    continue;
                }
                case Program.JUMP -> {
                    pc = program.a(pc);
                    continue;
                }
                case Program.SAVE, Program.MARK -> {
                    int slot = program.a(pc);
                    push(~slot, slots[slot]);
                    slots[slot] = at;
                }
                case Program.ASSERT -> {
                    if (!holds(program.assertion(program.a(pc)), at)) {
                        return false;
                    }
                }
                case Program.MOVED -> {
                    if (slots[program.a(pc)] == at) {
                        return false;
                    }
                }
                case Program.REFER -> {
                    at = refer(program.a(pc), at);
                    if (at < 0) {
                        return false;
                    }
                }
                case Program.MATCH -> {
                    if (best == null || at > best[1]) {
                        best = slots.clone();
                        best[1] = at;
                    }
                    return at == text.length();
                }
                default -> {
                    at = consume(pc, at);
                    if (at < 0) {
                        return false;
                    }
                }
            }
            pc++;
        }
    }

    private int consume(int pc, int at) {
        if (at >= text.length()) {
            return -1;
        }
        int c = text.charAt(at);
        int next = at + 1;
        if (Character.isHighSurrogate((char) c)) {
            c = text.codePointAt(at);
            next = at + Character.charCount(c);
        }
        boolean fits =
                switch (program.operation(pc)) {
                    case Program.CHARACTER -> c == program.a(pc);
                    case Program.FOLDED -> Program.fold(c) == program.a(pc);
                    case Program.ANY -> !CharacterSet.isStrayByte(c);
                    case Program.SET -> program.set(program.a(pc)).contains(c);
                    default -> throw new IllegalStateException("operation at " + pc);
                };
        return fits ? next : -1;
    }

    private boolean isSeen(int pc, int at) {
        if (program.referring()) {
            if (program.countStep() > MOST_STEPS) {
                throw new UnsupportedUseException(
                        "a regular expression with back-references that takes too long");
            }
            return false;
        }
        long bit = (long) width * at + pc;
        int word = (int) (bit >>> 6);
        long mask = 1L << bit;
        boolean seenBefore = (seen[word] & mask) != 0;
        if (seen[word] == 0) {
            touch(word);
        }
        seen[word] |= mask;
        return seenBefore;
    }

    private void touch(int word) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
        }
        touched[touchedCount++] = word;
    }

    private int refer(int group, int at) {
        int start = slots[2 * group];
        int end = slots[2 * group + 1];
        if (start < 0 || end < 0) {
            return -1;
        }
        return text.regionMatches(program.ignoringCase(), at, text, start, end - start)
                ? at + end - start
                : -1;
    }

    private boolean holds(Node.Assertion assertion, int at) {
        return switch (assertion) {
            case LINE_START -> at == 0 || program.multiline() && text.charAt(at - 1) == '\n';
            case LINE_END -> at == text.length() || program.multiline() && text.charAt(at) == '\n';
            case TEXT_START -> at == 0;
            case TEXT_END -> at == text.length();
            case WORD_START -> !wordBefore(at) && wordAfter(at);
            case WORD_END -> wordBefore(at) && !wordAfter(at);
            case WORD_BOUNDARY -> wordBefore(at) != wordAfter(at);
            case NO_WORD_BOUNDARY -> wordBefore(at) == wordAfter(at);
            case NO_WORD_BEFORE -> !wordBefore(at);
            case NO_WORD_AFTER -> !wordAfter(at);
        };
    }

    private boolean wordBefore(int at) {
        return at > 0 && isWord(text.codePointBefore(at));
    }

    private boolean wordAfter(int at) {
        return at < text.length() && isWord(text.codePointAt(at));
    }

    private static boolean isWord(int c) {
        return c == '_' || CharacterClass.ALNUM.contains(c);
    }
}
