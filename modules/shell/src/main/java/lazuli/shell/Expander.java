package lazuli.shell;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.Options.Option;
import lazuli.shell.expansion.Arithmetic;
import lazuli.shell.expansion.Expansion;
import lazuli.shell.expansion.ExpressionException;
import lazuli.shell.expansion.FieldSplitter;
import lazuli.shell.expansion.Octets;
import lazuli.shell.expansion.Pattern;
import lazuli.shell.syntax.Node;
import lazuli.shell.syntax.Part;
import lazuli.shell.syntax.Word;
import lazuli.tree.Entry;
import org.jspecify.annotations.Nullable;

/** Expands words, in one shell process: XCU 2.6. */
final class Expander {
    /** The result is cut into fields, and these may be patterns for files. */
    private static final int FIELDS = 1;

    /** The result is a pattern. */
    private static final int PATTERN = 2;

    /** A tilde at the beginning is expanded. */
    private static final int TILDE = 4;

    /** So are tildes after colons. */
    private static final int TILDES = 8;

    /** This is the word of a parameter expansion, of which all that is unquoted is cut into fields. */
    private static final int WORD = 16;

    /** All of it stands in double quotes. */
    private static final int QUOTED = 32;

    private static final int KEEPS_QUOTES = FIELDS | PATTERN;

    private static final int MAX_LENGTH = 1 << 23;

    /** About what a field takes in memory besides its text. */
    private static final int FIELD = 48;

    private final ShellProcess process;
    private final Substitutions substitutions;

    /** Runs command substitutions. */
    interface Substitutions {
        /** {@return what the command writes} */
        String output(@Nullable Node command);
    }

    Expander(ShellProcess process, Substitutions substitutions) {
        this.process = process;
        this.substitutions = substitutions;
    }

    /** Adds the fields of a word: the whole of expansion. */
    void fields(Word word, List<String> fields) {
        if (word.constant() != null) {
            fields.add(word.constant());
            return;
        }
        var text = new Expansion();
        append(word.parts(), FIELDS | TILDE, text);
        List<CharSequence> cut = new ArrayList<>();
        FieldSplitter.split(text, process.ifs(), cut);
        process.session.moves(text.length() + (long) FIELD * cut.size());
        for (CharSequence field : cut) {
            if (process.has(Option.NOGLOB) || !Globber.mayMatch(field)) {
                fields.add(Expansion.plain(field));
            } else {
                new Globber(process, fields).expand(field);
            }
        }
    }

    /** {@return what a word becomes where it is one field whatever it holds} */
    String text(Word word) {
        return word.constant() != null ? word.constant() : plain(word.parts(), TILDE);
    }

    /** {@return the value that is assigned} */
    String value(Word word) {
        return word.constant() != null ? word.constant() : plain(word.parts(), TILDE | TILDES);
    }

    /** {@return an argument of {@code export} and its like that has the form of an assignment} */
    String assignment(Word word) {
        if (word.constant() != null) {
            return word.constant();
        }
        return word.assignedName() + "=" + value(word.assignedValue());
    }

    /** {@return a here-document's text} */
    String document(Word word) {
        return word.constant() != null ? word.constant() : plain(word.parts(), QUOTED);
    }

    /** {@return whether the text fits the pattern that a word is} */
    boolean matches(Word pattern, String text) {
        if (pattern.constant() != null) {
            return pattern.constant().equals(text);
        }
        return Pattern.matches(pattern(pattern.parts()), text, process.session::looksAt);
    }

    private String pattern(List<Part> parts) {
        var pattern = new Expansion();
        append(parts, TILDE | PATTERN, pattern);
        return Pattern.of(pattern);
    }

    private String plain(List<Part> parts, int flags) {
        var text = new Expansion();
        append(parts, flags, text);
        process.session.moves(text.length());
        return text.toString();
    }

    private void append(List<Part> parts, int given, Expansion out) {
        int flags = given & ~TILDE;
        boolean splits = (flags & (WORD | QUOTED)) == WORD;
        boolean tilde = (given & TILDE) != 0;
        boolean inQuotes = false;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            int now = inQuotes ? flags | QUOTED : flags;
            if (part instanceof Part.Literal(var text)) {
                boolean last = i == parts.size() - 1;
                literal(text, i == 0 && tilde, last, flags, splits && !inQuotes, out);
            } else if (part instanceof Part.QuoteMark) {
                if (!inQuotes && isQuotedAll(parts, i)) {
                    parameter((Part.Parameter) parts.get(i + 1), flags | QUOTED, out);
                    i += 2;
                } else {
                    inQuotes = !inQuotes;
                    if ((flags & KEEPS_QUOTES) != 0) {
                        out.mark();
                    }
                }
            } else if (part instanceof Part.Escaped(var text)) {
                if ((flags & KEEPS_QUOTES) != 0) {
                    out.appendQuoted(text);
                } else {
                    out.append(text);
                }
            } else if (part instanceof Part.Parameter parameter) {
                parameter(parameter, now, out);
            } else if (part instanceof Part.Substitution(var command)) {
                substitution(command, now, out);
            } else if (part instanceof Part.Arithmetic(var expression)) {
                arithmetic(expression, now, out);
            }
            if (out.length() > MAX_LENGTH) {
                throw process.session.endless(
                        "a word becomes longer than %d MiB".formatted(MAX_LENGTH >> 20));
            }
        }
    }

    /** Whether {@code "$@"} begins here, which is nothing at all where there are no parameters. */
    private static boolean isQuotedAll(List<Part> parts, int i) {
        return i + 2 < parts.size()
                && parts.get(i + 1) instanceof Part.Parameter parameter
                && parameter.isAll()
                && parts.get(i + 2) instanceof Part.QuoteMark;
    }

    private void value(String octets, int flags, Expansion out) {
        if ((flags & QUOTED) != 0 && (flags & KEEPS_QUOTES) != 0) {
            out.appendValue(octets);
        } else {
            out.append(octets);
        }
    }

    private void literal(
            String text, boolean first, boolean last, int flags, boolean splits, Expansion out) {
        int from = 0;
        if (first && text.startsWith("~")) {
            from = tilde(text, 0, last, flags, out);
        }
        int region = out.length();
        if ((flags & TILDES) != 0) {
            for (int colon = text.indexOf(":~", from);
                    colon >= 0;
                    colon = text.indexOf(":~", from)) {
                out.append(text.substring(from, colon + 1));
                from = tilde(text, colon + 1, last, flags, out);
                if (from == colon + 1) {
                    out.append("~");
                    from++;
                }
            }
        }
        out.append(from == 0 ? text : text.substring(from));
        if (splits && out.length() > region) {
            out.region(region, out.length(), false);
        }
    }

    /** Expands a tilde. Returns where the text goes on; {@code at} where it is no tilde-prefix. */
    private int tilde(String text, int at, boolean last, int flags, Expansion out) {
        int end = at + 1;
        while (end < text.length()
                && text.charAt(end) != '/'
                && !((flags & TILDES) != 0 && text.charAt(end) == ':')) {
            end++;
        }
        if (end == text.length() && !last) {
            return at;
        }
        String user = text.substring(at + 1, end);
        String home = user.isEmpty() ? process.variables.get("HOME") : home(user);
        if (home == null) {
            return at;
        }
        value(home, flags | QUOTED, out);
        return end;
    }

    /** {@return the home directory that the tree's /etc/passwd has for a user} */
    private @Nullable String home(String user) {
        if (process.session.tree.stat("/etc/passwd").orElse(null)
                instanceof Entry.RegularFile file) {
            for (String line : Octets.of(file.content().bytes()).split("\n")) {
                String[] fields = line.split(":", -1);
                if (fields.length >= 6 && fields[0].equals(user)) {
                    return fields[5];
                }
            }
        }
        return null;
    }

    private void arithmetic(List<Part> expression, int flags, Expansion out) {
        int start = out.length();
        try {
            long number = Arithmetic.evaluate(plain(expression, 0), process);
            value(Long.toString(number), flags, out);
        } catch (ExpressionException e) {
            throw process.error(e.what());
        }
        if ((flags & QUOTED) == 0) {
            out.region(start, out.length(), false);
        }
    }

    private void substitution(@Nullable Node command, int flags, Expansion out) {
        int start = out.length();
        value(substitutions.output(command), flags, out);
        out.dropNewlines(start);
        if ((flags & QUOTED) == 0) {
            out.region(start, out.length(), false);
        }
    }

    private void parameter(Part.Parameter expression, int flags, Expansion out) {
        String name = expression.name();
        if (expression.operator() == Part.Operator.BAD) {
            throw process.error("Bad substitution");
        }
        int start = out.length();
        boolean counted = expression.operator() == Part.Operator.LENGTH;
        String value = parameterValue(name, counted ? flags & ~FIELDS : flags);
        boolean set = value != null && !(expression.orNull() && value.isEmpty());
        switch (expression.operator()) {
            case BAD -> {}
            case DEFAULT -> {
                if (!set || value == null) {
                    append(expression.word(), flags | TILDE | WORD, out);
                    return;
                }
                value(value, flags, out);
            }
            case ALTERNATIVE -> {
                if (set) {
                    append(expression.word(), flags | TILDE | WORD, out);
                    return;
                }
            }
            case ASSIGN, ERROR -> {
                if (!set || value == null) {
                    assignOrFail(expression);
                    value = parameterValue(name, flags);
                    if (value == null) {
                        checkSet(name);
                        return;
                    }
                }
                value(value, flags, out);
            }
            case VALUE -> {
                if (!set || value == null) {
                    checkSet(name);
                    return;
                }
                value(value, flags, out);
            }
            case LENGTH -> {
                if (value == null) {
                    checkSet(name);
                }
                value(Integer.toString(value == null ? 0 : value.length()), flags, out);
            }
            case SHORTEST_PREFIX, LONGEST_PREFIX, SHORTEST_SUFFIX, LONGEST_SUFFIX -> {
                if (!set || value == null) {
                    checkSet(name);
                    return;
                }
                String pattern = pattern(expression.word());
                value(trimmed(value, expression.operator(), pattern), flags, out);
            }
        }
        boolean all = name.equals("@") && !process.parameters.isEmpty();
        boolean quoted = (flags & QUOTED) != 0;
        if (!quoted || all) {
            out.region(start, out.length(), quoted);
        }
    }

    private String trimmed(String value, Part.Operator operator, String pattern) {
        return new Trimming(value, pattern, process.session::looksAt).trim(operator);
    }

    private void checkSet(String name) {
        if (process.has(Option.NOUNSET)) {
            throw process.error(name + ": parameter not set");
        }
    }

    /** {@code =} and {@code ?}, where the parameter is unset. */
    private void assignOrFail(Part.Parameter expression) {
        String word = plain(expression.word(), TILDE);
        if (expression.operator() == Part.Operator.ASSIGN) {
            process.assign(expression.name(), word);
        } else if (expression.word().isEmpty()) {
            String orNull = expression.orNull() ? " or null" : "";
            throw process.error(expression.name() + ": parameter not set" + orNull);
        } else {
            throw process.error(expression.name() + ": " + word);
        }
    }

    /** {@return the value of a parameter; null where it is unset} */
    private @Nullable String parameterValue(String name, int flags) {
        return switch (name) {
            case "$" -> Integer.toString(Session.ROOT_PID);
            case "?" -> Integer.toString(process.status);
            case "#" -> Integer.toString(process.parameters.size());
            case "!" -> process.jobs.last() == 0 ? null : Integer.toString(process.jobs.last());
            case "-" -> process.options.letters();
            case "@", "*" -> String.join(separator(name, flags), process.parameters);
            default -> {
                char first = name.charAt(0);
                yield first >= '0' && first <= '9' ? positional(name) : process.variables.get(name);
            }
        };
    }

    private @Nullable String positional(String digits) {
        int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (number == 0) {
            return process.name;
        }
        return number > process.parameters.size() ? null : process.parameters.get(number - 1);
    }

    /** {@return what stands between positional parameters; a byte 0 where they become fields} */
    private String separator(String name, int flags) {
        boolean fields = (flags & FIELDS) != 0;
        boolean quoted = (flags & QUOTED) != 0;
        if (fields && quoted && name.equals("@")) {
            return "\0";
        }
        String ifs = process.ifs();
        if (ifs == null) {
            return " ";
        }
        if (fields && !quoted) {
            return "\0";
        }
        return ifs.isEmpty() ? "" : ifs.substring(0, 1);
    }
}
