package lazuli.shell.expansion;

import org.jspecify.annotations.Nullable;

/** Arithmetic expansion: XCU 2.6.4, with the operators of C but for {@code ++}, {@code --} and the comma, in 64 bits. */
public final class Arithmetic {
    private static final int MAX_DEPTH = 200;

    private final Variables variables;
    private final String expression;
    private int at;
    private int depth;

    /** The token that was read last. */
    private Symbol symbol = Symbol.END;

    private long number;
    private String name = "";

    /** The variables of the shell. */
    public interface Variables {
        /** {@return the value, or null where it is unset} */
        @Nullable String value(String name);

        /** Sets a variable. */
        void assign(String name, long value);
    }

    private enum Symbol {
        END,
        NUMBER,
        NAME,
        OPEN,
        CLOSE,
        NOT,
        COMPLEMENT,
        QUESTION,
        COLON,
        AND,
        OR,
        ASSIGN,
        MULTIPLY,
        DIVIDE,
        REMAINDER,
        ADD,
        SUBTRACT,
        SHIFT_LEFT,
        SHIFT_RIGHT,
        LESS,
        LESS_EQUAL,
        GREATER,
        GREATER_EQUAL,
        EQUAL,
        NOT_EQUAL,
        BIT_AND,
        BIT_XOR,
        BIT_OR,
        UNKNOWN
    }

    /** Whether the operator that was read has an equals sign after it. */
    private boolean assigning;

    private Arithmetic(String expression, Variables variables) {
        this.expression = expression;
        this.variables = variables;
    }

    /**
     * {@return the value of an expression}
     *
     * @throws ExpressionException where it is none
     */
    public static long evaluate(String expression, Variables variables) {
        var arithmetic = new Arithmetic(expression, variables);
        arithmetic.advance();
        long value = arithmetic.assignment(true);
        if (arithmetic.symbol != Symbol.END) {
            throw arithmetic.error("expecting EOF");
        }
        return value;
    }

    private ExpressionException error(String what) {
        return new ExpressionException(
                "arithmetic expression: " + what + ": \"" + expression + "\"");
    }

    /** {@return the value of a variable: 0 where it is unset or empty} */
    private long value(String variable) {
        String text = variables.value(variable);
        if (text == null) {
            return 0;
        }
        Numbers read = Numbers.read(text, 0, 0, false);
        int end = read.end();
        while (end < text.length() && Numbers.isSpace(text.charAt(end))) {
            end++;
        }
        if (end < text.length() || read.isOverflow()) {
            throw new ExpressionException("Illegal number: " + text);
        }
        return read.value();
    }

    /** {@code live} is false where the result is not wanted: then nothing is assigned, and nothing divided. */
    private long assignment(boolean live) {
        depth++;
        if (depth > MAX_DEPTH) {
            throw error("nested too deeply");
        }
        long value = assignmentOrCondition(live);
        depth--;
        return value;
    }

    private long assignmentOrCondition(boolean live) {
        if (symbol != Symbol.NAME) {
            return condition(live);
        }
        String variable = name;
        int back = at;
        advance();
        if (!assigning) {
            at = back;
            symbol = Symbol.NAME;
            name = variable;
            return condition(live);
        }
        Symbol operator = symbol;
        advance();
        long value = assignment(live);
        if (!live) {
            return value;
        }
        if (operator != Symbol.ASSIGN) {
            value = binary(operator, value(variable), value);
        }
        variables.assign(variable, value);
        return value;
    }

    private long condition(boolean live) {
        long test = disjunction(live);
        if (symbol != Symbol.QUESTION) {
            return test;
        }
        advance();
        long yes = assignment(live && test != 0);
        if (symbol != Symbol.COLON) {
            throw error("expecting ':'");
        }
        advance();
        depth++;
        if (depth > MAX_DEPTH) {
            throw error("nested too deeply");
        }
        long no = condition(live && test == 0);
        depth--;
        return test != 0 ? yes : no;
    }

    private long disjunction(boolean live) {
        long value = conjunction(live);
        while (symbol == Symbol.OR) {
            advance();
            long right = conjunction(live && value == 0);
            value = value != 0 || right != 0 ? 1 : 0;
        }
        return value;
    }

    private long conjunction(boolean live) {
        long value = binary(live, 0);
        while (symbol == Symbol.AND) {
            advance();
            long right = binary(live && value != 0, 0);
            value = value != 0 && right != 0 ? 1 : 0;
        }
        return value;
    }

    private long binary(boolean live, int atLeast) {
        long left = unary(live);
        int precedence = assigning ? -1 : precedence(symbol);
        while (precedence >= atLeast) {
            Symbol operator = symbol;
            advance();
            long right = binary(live, precedence + 1);
            left = live ? binary(operator, left, right) : right;
            precedence = assigning ? -1 : precedence(symbol);
        }
        return left;
    }

    private static int precedence(Symbol operator) {
        return switch (operator) {
            case MULTIPLY, DIVIDE, REMAINDER -> 7;
            case ADD, SUBTRACT -> 6;
            case SHIFT_LEFT, SHIFT_RIGHT -> 5;
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> 4;
            case EQUAL, NOT_EQUAL -> 3;
            case BIT_AND -> 2;
            case BIT_XOR -> 1;
            case BIT_OR -> 0;
            default -> -1;
        };
    }

    private long binary(Symbol operator, long left, long right) {
        if (right == 0 && (operator == Symbol.DIVIDE || operator == Symbol.REMAINDER)) {
            throw error("division by zero");
        }
        return switch (operator) {
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case REMAINDER -> left % right;
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case SHIFT_LEFT -> left << right;
            case SHIFT_RIGHT -> left >> right;
            case LESS -> left < right ? 1 : 0;
            case LESS_EQUAL -> left <= right ? 1 : 0;
            case GREATER -> left > right ? 1 : 0;
            case GREATER_EQUAL -> left >= right ? 1 : 0;
            case EQUAL -> left == right ? 1 : 0;
            case NOT_EQUAL -> left != right ? 1 : 0;
            case BIT_AND -> left & right;
            case BIT_XOR -> left ^ right;
            case BIT_OR -> left | right;
            default -> throw new IllegalArgumentException(operator.toString());
        };
    }

    private long unary(boolean live) {
        depth++;
        if (depth > MAX_DEPTH) {
            throw error("nested too deeply");
        }
        long value = primary(live);
        depth--;
        return value;
    }

    private long primary(boolean live) {
        Symbol first = assigning ? Symbol.UNKNOWN : symbol;
        return switch (first) {
            case OPEN -> {
                advance();
                long value = assignment(live);
                if (symbol != Symbol.CLOSE) {
                    throw error("expecting ')'");
                }
                advance();
                yield value;
            }
            case NUMBER -> {
                long value = number;
                advance();
                yield value;
            }
            case NAME -> {
                long value = live ? value(name) : 0;
                advance();
                yield value;
            }
            case ADD, SUBTRACT, NOT, COMPLEMENT -> {
                advance();
                yield signed(first, unary(live));
            }
            default -> throw error("expecting primary");
        };
    }

    private static long signed(Symbol operator, long value) {
        return switch (operator) {
            case SUBTRACT -> -value;
            case NOT -> value == 0 ? 1 : 0;
            case COMPLEMENT -> ~value;
            default -> value;
        };
    }

    private char peek() {
        return at < expression.length() ? expression.charAt(at) : 0;
    }

    /** Reads the next token. */
    private void advance() {
        assigning = false;
        char c = peek();
        while (c == ' ' || c == '\t' || c == '\n') {
            at++;
            c = peek();
        }
        if (c >= '0' && c <= '9') {
            Numbers read = Numbers.read(expression, at, 0, false);
            at = read.end();
            number = read.value();
            symbol = Symbol.NUMBER;
        } else if (isNamed(c)) {
            int start = at;
            while (isNamed(peek()) || peek() >= '0' && peek() <= '9') {
                at++;
            }
            name = expression.substring(start, at);
            symbol = Symbol.NAME;
        } else if (at < expression.length()) {
            at++;
            symbol = operator(c);
        } else {
            symbol = Symbol.END;
        }
    }

    private static boolean isNamed(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private Symbol operator(char c) {
        return switch (c) {
            case '(' -> Symbol.OPEN;
            case ')' -> Symbol.CLOSE;
            case '~' -> Symbol.COMPLEMENT;
            case '?' -> Symbol.QUESTION;
            case ':' -> Symbol.COLON;
            case '!' -> follows('=') ? Symbol.NOT_EQUAL : Symbol.NOT;
            case '=' -> {
                assigning = !follows('=');
                yield assigning ? Symbol.ASSIGN : Symbol.EQUAL;
            }
            case '<' ->
                    follows('=')
                            ? Symbol.LESS_EQUAL
                            : follows('<') ? assignable(Symbol.SHIFT_LEFT) : Symbol.LESS;
            case '>' ->
                    follows('=')
                            ? Symbol.GREATER_EQUAL
                            : follows('>') ? assignable(Symbol.SHIFT_RIGHT) : Symbol.GREATER;
            case '&' -> follows('&') ? Symbol.AND : assignable(Symbol.BIT_AND);
            case '|' -> follows('|') ? Symbol.OR : assignable(Symbol.BIT_OR);
            case '*' -> assignable(Symbol.MULTIPLY);
            case '/' -> assignable(Symbol.DIVIDE);
            case '%' -> assignable(Symbol.REMAINDER);
            case '+' -> assignable(Symbol.ADD);
            case '-' -> assignable(Symbol.SUBTRACT);
            case '^' -> assignable(Symbol.BIT_XOR);
            default -> Symbol.UNKNOWN;
        };
    }

    private boolean follows(char c) {
        if (peek() != c || at == expression.length()) {
            return false;
        }
        at++;
        return true;
    }

    private Symbol assignable(Symbol operator) {
        assigning = follows('=');
        return operator;
    }
}
