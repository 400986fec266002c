package lazuli.shell;

import java.util.List;
import java.util.Optional;
import lazuli.shell.expansion.Numbers;
import lazuli.tree.Entry;
import org.jspecify.annotations.Nullable;

/** {@code test} and {@code [}, with dash's way to understand what is ambiguous. */
final class TestExpression {
    private static final int MAX_DEPTH = 200;

    private final ShellProcess process;
    private final VisibleFiles files;
    private final List<String> words;
    private int at;
    private int depth;

    /** What a word can be besides an operand. */
    private enum Type {
        UNARY,
        BINARY,
        NOT,
        AND,
        OR,
        OPEN,
        CLOSE
    }

    private TestExpression(ShellProcess process, List<String> words) {
        this.process = process;
        this.files = new VisibleFiles(process);
        this.words = words;
    }

    /** {@return 0 where it is true, 1 where it is false} */
    static int evaluate(ShellProcess process, List<String> arguments) {
        int end = arguments.size();
        if (arguments.getFirst().startsWith("[")) {
            end--;
            if (!arguments.get(end).startsWith("]")) {
                throw process.error("missing ]");
            }
        }
        boolean negated = false;
        List<String> words = arguments.subList(Math.min(1, end), end);
        while ((words.size() == 3 || words.size() == 4)
                && !(words.size() == 3 && type(words.get(1)) == Type.BINARY)) {
            if (words.getFirst().equals("(") && words.getLast().equals(")")) {
                words = words.subList(1, words.size() - 1);
                break;
            }
            if (!words.getFirst().equals("!")) {
                break;
            }
            // A second negation here gives what the first does: dash sets its result, and does not
            // invert it.
            negated = true;
            words = words.subList(1, words.size());
        }
        if (words.isEmpty()) {
            return negated ? 0 : 1;
        }
        var expression = new TestExpression(process, words);
        boolean result = expression.whole();
        return result == negated ? 1 : 0;
    }

    private boolean whole() {
        boolean binary = words.size() == 3 && type(words.get(1)) == Type.BINARY;
        boolean result = disjunction(binary ? null : lex(0));
        if (at < words.size() && at + 1 < words.size()) {
            throw syntax(words.get(at), "unexpected operator");
        }
        return result;
    }

    private Unwind syntax(String operator, String message) {
        return process.error(operator.isEmpty() ? message : operator + ": " + message);
    }

    private static @Nullable Type type(String word) {
        return switch (word) {
            case "-r",
                    "-w",
                    "-x",
                    "-e",
                    "-f",
                    "-d",
                    "-c",
                    "-b",
                    "-p",
                    "-u",
                    "-g",
                    "-k",
                    "-s",
                    "-t",
                    "-z",
                    "-n",
                    "-h",
                    "-O",
                    "-G",
                    "-L",
                    "-S" ->
                    Type.UNARY;
            case "=",
                    "!=",
                    "<",
                    ">",
                    "-eq",
                    "-ne",
                    "-ge",
                    "-gt",
                    "-le",
                    "-lt",
                    "-nt",
                    "-ot",
                    "-ef" ->
                    Type.BINARY;
            case "!" -> Type.NOT;
            case "-a" -> Type.AND;
            case "-o" -> Type.OR;
            case "(" -> Type.OPEN;
            case ")" -> Type.CLOSE;
            default -> null;
        };
    }

    private @Nullable String word(int index) {
        return index < words.size() ? words.get(index) : null;
    }

    /** What the word at this index is here; null: an operand, or nothing. */
    private @Nullable Type lex(int index) {
        String word = word(index);
        Type type = word == null ? null : type(word);
        if (type == Type.UNARY && isOperand(index)) {
            return null;
        }
        return type == Type.OPEN && word(index + 1) == null ? null : type;
    }

    private boolean isOperand(int index) {
        String next = word(index + 1);
        if (next == null) {
            return true;
        }
        return word(index + 2) != null && type(next) == Type.BINARY;
    }

    private boolean disjunction(@Nullable Type first) {
        boolean result = conjunction(first);
        while (lex(at + 1) == Type.OR) {
            at += 2;
            result |= conjunction(lex(at));
        }
        return result;
    }

    private boolean conjunction(@Nullable Type first) {
        boolean result = negation(first);
        while (lex(at + 1) == Type.AND) {
            at += 2;
            result &= negation(lex(at));
        }
        return result;
    }

    private boolean negation(@Nullable Type first) {
        boolean negated = false;
        Type type = first;
        while (type == Type.NOT) {
            negated = !negated;
            boolean ends = word(at + 1) == null;
            type = lex(at + 1);
            if (ends) {
                // Nothing is left to negate, and nothing is false.
                return negated;
            }
            at++;
        }
        return primary(type) != negated;
    }

    private boolean primary(@Nullable Type type) {
        String word = word(at);
        if (word == null) {
            return false;
        }
        if (type == Type.OPEN) {
            return parenthesized();
        }
        if (type == Type.UNARY) {
            at++;
            String operand = word(at);
            if (operand == null) {
                throw syntax(word, "argument expected");
            }
            return unary(word, operand);
        }
        if (lex(at + 1) == Type.BINARY) {
            return binary(word);
        }
        return !word.isEmpty();
    }

    private boolean parenthesized() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw syntax("", "nested too deeply");
        }
        at++;
        Type type = lex(at);
        if (type == Type.CLOSE) {
            return false;
        }
        boolean result = disjunction(type);
        at++;
        if (lex(at) != Type.CLOSE) {
            throw syntax("", "closing paren expected");
        }
        depth--;
        return result;
    }

    private boolean binary(String left) {
        String operator = words.get(at + 1);
        at += 2;
        String right = word(at);
        if (right == null) {
            throw syntax(operator, "argument expected");
        }
        return switch (operator) {
            case "=" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-eq" -> number(left) == number(right);
            case "-ne" -> number(left) != number(right);
            case "-ge" -> number(left) >= number(right);
            case "-gt" -> number(left) > number(right);
            case "-le" -> number(left) <= number(right);
            case "-lt" -> number(left) < number(right);
            case "-nt" -> isNewer(left, right);
            case "-ot" -> isNewer(right, left);
            default ->
                    !left.isEmpty()
                            && !right.isEmpty()
                            && process.session.tree.sameFile(
                                    process.path(left), process.path(right));
        };
    }

    private long number(String text) {
        Numbers read = Numbers.read(text, 0, 10, false);
        int end = read.end();
        boolean none = end == 0;
        while (end < text.length() && Numbers.isSpace(text.charAt(end))) {
            end++;
        }
        if (none || end < text.length() || read.isOverflow()) {
            throw process.error("Illegal number: " + text);
        }
        return read.value();
    }

    private Optional<Entry.Inode> stat(String operand) {
        return operand.isEmpty() ? Optional.empty() : files.stat(process.path(operand));
    }

    private boolean isNewer(String a, String b) {
        Optional<Entry.Inode> first = stat(a);
        Optional<Entry.Inode> second = stat(b);
        return first.isPresent()
                && (second.isEmpty()
                        || first.get().metadata().mtime() > second.get().metadata().mtime());
    }

    private boolean unary(String operator, String operand) {
        return switch (operator) {
            case "-z" -> operand.isEmpty();
            case "-n" -> !operand.isEmpty();
            case "-t" -> {
                number(operand);
                yield false;
            }
            case "-h", "-L" ->
                    !operand.isEmpty()
                            && files.lstat(process.path(operand)).orElse(null)
                                    instanceof Entry.Symlink;
            default -> {
                Entry.Inode inode = stat(operand).orElse(null);
                yield inode != null && is(operator, inode);
            }
        };
    }

    private static boolean is(String operator, Entry.Inode inode) {
        int mode = inode.metadata().mode();
        return switch (operator) {
            case "-f" -> inode instanceof Entry.RegularFile;
            case "-d" -> inode instanceof Entry.Directory;
            case "-c" -> isSpecial(inode, Entry.SpecialType.CHARACTER_DEVICE);
            case "-b" -> isSpecial(inode, Entry.SpecialType.BLOCK_DEVICE);
            case "-p" -> isSpecial(inode, Entry.SpecialType.FIFO);
            case "-S" -> isSpecial(inode, Entry.SpecialType.SOCKET);
            case "-u" -> (mode & 04000) != 0;
            case "-g" -> (mode & 02000) != 0;
            case "-k" -> (mode & 01000) != 0;
            case "-x" -> inode instanceof Entry.Directory || (mode & 0111) != 0;
            case "-s" ->
                    inode instanceof Entry.Directory
                            || inode instanceof Entry.RegularFile file && file.content().size() > 0;
            case "-O" -> inode.metadata().uid() == 0;
            case "-G" -> inode.metadata().gid() == 0;
            default -> true;
        };
    }

    private static boolean isSpecial(Entry.Inode inode, Entry.SpecialType type) {
        return inode instanceof Entry.Special special && special.type() == type;
    }
}
