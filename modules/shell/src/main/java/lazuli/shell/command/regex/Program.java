package lazuli.shell.command.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern as instructions. Each has an operation and up to two numbers. */
final class Program {
    static final int CHARACTER = 0; // a: the code point
    static final int FOLDED = 1; // a: the code point, folded
    static final int ANY = 2;
    static final int SET = 3; // a: the set's index
    static final int SPLIT = 4; // a: where to go first, b: where to go then
    static final int JUMP = 5; // a: where to
    static final int SAVE = 6; // a: the slot
    static final int ASSERT = 7; // a: the assertion's index
    static final int REFER = 8; // a: the group
    static final int MARK = 9; // a: the slot that takes the position
    static final int MOVED = 10; // a: the slot whose position must be another one
    static final int MATCH = 11;

    private static final int MOST_INSTRUCTIONS = 200_000;

    private int[] operations = new int[32];
    private int[] a = new int[32];
    private int[] b = new int[32];
    private int size;
    private final List<CharacterSet> sets = new ArrayList<>();
    private final List<Node.Assertion> assertions = new ArrayList<>();
    private final int groups;
    private final boolean ignoringCase;
    private final boolean multiline;
    private final boolean referring;
    private int slots;
    private int splits;
    private long steps;
    private @Nullable FirstCharacters first;
    private boolean anchored;

    private Program(int groups, boolean ignoringCase, boolean multiline, boolean referring) {
        this.groups = groups;
        this.ignoringCase = ignoringCase;
        this.multiline = multiline;
        this.referring = referring;
        this.slots = 2 * (groups + 1);
    }

    static Program compile(Node node, int groups, boolean ignoringCase, boolean multiline) {
        Program program = new Program(groups, ignoringCase, multiline, refers(node));
        program.emit(node);
        program.add(MATCH, 0, 0);
        program.first = FirstCharacters.of(node, ignoringCase);
        program.anchored = startsLine(node) && !multiline;
        return program;
    }

    private static boolean refers(Node node) {
        return switch (node) {
            case Node.BackReference _ -> true;
            case Node.Sequence(var parts) -> parts.stream().anyMatch(Program::refers);
            case Node.Alternation(var branches) -> branches.stream().anyMatch(Program::refers);
            case Node.Group(_, var body) -> refers(body);
            case Node.Repeat(var body, _, _) -> refers(body);
            case Node.Empty _, Node.Literal _, Node.Any _, Node.OneOf _, Node.Assertion _ -> false;
        };
    }

    private static boolean startsLine(Node node) {
        return switch (node) {
            case Node.Assertion assertion ->
                    assertion == Node.Assertion.LINE_START
                            || assertion == Node.Assertion.TEXT_START;
            case Node.Sequence(var parts) -> !parts.isEmpty() && startsLine(parts.getFirst());
            case Node.Group(_, var body) -> startsLine(body);
            case Node.Alternation(var branches) -> branches.stream().allMatch(Program::startsLine);
            case Node.Empty _,
                    Node.Literal _,
                    Node.Any _,
                    Node.OneOf _,
                    Node.Repeat _,
                    Node.BackReference _ ->
                    false;
        };
    }

    private int add(int operation, int first, int second) {
        if (size >= MOST_INSTRUCTIONS) {
            throw new RegexSyntaxException("Regular expression too big");
        }
        if (size == operations.length) {
            operations = Arrays.copyOf(operations, size * 2);
            a = Arrays.copyOf(a, size * 2);
            b = Arrays.copyOf(b, size * 2);
        }
        operations[size] = operation;
        a[size] = first;
        b[size] = second;
        return size++;
    }

    private void emit(Node node) {
        switch (node) {
            case Node.Empty _ -> {}
            case Node.Literal(int c) ->
                    add(ignoringCase ? FOLDED : CHARACTER, ignoringCase ? fold(c) : c, 0);
            case Node.Any _ -> add(ANY, 0, 0);
            case Node.OneOf(var set) -> {
                sets.add(set);
                add(SET, sets.size() - 1, 0);
            }
            case Node.Sequence(var parts) -> parts.forEach(this::emit);
            case Node.Alternation(var branches) -> alternation(branches);
            case Node.Group(int number, var body) -> {
                add(SAVE, 2 * number, 0);
                emit(body);
                add(SAVE, 2 * number + 1, 0);
            }
            case Node.Repeat(var body, int least, int most) -> repeat(body, least, most);
            case Node.BackReference(int number) -> add(REFER, number, 0);
            case Node.Assertion assertion -> {
                assertions.add(assertion);
                add(ASSERT, assertions.size() - 1, 0);
            }
        }
    }

    private void alternation(List<Node> branches) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < branches.size() - 1; i++) {
            int split = split();
            a[split] = size;
            emit(branches.get(i));
            ends.add(add(JUMP, 0, 0));
            b[split] = size;
        }
        emit(branches.getLast());
        for (int end : ends) {
            a[end] = size;
        }
    }

    private void repeat(Node body, int least, int most) {
        for (int i = 0; i < least; i++) {
            emit(body);
        }
        if (most < 0) {
            star(body);
            return;
        }
        List<Integer> exits = new ArrayList<>();
        for (int i = least; i < most; i++) {
            int split = split();
            a[split] = size;
            exits.add(split);
            emit(body);
        }
        for (int exit : exits) {
            b[exit] = size;
        }
    }

    /** Where back-references keep the search from remembering where it was, a turn that matches nothing must not be followed by another. */
    private void star(Node body) {
        int split = split();
        a[split] = size;
        int slot = slots;
        if (referring) {
            slots++;
            add(MARK, slot, 0);
        }
        emit(body);
        if (referring) {
            add(MOVED, slot, 0);
        }
        add(JUMP, split, 0);
        b[split] = size;
    }

    private int split() {
        splits++;
        return add(SPLIT, 0, 0);
    }

    static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    int operation(int pc) {
        return operations[pc];
    }

    int a(int pc) {
        return a[pc];
    }

    int b(int pc) {
        return b[pc];
    }

    CharacterSet set(int index) {
        return sets.get(index);
    }

    Node.Assertion assertion(int index) {
        return assertions.get(index);
    }

    int size() {
        return size;
    }

    int groups() {
        return groups;
    }

    /** How many positions a search keeps: start and end of each group, and the marks of repetitions. */
    int slots() {
        return slots;
    }

    /** Whether there is a choice anywhere. */
    boolean hasChoice() {
        return splits > 0;
    }

    boolean multiline() {
        return multiline;
    }

    boolean ignoringCase() {
        return ignoringCase;
    }

    /** Whether there are back-references. */
    boolean referring() {
        return referring;
    }

    /** {@return how many choices all searches have tried, where they can't remember them} So many searches are no more than one. */
    long countStep() {
        return ++steps;
    }

    /** Whether a match can only begin where the text does. */
    boolean anchored() {
        return anchored;
    }

    /** What a match can begin with; null where it may be empty. */
    @Nullable FirstCharacters first() {
        return first;
    }
}
