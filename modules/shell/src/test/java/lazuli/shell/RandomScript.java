package lazuli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Writes a script of all that a shell has, drawn by a seed: what it does is the same in every run, it ends, and it changes nothing outside of its directory. Words stay nonsense, since only
 * two shells that agree are wanted, not a purpose.
 */
final class RandomScript {
    private static final List<String> VARIABLES = List.of("a", "b", "c", "n", "x1", "_y");
    private static final List<String> LITERALS =
            List.of(
                    "p", "q r", "f1", "f2", "d", "0", "1", "7", "-1", "08", "0x1f", "abc", "a:b",
                    "x=y", "-n", "-e", "--", "~", "aXbXc", "  s  ", "\\t", "100%", "é", "!", "]",
                    "a-c", ".", "..", "@");
    private static final List<String> GLOBS =
            List.of(
                    "*",
                    "f*",
                    "?1",
                    "[ef]?",
                    "d/*",
                    "[!d]*",
                    "f[[:digit:]]",
                    "*/",
                    "no*",
                    "[",
                    "[a",
                    "f\\*",
                    ".*",
                    "[]-a]",
                    "[a-c]*");
    private static final List<String> FILES = List.of("f1", "f2", "d/g", "new", "new2");
    private static final int DEEPEST = 3;

    private final Random random;
    private final List<String> documents = new ArrayList<>();
    private int depth;
    private int loops;
    private int counters;
    private int function;
    private int functions;
    private int subshells;
    private boolean unordered;

    private RandomScript(long seed) {
        random = new Random(seed);
    }

    /** {@return the script of this seed} */
    static String of(long seed) {
        var writer = new RandomScript(seed);
        var script = new StringBuilder();
        script.append(
                "echo one >f1; printf 'two\\nthree  x\\n' >f2; mkdir d; echo g >d/g; echo i >in\n");
        int statements = 2 + writer.random.nextInt(6);
        for (int i = 0; i < statements; i++) {
            script.append(writer.list(1)).append('\n').append(writer.takeDocuments());
        }
        if (writer.unordered) {
            script.insert(0, "# unordered\n");
        }
        return script.append("echo \"end $?\"\n").toString();
    }

    /** {@return whether several processes write to standard error at once} */
    static boolean isUnordered(String script) {
        return script.startsWith("# unordered\n");
    }

    private String takeDocuments() {
        String text = String.join("", documents);
        documents.clear();
        return text;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    private String any(Supplier<String>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }

    private String variable() {
        return pick(VARIABLES);
    }

    /** Statements, with separators; here-documents are put where a line ends. */
    private String list(int most) {
        var text = new StringBuilder();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                text.append(documents.isEmpty() && chance(60) ? "; " : "\n" + takeDocuments());
            }
            text.append(andOr());
        }
        return text.toString();
    }

    /** A list that a reserved word follows. */
    private String body() {
        return list(3) + (documents.isEmpty() && chance(60) ? "; " : "\n" + takeDocuments());
    }

    private String andOr() {
        String text = pipeline();
        while (chance(15)) {
            text += (chance(50) ? " && " : " || ") + pipeline();
        }
        return text;
    }

    private String pipeline() {
        String not = chance(8) ? "! " : "";
        if (depth >= DEEPEST || !chance(8)) {
            return not + command();
        }
        unordered = true;
        subshells++;
        depth += 2;
        String text = not + quiet();
        while (chance(25)) {
            text += " | { " + quiet() + "; cat; }";
        }
        text +=
                " | "
                        + any(
                                () -> "cat",
                                () -> "while read " + variable() + "; do echo \"<$a$b>\"; done",
                                () -> "{ read -r " + variable() + "; echo \"[$a]\"; cat; }");
        depth -= 2;
        subshells--;
        return text;
    }

    /** A stage of a pipeline that only prints. */
    private String quiet() {
        return any(
                () -> "echo " + words(),
                () -> "printf '%s\\n' " + words(),
                () -> "{ echo " + words() + "; echo " + word() + "; }",
                () -> "(echo " + words() + "; exit 3)");
    }

    private String command() {
        depth++;
        String text = depth > DEEPEST || chance(55) ? simple() : compound();
        depth--;
        return text;
    }

    private String simple() {
        return switch (random.nextInt(30)) {
            case 0, 1, 2, 3, 4, 5 -> "echo " + words() + redirects();
            case 6, 7 -> "printf " + format() + " " + words() + redirects();
            case 8, 9, 10 -> assignments();
            case 11 ->
                    assignments()
                            + " "
                            + any(() -> "eval 'echo $a$b'", this::call, () -> ":", () -> "echo $a");
            case 12 -> options();
            case 13 -> "set -- " + words();
            case 14 ->
                    "shift" + any(() -> "", () -> " 1", () -> " 2", () -> " $#") + " 2>/dev/null";
            case 15 -> declaration();
            case 16, 17 -> test();
            case 18 -> call();
            case 19 -> jump();
            case 20 -> "eval " + quoted(subordinate(this::simple));
            case 21 ->
                    "read "
                            + any(() -> "", () -> "-r ")
                            + variable()
                            + any(() -> "", () -> " " + variable())
                            + document();
            case 22 ->
                    "cat"
                            + any(
                                    this::document,
                                    () -> " <in",
                                    () -> " in in",
                                    () -> " <<E\n$a\\\n`echo x`$((1+1))\nE\n:");
            case 23 ->
                    any(
                            () -> "true",
                            () -> "false",
                            () -> ":",
                            () -> "(exit 5)",
                            () -> "nosuch 2>/dev/null");
            case 24 -> ": " + words() + redirects();
            case 25 ->
                    any(
                            () -> "type echo if",
                            () -> "command -v " + word(),
                            () -> "command echo " + words(),
                            () -> "command -v f1 cat while",
                            () -> "command :" + redirects());
            case 26 -> trap();
            case 27 ->
                    any(
                            () -> "cd d && pwd >/dev/null; cd ..",
                            () -> "umask 022; umask",
                            () -> "umask -S",
                            () -> "alias",
                            () -> "exec 3>new; echo x >&3; exec 3>&-",
                            () -> "wait",
                            () -> "getopts ab: o -a -b x; echo $o$OPTARG$OPTIND");
            case 28 ->
                    "IFS="
                            + any(
                                    () -> "",
                                    () -> ":",
                                    () -> "' '",
                                    () -> "'X'",
                                    () -> "': '",
                                    () -> "\"$a\"");
            default -> "echo \"$?:$#:$*:$-\"";
        };
    }

    private String subordinate(Supplier<String> writer) {
        List<String> outside = new ArrayList<>(documents);
        documents.clear();
        String text = writer.get();
        if (!documents.isEmpty()) {
            text += "\n" + takeDocuments();
        }
        documents.addAll(outside);
        return text;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private String compound() {
        return switch (random.nextInt(14)) {
            case 0, 1 ->
                    "if "
                            + body()
                            + "then "
                            + body()
                            + (chance(30) ? "elif " + body() + "then " + body() : "")
                            + (chance(50) ? "else " + body() : "")
                            + "fi"
                            + redirects();
            case 2, 3 -> loop();
            case 4, 5 -> {
                loops++;
                String text =
                        "for "
                                + variable()
                                + any(
                                        () -> "",
                                        () -> " in",
                                        () -> " in " + words(),
                                        () -> " in " + words())
                                + "; do "
                                + body()
                                + "done"
                                + redirects();
                loops--;
                yield text;
            }
            case 6, 7 -> choice();
            case 8 -> "{ " + body() + "}" + redirects();
            case 9, 10 -> {
                subshells++;
                int outside = loops;
                String text =
                        "("
                                + list(3)
                                + (documents.isEmpty() ? "" : "\n" + takeDocuments())
                                + ")"
                                + redirects();
                loops = outside;
                subshells--;
                yield text;
            }
            case 11, 12 -> definition();
            default -> {
                unordered = true;
                subshells++;
                String text =
                        "{ " + body() + "} & wait" + any(() -> "", () -> " \"$!\"") + "; echo $?";
                subshells--;
                yield text;
            }
        };
    }

    private String loop() {
        String counter = "i" + counters++;
        boolean until = chance(30);
        loops++;
        String text =
                counter
                        + "=0; "
                        + (until
                                ? "until [ $((" + counter + "+=1)) -gt 3 ]"
                                : "while [ $((" + counter + "+=1)) -le 3 ]")
                        + "; do "
                        + body()
                        + "done"
                        + redirects();
        loops--;
        return text;
    }

    private String choice() {
        var text = new StringBuilder("case " + word() + " in");
        int clauses = random.nextInt(4);
        for (int i = 0; i < clauses; i++) {
            text.append(chance(50) ? "\n" : " ").append(chance(20) ? "(" : "").append(pattern());
            if (chance(25)) {
                text.append(" | ").append(pattern());
            }
            text.append(") ").append(chance(15) ? "" : list(2));
            if (documents.isEmpty()) {
                text.append(" ;;");
            } else {
                text.append('\n').append(takeDocuments()).append(";;");
            }
        }
        return text + " esac" + redirects();
    }

    private String definition() {
        if (function >= 3) {
            return "echo deep";
        }
        int outsideLoops = loops;
        int outside = function;
        loops = 0;
        function = outside + 1 + random.nextInt(3 - outside);
        String name = "fn" + function;
        int number = function;
        String text =
                name
                        + "() "
                        + any(
                                () -> "{ " + body() + "}",
                                () -> "(" + subordinate(() -> list(2)) + ")",
                                () ->
                                        "{ local "
                                                + variable()
                                                + any(() -> "", () -> "=" + word())
                                                + "; "
                                                + body()
                                                + "return"
                                                + any(() -> "", () -> " 4")
                                                + "; }")
                        + redirects();
        function = outside;
        loops = outsideLoops;
        functions = Math.max(functions, number);
        return text;
    }

    /** A call of a function; those inside of functions only call functions of lower numbers, so that there is no recursion. */
    private String call() {
        int highest = function == 0 ? 3 : function - 1;
        return highest == 0
                ? "echo none"
                : "fn" + (1 + random.nextInt(highest)) + " " + words() + " 2>/dev/null";
    }

    private String jump() {
        if (loops > 0 && chance(70)) {
            return (chance(50) ? "break" : "continue") + any(() -> "", () -> " 1", () -> " 2");
        }
        if (function > 0) {
            return "return" + any(() -> "", () -> " 3");
        }
        return chance(25) ? "exit" + any(() -> "", () -> " 6") : "false";
    }

    private String trap() {
        if (subshells > 0) {
            return "trap 'echo T$?' EXIT";
        }
        return any(
                () -> "trap 'echo T$?' EXIT",
                () -> "trap 'echo U$a' USR1; kill -USR1 $$",
                () -> "trap '' USR1; kill -USR1 $$",
                () -> "trap - EXIT USR1",
                () -> "trap",
                () -> "trap 'echo X; exit 9' USR2; kill -USR2 $$");
    }

    private String options() {
        return "set "
                + any(
                        () -> "-e",
                        () -> "+e",
                        () -> "-u",
                        () -> "+u",
                        () -> "-f",
                        () -> "+f",
                        () -> "-C",
                        () -> "+C",
                        () -> "-a",
                        () -> "-x",
                        () -> "+x",
                        () -> "-ef",
                        () -> "+euf");
    }

    private String declaration() {
        return any(
                () -> "export " + variable() + "=" + word(),
                () -> "export " + variable(),
                () -> "unset " + variable(),
                () -> "unset -f fn1",
                () -> "readonly r1=" + word() + "; r1=z",
                () -> "export -p >new",
                () -> "unset nosuch " + variable());
    }

    private String assignments() {
        String text = variable() + "=" + word();
        while (chance(25)) {
            text += " " + variable() + "=" + word();
        }
        return text;
    }

    private String test() {
        return any(
                () ->
                        "[ "
                                + word()
                                + " "
                                + any(
                                        () -> "=",
                                        () -> "!=",
                                        () -> "-eq",
                                        () -> "-lt",
                                        () -> "-gt",
                                        () -> "<x",
                                        () -> "-a",
                                        () -> "-o")
                                + " "
                                + word()
                                + " ]",
                () ->
                        "[ "
                                + any(
                                        () -> "-n",
                                        () -> "-z",
                                        () -> "-f",
                                        () -> "-d",
                                        () -> "-e",
                                        () -> "!",
                                        () -> "-s",
                                        () -> "-x",
                                        () -> "-L")
                                + " "
                                + word()
                                + " ]",
                () -> "test " + words(),
                () -> "[ \\( " + word() + " \\) ]",
                () -> "[ ! -f f1 -o -d d ]");
    }

    private String format() {
        return any(
                () -> "'<%s>'",
                () -> "'%s %s\\n'",
                () -> "'%d\\n'",
                () -> "'%5s|%-5s|'",
                () -> "'%b\\n'",
                () -> "'%x %o\\n'",
                () -> word(),
                () -> "'%.2s%c'",
                () -> "'a\\tb\\101\\n'");
    }

    private String redirects() {
        if (!chance(15)) {
            return "";
        }
        String text = " " + redirect();
        return chance(30) ? text + " " + redirect() : text;
    }

    private String redirect() {
        return any(
                () -> ">" + pick(FILES),
                () -> ">>" + pick(FILES),
                () -> ">|" + pick(FILES),
                () -> "<" + pick(FILES),
                () -> "<>" + pick(FILES),
                () -> "2>&1",
                () -> "2>/dev/null",
                () -> ">&2",
                () -> "<&-",
                () -> "3>" + pick(FILES),
                () -> "3>&1",
                () -> ">&3",
                () -> "2>" + pick(FILES),
                () -> ">\"" + pick(FILES) + "\"",
                () -> document().strip());
    }

    private String document() {
        if (chance(40)) {
            return " <in";
        }
        boolean quoted = chance(30);
        boolean tabs = chance(30);
        String mark = "E" + documents.size();
        var text = new StringBuilder();
        int lines = random.nextInt(3);
        for (int i = 0; i < lines; i++) {
            text.append(tabs && chance(50) ? "\t" : "").append(documentText(quoted)).append('\n');
        }
        text.append(tabs && chance(50) ? "\t" : "").append(mark).append('\n');
        documents.add(text.toString());
        return " <<"
                + (tabs ? "-" : "")
                + (quoted ? any(() -> "'" + mark + "'", () -> "\\" + mark) : mark);
    }

    private String documentText(boolean quoted) {
        if (quoted) {
            return any(() -> "l $a `x` \\\\ \"q\"", () -> "plain", () -> "\\$a");
        }
        return any(
                () -> "text " + parameter(),
                () -> "\\$a \\\\ \\x \"'$b'\"",
                () -> "$(echo " + subordinate(this::word) + ")",
                () -> "a\\\nb",
                () -> arithmeticExpansion(),
                () -> "");
    }

    private String words() {
        var text = new StringBuilder();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            text.append(i > 0 ? " " : "").append(word());
        }
        return text.toString();
    }

    private String word() {
        var text = new StringBuilder();
        do {
            text.append(part());
        } while (chance(25));
        return text.toString();
    }

    private String part() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> plain();
            case 3 -> quoted(pick(LITERALS));
            case 4 -> "\"" + inQuotes() + "\"";
            case 5, 6, 7 -> parameter();
            case 8, 9 -> "\"" + parameter() + inQuotes() + "\"";
            case 10 -> arithmeticExpansion();
            case 11 -> substitution();
            case 12 -> pick(GLOBS);
            case 13 -> "\\" + pick(List.of("$", "\\", "\"", "'", "*", "a", " ", "~"));
            case 14 ->
                    any(
                            () -> "\"$@\"",
                            () -> "$@",
                            () -> "\"$*\"",
                            () -> "$*",
                            () -> "\"a$@b\"",
                            () -> "${@}",
                            () -> "\"${*}\"");
            default ->
                    any(
                            () -> "$1",
                            () -> "${2}",
                            () -> "$#",
                            () -> "$?",
                            () -> "${#a}",
                            () -> "${#}",
                            () -> "$0",
                            () -> "$-");
        };
    }

    private String plain() {
        String literal = pick(LITERALS);
        return literal.matches("[-a-zA-Z0-9:=.%~@]+") ? literal : "word";
    }

    private String inQuotes() {
        return any(
                () -> "",
                () -> "q",
                () -> " two ",
                () -> "\\$",
                () -> "\\\"",
                () -> "'",
                () -> "*",
                () -> "\\a",
                this::parameter,
                this::arithmeticExpansion,
                this::substitution,
                () -> "a\nb");
    }

    private String substitution() {
        if (depth >= DEEPEST) {
            return "$(echo sub)";
        }
        depth += 2;
        subshells++;
        int outside = loops;
        String inner = subordinate(() -> list(2));
        loops = outside;
        subshells--;
        depth -= 2;
        if (chance(25) && !inner.contains("`") && !inner.contains("\\") && !inner.contains("\"")) {
            return "`" + inner + "`";
        }
        return "$("
                + (inner.startsWith("(") ? " " : "")
                + inner
                + (inner.endsWith("\n") ? "" : chance(20) ? " " : "")
                + ")";
    }

    private String parameter() {
        String name =
                chance(80)
                        ? variable()
                        : any(
                                () -> "1",
                                () -> "2",
                                () -> "@",
                                () -> "*",
                                () -> "nosuch",
                                () -> "10");
        if (chance(35)) {
            return name.length() == 1 ? "$" + name : "${" + name + "}";
        }
        String colon = chance(50) ? ":" : "";
        depth++;
        String text =
                any(
                        () -> "${" + name + colon + "-" + operand() + "}",
                        () -> "${" + name + colon + "+" + operand() + "}",
                        () -> "${" + variable() + colon + "=" + assignedOperand() + "}",
                        () -> "${" + name + "%" + pattern() + "}",
                        () -> "${" + name + "%%" + pattern() + "}",
                        () -> "${" + name + "#" + pattern() + "}",
                        () -> "${" + name + "##" + pattern() + "}",
                        () -> "${#" + name + "}",
                        () ->
                                chance(10)
                                        ? "${" + name + colon + "?" + operand() + "}"
                                        : "${" + name + "}");
        depth--;
        return text;
    }

    /** In dash, quoted parameters here leave a trace behind that splits what follows elsewhere than POSIX does. */
    private String assignedOperand() {
        String word = operand();
        return word.contains("@") ? "o" : word;
    }

    private String operand() {
        return depth > DEEPEST
                ? "o"
                : any(
                        () -> "",
                        () -> "o",
                        () -> "o p",
                        () -> "'q'",
                        () -> "\"r s\"",
                        this::parameter,
                        () -> "\\}",
                        () -> "~",
                        () -> "*",
                        () -> "\"$@\"",
                        () -> "$*",
                        this::substitution);
    }

    private String pattern() {
        return any(
                () -> "*",
                () -> "?",
                () -> "X*",
                () -> "*X",
                () -> "[a-c]*",
                () -> "'*'",
                () -> "\\*",
                () -> "\"$a\"",
                () -> "$a",
                () -> "a*c",
                () -> "[!a]?",
                () -> "[[:alpha:]]*",
                () -> "*[0-9]",
                () -> "one",
                () -> "\"\"",
                () -> "[]x]",
                () -> "*:*");
    }

    private String arithmeticExpansion() {
        return "$((" + arithmetic(0) + "))";
    }

    private String arithmetic(int level) {
        if (level > 2 || chance(30)) {
            return any(
                    () -> "1",
                    () -> "7",
                    () -> "010",
                    () -> "0x1F",
                    () -> "n",
                    () -> "$n",
                    () -> "x1",
                    () -> "${#a}",
                    () -> "9223372036854775807",
                    () -> "-3",
                    () -> "0");
        }
        return any(
                () ->
                        arithmetic(level + 1)
                                + " "
                                + pick(
                                        List.of(
                                                "+", "-", "*", "<<", ">>", "<", "<=", ">", ">=",
                                                "==", "!=", "&", "^", "|", "&&", "||", "/", "%"))
                                + " "
                                + arithmetic(level + 1),
                () -> "(" + arithmetic(level + 1) + ")",
                () -> pick(List.of("-", "+", "!", "~")) + "(" + arithmetic(level + 1) + ")",
                () ->
                        arithmetic(level + 1)
                                + "?"
                                + arithmetic(level + 1)
                                + ":"
                                + arithmetic(level + 1),
                () ->
                        "n"
                                + pick(List.of("=", "+=", "-=", "*=", "|=", "^=", "&="))
                                + arithmetic(level + 1));
    }
}
