package lazuli.shell.command.grep;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Glob;
import lazuli.shell.command.call.Options;

/** What the options of {@code grep} say about output and files. */
final class Rules {
    /** What is printed of a file with a match. */
    enum Output {
        LINES,
        COUNT,
        NAME_IF_MATCHING,
        NAME_IF_NOT,
        NOTHING
    }

    /** What is done with a directory. */
    enum Directories {
        READ,
        SKIP,
        RECURSE
    }

    Output output = Output.LINES;
    Directories directories = Directories.READ;
    boolean inverted;
    boolean onlyMatching;
    boolean numbers;
    boolean offsets;
    boolean silent;
    boolean text;
    boolean binaryWithoutMatch;
    boolean initialTab;
    boolean followLinks;
    char end = '\n';
    char nameEnd = ':';
    boolean nullAfterName;
    long most = Long.MAX_VALUE;
    int before;
    int after;
    String separator = "--";
    String label = "(standard input)";
    private char withName = ' ';
    private final List<Glob> included = new ArrayList<>();
    private final List<Glob> excluded = new ArrayList<>();
    private final List<Glob> excludedDirectories = new ArrayList<>();

    static Rules of(Options options) {
        Rules rules = new Rules();
        int context = 0;
        rules.before = -1;
        rules.after = -1;
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "after-context" -> rules.after = number(option.value());
                case "before-context" -> rules.before = number(option.value());
                case "context" -> context = number(option.value());
                default -> rules.take(option);
            }
        }
        if (rules.initialTab && (rules.numbers || rules.offsets)) {
            throw new UnsupportedUseException("grep: the option -T with numbers");
        }
        rules.before = rules.before < 0 ? context : rules.before;
        rules.after = rules.after < 0 ? context : rules.after;
        return rules;
    }

    private static int number(String text) {
        if (text.isEmpty() || !text.chars().allMatch(Character::isDigit)) {
            throw new Failure(2, text + ": invalid context length argument");
        }
        return text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    private void take(Options.Option option) {
        String value = option.value();
        switch (option.name()) {
            case "quiet" -> output = Output.NOTHING;
            case "count" -> output = output == Output.LINES ? Output.COUNT : output;
            case "files-with-matches" -> listFiles(Output.NAME_IF_MATCHING);
            case "files-without-match" -> listFiles(Output.NAME_IF_NOT);
            case "only-matching" -> onlyMatching = true;
            case "invert-match" -> inverted = true;
            case "line-number" -> numbers = true;
            case "byte-offset" -> offsets = true;
            case "no-messages" -> silent = true;
            case "text" -> text = true;
            case "I" -> binaryWithoutMatch = true;
            case "binary-files" -> {
                text = value.equals("text");
                binaryWithoutMatch = value.equals("without-match");
            }
            case "initial-tab" -> initialTab = true;
            case "null-data" -> end = '\0';
            case "null" -> nullAfterName = true;
            case "max-count" -> most = most(value);
            case "with-filename" -> withName = 'H';
            case "no-filename" -> withName = 'h';
            case "label" -> label = value;
            case "group-separator" -> separator = value;
            case "no-group-separator" -> separator = "";
            case "recursive" -> directories = Directories.RECURSE;
            case "dereference-recursive" -> {
                directories = Directories.RECURSE;
                followLinks = true;
            }
            case "directories" -> directories(value);
            case "include" -> included.add(Glob.of(value));
            case "exclude" -> excluded.add(Glob.of(value));
            case "exclude-dir" ->
                    excludedDirectories.add(Glob.of(value.replaceAll("(?<=.)/+$", "")));
            case "color" -> {
                if (value.equals("always")) {
                    throw new UnsupportedUseException("grep: colours");
                }
            }
            default -> {}
        }
    }

    private void listFiles(Output which) {
        output = output == Output.NOTHING ? output : which;
    }

    private static long most(String value) {
        try {
            long most = Long.parseLong(value);
            return most < 0 ? Long.MAX_VALUE : most;
        } catch (NumberFormatException e) {
            throw new Failure(2, "invalid max count");
        }
    }

    private void directories(String value) {
        directories =
                switch (value) {
                    case "read" -> Directories.READ;
                    case "skip" -> Directories.SKIP;
                    case "recurse" -> Directories.RECURSE;
                    default ->
                            throw new Failure(
                                    1, "invalid argument '" + value + "' for '--directories'");
                };
    }

    /** Whether lines get the file's name, where the operands are more than one, or directories. */
    boolean named(boolean several) {
        return withName == 'H' || withName == ' ' && several;
    }

    /** Whether a file is to be read, from its name; that of an operand is matched as a whole too. */
    boolean takesFile(String path, boolean operand) {
        if (matches(excluded, path, operand)) {
            return false;
        }
        return included.isEmpty() || matches(included, path, operand);
    }

    boolean takesDirectory(String path, boolean operand) {
        return !matches(excludedDirectories, path, operand);
    }

    private static boolean matches(List<Glob> globs, String path, boolean operand) {
        String base = path.substring(path.lastIndexOf('/') + 1);
        for (Glob glob : globs) {
            if (glob.matches(base) || operand && glob.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
