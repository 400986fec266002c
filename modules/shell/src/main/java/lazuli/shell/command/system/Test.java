package lazuli.shell.command.system;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.FileType;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Entry;

/**
 * {@code /usr/bin/test} and {@code [}, for those who start a program. The shell has them as builtins with a grammar of its own: dash and GNU take ambiguous words for
 * different things, know different operators, and numbers of different sizes, so there is next to nothing to share.
 */
public final class Test extends Utility {
    private static final int WRONG = 2;
    private static final int DEEPEST = 1000;

    @Override
    protected int run(Call call) {
        List<String> words = call.arguments();
        if (call.baseName().equals("[")) {
            if (words.isEmpty() || !words.getLast().equals("]")) {
                throw new Failure(WRONG, "missing ']'");
            }
            words = words.subList(0, words.size() - 1);
        }
        return words.isEmpty() || !new Expression(call, words).whole() ? 1 : 0;
    }

    private static final class Expression {
        private final Call call;
        private final List<String> words;
        private int at;
        private int depth;

        Expression(Call call, List<String> words) {
            this.call = call;
            this.words = words;
        }

        boolean whole() {
            boolean value = counted(words.size());
            if (at < words.size()) {
                throw new Failure(WRONG, "extra argument " + Quoting.always(words.get(at)));
            }
            return value;
        }

        /** POSIX decides by the number of arguments, up to four. */
        private boolean counted(int count) {
            if (count == 1) {
                return !words.get(at++).isEmpty();
            }
            if (count == 2) {
                if (words.get(at).equals("!")) {
                    at++;
                    return !counted(1);
                }
                return unary();
            }
            if (count == 3) {
                if (isBinary(words.get(at + 1)) || isJunction(words.get(at + 1))) {
                    return isJunction(words.get(at + 1)) ? or() : binary();
                }
                if (words.get(at).equals("!")) {
                    at++;
                    return !counted(2);
                }
                if (words.get(at).equals("(") && words.get(at + 2).equals(")")) {
                    at++;
                    boolean value = counted(1);
                    at++;
                    return value;
                }
                throw new Failure(
                        WRONG, Quoting.always(words.get(at + 1)) + ": binary operator expected");
            }
            if (count == 4) {
                if (words.get(at).equals("!")) {
                    at++;
                    return !counted(3);
                }
                if (words.get(at).equals("(") && words.get(at + 3).equals(")")) {
                    at++;
                    boolean value = counted(2);
                    at++;
                    return value;
                }
            }
            return or();
        }

        private static boolean isJunction(String word) {
            return word.equals("-a") || word.equals("-o");
        }

        private String peek() {
            return at < words.size() ? words.get(at) : "";
        }

        private void more() {
            if (at >= words.size()) {
                throw new Failure(
                        WRONG, "missing argument after " + Quoting.always(words.getLast()));
            }
        }

        private boolean or() {
            boolean value = and();
            while (at < words.size() && peek().equals("-o")) {
                at++;
                value |= and();
            }
            return value;
        }

        private boolean and() {
            boolean value = term();
            while (at < words.size() && peek().equals("-a")) {
                at++;
                value &= term();
            }
            return value;
        }

        private boolean term() {
            more();
            if (++depth > DEEPEST) {
                throw new Failure(WRONG, "expression too deep");
            }
            boolean binary = at + 2 < words.size() && isBinary(words.get(at + 1));
            if (!binary && peek().equals("!") && at + 1 < words.size()) {
                at++;
                return !term();
            }
            if (!binary && peek().equals("(") && at + 1 < words.size()) {
                at++;
                boolean value = or();
                if (!peek().equals(")")) {
                    throw new Failure(WRONG, "')' expected");
                }
                at++;
                return value;
            }
            if (binary) {
                return binary();
            }
            if (isUnary(peek()) && at + 1 < words.size()) {
                return unary();
            }
            return !words.get(at++).isEmpty();
        }

        private static boolean isUnary(String word) {
            return word.length() == 2
                    && word.charAt(0) == '-'
                    && "bcdefgGhkLnNOprsStuwxz".indexOf(word.charAt(1)) >= 0;
        }

        private static boolean isBinary(String word) {
            return switch (word) {
                case "=",
                        "==",
                        "!=",
                        "<",
                        ">",
                        "-eq",
                        "-ne",
                        "-lt",
                        "-le",
                        "-gt",
                        "-ge",
                        "-nt",
                        "-ot",
                        "-ef" ->
                        true;
                default -> false;
            };
        }

        private boolean unary() {
            String operator = words.get(at);
            if (!isUnary(operator)) {
                throw new Failure(WRONG, Quoting.always(operator) + ": unary operator expected");
            }
            String operand = words.get(at + 1);
            at += 2;
            Optional<Entry.Inode> file = operand.isEmpty() ? Optional.empty() : call.stat(operand);
            int mode = file.map(inode -> inode.metadata().mode()).orElse(0);
            return switch (operator.charAt(1)) {
                case 'n' -> !operand.isEmpty();
                case 'z' -> operand.isEmpty();
                case 'e', 'r', 'w' -> file.isPresent();
                case 'f' -> file.filter(Entry.RegularFile.class::isInstance).isPresent();
                case 'd' -> file.filter(Entry.Directory.class::isInstance).isPresent();
                case 'h', 'L' ->
                        !operand.isEmpty()
                                && call.lstat(operand)
                                        .filter(Entry.Symlink.class::isInstance)
                                        .isPresent();
                case 's' -> file.isPresent() && FileType.size(file.get()) > 0;
                case 'x' ->
                        file.isPresent()
                                && (file.get() instanceof Entry.Directory || (mode & 0111) != 0);
                case 'u' -> (mode & 04000) != 0;
                case 'g' -> (mode & 02000) != 0;
                case 'k' -> (mode & 01000) != 0;
                case 'b' -> isSpecial(file, Entry.SpecialType.BLOCK_DEVICE);
                case 'c' -> isSpecial(file, Entry.SpecialType.CHARACTER_DEVICE);
                case 'p' -> isSpecial(file, Entry.SpecialType.FIFO);
                case 'S' -> isSpecial(file, Entry.SpecialType.SOCKET);
                case 'O' -> file.isPresent() && file.get().metadata().uid() == 0;
                case 'G' -> file.isPresent() && file.get().metadata().gid() == 0;
                default -> false;
            };
        }

        private static boolean isSpecial(Optional<Entry.Inode> file, Entry.SpecialType type) {
            return file.isPresent()
                    && file.get() instanceof Entry.Special special
                    && special.type() == type;
        }

        private boolean binary() {
            String left = words.get(at);
            String operator = words.get(at + 1);
            String right = words.get(at + 2);
            at += 3;
            return switch (operator) {
                case "=", "==" -> left.equals(right);
                case "!=" -> !left.equals(right);
                case "<" -> left.compareTo(right) < 0;
                case ">" -> left.compareTo(right) > 0;
                case "-ef" -> call.tree().sameFile(call.path(left), call.path(right));
                case "-nt" -> time(left) > time(right);
                case "-ot" -> time(left) < time(right);
                default -> compares(number(left).compareTo(number(right)), operator);
            };
        }

        private static boolean compares(int order, String operator) {
            return switch (operator) {
                case "-eq" -> order == 0;
                case "-ne" -> order != 0;
                case "-lt" -> order < 0;
                case "-le" -> order <= 0;
                case "-gt" -> order > 0;
                default -> order >= 0;
            };
        }

        private long time(String operand) {
            return call.stat(operand).map(inode -> inode.metadata().mtime()).orElse(Long.MIN_VALUE);
        }

        private static BigInteger number(String text) {
            String stripped = text.strip();
            String digits = stripped.replaceFirst("^[-+]", "");
            if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new Failure(WRONG, "invalid integer " + Quoting.always(text));
            }
            return new BigInteger(stripped.startsWith("+") ? digits : stripped);
        }
    }
}
