package lazuli.shell.syntax;

/** Reads what follows a dollar sign up to the word of a parameter expansion: {@code name}, or <code>{name:-</code>. */
final class ParameterReader {
    private final Input input;
    private final StringBuilder name = new StringBuilder();
    private Part.Operator operator = Part.Operator.VALUE;
    private boolean orNull;
    private boolean pattern;

    ParameterReader(Input input, int first) {
        this.input = input;
        if (first == '{') {
            braced(input.nextJoined());
        } else {
            input.unget(plainName(first, false));
        }
    }

    String name() {
        return name.toString();
    }

    Part.Operator operator() {
        return operator;
    }

    boolean orNull() {
        return orNull;
    }

    /** Whether the word is a pattern, which is read as if it stood outside of quotes. */
    boolean isPattern() {
        return pattern;
    }

    /** Reads a name, or digits, or the one special character; returns what follows. */
    private int plainName(int first, boolean manyDigits) {
        int c = first;
        if (Identifiers.isFirst(c)) {
            do {
                name.append((char) c);
                c = input.nextJoined();
            } while (Identifiers.isNext(c));
        } else if (Identifiers.isDigit(c)) {
            do {
                name.append((char) c);
                c = input.nextJoined();
            } while (manyDigits && Identifiers.isDigit(c));
        } else {
            name.append((char) c);
            c = input.nextJoined();
        }
        return c;
    }

    private void braced(int first) {
        if (Identifiers.isFirst(first) || Identifiers.isDigit(first)) {
            operator(plainName(first, true));
        } else if (first == '}') {
            bad(first);
        } else if (first == '#') {
            bracedHash();
        } else {
            bracedSpecial(first, input.nextJoined());
        }
    }

    /** After <code>${#</code>: the length of something, or the parameter {@code #} with an operator. */
    private void bracedHash() {
        int c = input.nextJoined();
        if (Identifiers.isNext(c)) {
            length(plainName(c, true));
            return;
        }
        int after = input.nextJoined();
        if (c == '}' || after != '}') {
            input.unget(after);
            bracedSpecial('#', c);
        } else if (Identifiers.isSpecialParameter(c)) {
            name.append((char) c);
            length(after);
        } else {
            bad(after);
        }
    }

    private void length(int after) {
        operator = after == '}' ? Part.Operator.LENGTH : Part.Operator.BAD;
        input.unget(after);
    }

    private void bracedSpecial(int parameter, int after) {
        if (Identifiers.isSpecialParameter(parameter)) {
            name.append((char) parameter);
            operator(after);
        } else {
            bad(after);
        }
    }

    private void bad(int after) {
        operator = Part.Operator.BAD;
        input.unget(after);
    }

    private void operator(int first) {
        int c = first;
        switch (c) {
            case '%' -> {
                boolean twice = twice('%');
                pattern(twice ? Part.Operator.LONGEST_SUFFIX : Part.Operator.SHORTEST_SUFFIX);
                return;
            }
            case '#' -> {
                boolean twice = twice('#');
                pattern(twice ? Part.Operator.LONGEST_PREFIX : Part.Operator.SHORTEST_PREFIX);
                return;
            }
            case ':' -> {
                orNull = true;
                c = input.nextJoined();
            }
            default -> {}
        }
        operator =
                switch (c) {
                    // With a colon before it, this brace closes nothing.
                    case '}' -> orNull ? Part.Operator.BAD : Part.Operator.VALUE;
                    case '-' -> Part.Operator.DEFAULT;
                    case '+' -> Part.Operator.ALTERNATIVE;
                    case '?' -> Part.Operator.ERROR;
                    case '=' -> Part.Operator.ASSIGN;
                    default -> Part.Operator.BAD;
                };
    }

    private boolean twice(int c) {
        int second = input.nextJoined();
        if (second == c) {
            return true;
        }
        input.unget(second);
        return false;
    }

    private void pattern(Part.Operator trim) {
        operator = trim;
        pattern = true;
    }
}
