package lazuli.shell.command.find;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Accounts;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Glob;
import lazuli.shell.command.call.ModeChange;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.regex.Dialect;
import lazuli.shell.command.regex.Regex;
import lazuli.shell.command.regex.RegexSyntaxException;
import lazuli.shell.command.time.DateParser;
import lazuli.tree.Entry;

/** Reads the arguments after the starting points. */
final class ExpressionParser {
    private static final long DAY = 86_400;

    private final Call call;
    private final List<String> arguments;
    private char follow;
    private int at;
    private int least;
    private int most = Integer.MAX_VALUE;
    private boolean depthFirst;
    private boolean acting;
    private Dialect dialect = Dialect.EMACS;

    ExpressionParser(Call call, List<String> arguments, char follow) {
        this.call = call;
        this.arguments = arguments;
        this.follow = follow;
    }

    Walk walk() {
        return new Walk(follow, least, most, depthFirst);
    }

    Expression parse() {
        if (arguments.isEmpty()) {
            return new Expression.Print("\n");
        }
        Expression expression = list();
        if (at < arguments.size()) {
            throw new Failure(1, "invalid expression; you have too many ')'");
        }
        return acting ? expression : new Expression.And(expression, new Expression.Print("\n"));
    }

    private String peek() {
        return at < arguments.size() ? arguments.get(at) : "";
    }

    private boolean take(String... words) {
        for (String word : words) {
            if (peek().equals(word)) {
                at++;
                return true;
            }
        }
        return false;
    }

    private Expression list() {
        Expression left = or();
        while (take(",")) {
            left = new Expression.Then(left, or());
        }
        return left;
    }

    private Expression or() {
        Expression left = and();
        while (take("-o", "-or")) {
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (at < arguments.size() && !List.of(")", "-o", "-or", ",").contains(peek())) {
            take("-a", "-and");
            left = new Expression.And(left, not());
        }
        return left;
    }

    private Expression not() {
        if (at >= arguments.size()) {
            throw new Failure(
                    1,
                    "invalid expression; expected to find a ')' but didn't see one. Perhaps you need"
                            + " an extra predicate after '"
                            + arguments.getLast()
                            + "'");
        }
        if (take("!", "-not")) {
            return new Expression.Not(not());
        }
        if (take("(")) {
            if (peek().equals(")")) {
                throw new Failure(1, "invalid expression; empty parentheses are not allowed.");
            }
            Expression inside = list();
            if (!take(")")) {
                throw new Failure(
                        1,
                        "invalid expression; I was expecting to find a ')' somewhere but did not see"
                                + " one.");
            }
            return inside;
        }
        return primary(arguments.get(at++));
    }

    private String argument(String predicate) {
        if (at >= arguments.size()) {
            throw new Failure(1, "missing argument to '" + predicate + "'");
        }
        return arguments.get(at++);
    }

    private Expression primary(String name) {
        return switch (name) {
            case "-true",
                    "-noleaf",
                    "-mount",
                    "-xdev",
                    "-warn",
                    "-nowarn",
                    "-daystart",
                    "-ignore_readdir_race",
                    "-noignore_readdir_race" ->
                    option(name);
            case "-depth", "-d", "-follow", "-maxdepth", "-mindepth", "-regextype" -> option(name);
            case "-false" -> new Expression.Constant(false);
            case "-name" -> new Expression.Name(Glob.of(argument(name)));
            case "-iname" -> new Expression.Name(Glob.of(argument(name), true));
            case "-path", "-wholename" -> new Expression.Path(Glob.of(argument(name)));
            case "-ipath", "-iwholename" -> new Expression.Path(Glob.of(argument(name), true));
            case "-lname" -> new Expression.LinkName(Glob.of(argument(name)));
            case "-ilname" -> new Expression.LinkName(Glob.of(argument(name), true));
            case "-regex" -> regex(argument(name));
            case "-iregex" -> regex(argument(name), Regex.Flag.IGNORE_CASE);
            case "-type" -> type(argument(name), false);
            case "-xtype" -> type(argument(name), true);
            case "-uid" -> compare(Expression.Quantity.UID, name);
            case "-gid" -> compare(Expression.Quantity.GID, name);
            case "-links" -> compare(Expression.Quantity.LINKS, name);
            case "-inum" -> compare(Expression.Quantity.INODE, name);
            case "-mtime", "-ctime", "-atime" -> compare(Expression.Quantity.DAYS, name);
            case "-mmin", "-cmin", "-amin" -> compare(Expression.Quantity.MINUTES, name);
            case "-user" -> user(argument(name));
            case "-group" -> group(argument(name));
            case "-nouser" -> new Expression.NoOwner(false);
            case "-nogroup" -> new Expression.NoOwner(true);
            case "-size" -> size(argument(name));
            case "-empty" -> new Expression.Empty();
            case "-perm" -> permissions(argument(name));
            case "-readable", "-writable" -> new Expression.Constant(true);
            case "-executable" -> new Expression.Executable(0111);
            case "-newer", "-anewer", "-cnewer" -> new Expression.Newer(time(argument(name)));
            case "-newermt", "-newerat", "-newerct" -> new Expression.Newer(date(argument(name)));
            case "-newermm" -> new Expression.Newer(time(argument(name)));
            case "-samefile" -> new Expression.SameFile(number(argument(name)));
            case "-prune" -> new Expression.Prune();
            default -> action(name);
        };
    }

    private Expression action(String name) {
        acting = true;
        return switch (name) {
            case "-print" -> new Expression.Print("\n");
            case "-print0" -> new Expression.Print("\0");
            case "-printf" -> new Expression.PrintFormat(argument(name));
            case "-delete" -> {
                depthFirst = true;
                yield new Expression.Delete();
            }
            case "-quit" -> {
                acting = false;
                yield new Expression.Quit();
            }
            case "-exec" -> execute(name, false);
            case "-execdir" -> execute(name, true);
            case "-ok",
                    "-okdir",
                    "-ls",
                    "-fls",
                    "-fprint",
                    "-fprint0",
                    "-fprintf",
                    "-context",
                    "-fstype",
                    "-used",
                    "-files0-from",
                    "-newerXY" ->
                    throw new UnsupportedUseException("find: " + name);
            case ")" -> throw new Failure(1, "invalid expression; you have too many ')'");
            default ->
                    throw new Failure(
                            1,
                            name.startsWith("-")
                                    ? "unknown predicate '" + name + "'"
                                    : "paths must precede expression: '" + name + "'");
        };
    }

    private Expression option(String name) {
        switch (name) {
            case "-depth", "-d" -> depthFirst = true;
            case "-follow" -> follow = 'L';
            case "-maxdepth" -> most = depth(name);
            case "-mindepth" -> least = depth(name);
            case "-regextype" -> dialect = dialect(argument(name));
            case "-daystart" -> throw new UnsupportedUseException("find: -daystart");
            default -> {}
        }
        return new Expression.Constant(true);
    }

    private int depth(String name) {
        String text = argument(name);
        OptionalInt depth = Accounts.number(text);
        if (depth.isEmpty()) {
            throw new Failure(
                    1,
                    "Expected a positive decimal integer argument to "
                            + name
                            + ", but got "
                            + Quoting.always(text));
        }
        return depth.getAsInt();
    }

    private static Dialect dialect(String name) {
        return switch (name) {
            case "emacs", "findutils-default" -> Dialect.EMACS;
            case "posix-basic", "ed", "sed" -> Dialect.SED_BASIC;
            case "posix-extended" -> Dialect.SED_EXTENDED;
            case "egrep", "posix-egrep" -> Dialect.GREP_EXTENDED;
            case "grep" -> Dialect.GREP_BASIC;
            default -> throw new UnsupportedUseException("find: -regextype " + name);
        };
    }

    private Expression regex(String text, Regex.Flag... flags) {
        List<Regex.Flag> all = new ArrayList<>(List.of(flags));
        all.add(Regex.Flag.LINE);
        try {
            return new Expression.Matches(
                    Regex.parse(text, dialect, all.toArray(Regex.Flag[]::new)));
        } catch (RegexSyntaxException e) {
            throw new Failure(
                    1, "failed to compile regular expression '" + text + "': " + e.message());
        }
    }

    private static Expression type(String letters, boolean linked) {
        for (String letter : letters.split(",", -1)) {
            if (letter.length() != 1) {
                throw new Failure(
                        1,
                        letters.isEmpty()
                                ? "Arguments to -type should contain at least one letter"
                                : "Must separate multiple arguments to -type using: ','");
            }
            if ("bcdpflsD".indexOf(letter.charAt(0)) < 0) {
                throw new Failure(1, "Unknown argument to -type: " + letter);
            }
        }
        return new Expression.Type(letters.replace(",", ""), linked);
    }

    private Expression.Amount amount(String name, String text) {
        int sign = text.startsWith("+") ? 1 : text.startsWith("-") ? -1 : 0;
        OptionalInt number = Accounts.number(sign == 0 ? text : text.substring(1));
        if (number.isEmpty()) {
            throw new Failure(1, "non-numeric argument to " + name + ": " + Quoting.always(text));
        }
        return new Expression.Amount(number.getAsInt(), sign);
    }

    private Expression compare(Expression.Quantity quantity, String name) {
        return new Expression.Compare(quantity, amount(name, argument(name)));
    }

    private Expression user(String name) {
        int uid =
                call.accounts()
                        .user(name)
                        .map(Accounts.User::uid)
                        .or(() -> Accounts.number(name).stream().boxed().findFirst())
                        .orElseThrow(() ->
                                new Failure(
                                        1,
                                        "invalid user name or UID argument to -user: "
                                                + Quoting.always(name)));
        return new Expression.Compare(Expression.Quantity.UID, new Expression.Amount(uid, 0));
    }

    private Expression group(String name) {
        int gid =
                call.accounts()
                        .group(name)
                        .map(Accounts.Group::gid)
                        .or(() -> Accounts.number(name).stream().boxed().findFirst())
                        .orElseThrow(() ->
                                new Failure(
                                        1,
                                        "invalid group name or GID argument to -group: "
                                                + Quoting.always(name)));
        return new Expression.Compare(Expression.Quantity.GID, new Expression.Amount(gid, 0));
    }

    private Expression size(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        long unit =
                switch (last) {
                    case 'b' -> 512;
                    case 'c' -> 1;
                    case 'w' -> 2;
                    case 'k' -> 1L << 10;
                    case 'M' -> 1L << 20;
                    case 'G' -> 1L << 30;
                    default -> 0;
                };
        String digits = unit == 0 ? text : text.substring(0, text.length() - 1);
        String number = digits.replaceFirst("^[-+]", "");
        if (number.isEmpty() || !number.chars().allMatch(Character::isDigit)) {
            throw new Failure(1, "invalid -size type " + Quoting.always(text));
        }
        return new Expression.Size(amount("-size", digits), unit == 0 ? 512 : unit);
    }

    private static Expression permissions(String text) {
        char match = text.isEmpty() ? ' ' : text.charAt(0);
        boolean marked = match == '-' || match == '/';
        String mode = marked ? text.substring(1) : text;
        ModeChange change =
                ModeChange.parse(mode)
                        .orElseThrow(() -> new Failure(1, "invalid mode " + Quoting.always(text)));
        return new Expression.Permissions(change.apply(0, false, 0), marked ? match : '=');
    }

    private long time(String operand) {
        return file(operand).metadata().mtime();
    }

    private Entry.Inode file(String operand) {
        return call.stat(operand)
                .orElseThrow(() ->
                        new Failure(1, Quoting.always(operand) + ": No such file or directory"));
    }

    private long number(String operand) {
        file(operand);
        return call.tree()
                .fileNumber(
                        follow == 'P'
                                ? call.path(operand)
                                : call.tree().realpath(call.path(operand)).value());
    }

    private long date(String text) {
        return DateParser.parse(text, call.tree().clock())
                .orElseThrow(() ->
                        new Failure(
                                1,
                                "I cannot figure out how to interpret "
                                        + Quoting.always(text)
                                        + " as a date or time"));
    }

    private Expression execute(String name, boolean inDirectory) {
        List<String> command = new ArrayList<>();
        while (at < arguments.size()) {
            String word = arguments.get(at++);
            if (word.equals(";") && !command.isEmpty()) {
                return new Expression.Execute(command, inDirectory, false);
            }
            if (word.equals("+") && !command.isEmpty() && command.getLast().equals("{}")) {
                command.removeLast();
                return new Expression.Execute(command, inDirectory, true);
            }
            command.add(word);
        }
        throw new Failure(1, "missing argument to '" + name + "'");
    }

    static long days(long seconds) {
        return Math.floorDiv(seconds, DAY);
    }
}
