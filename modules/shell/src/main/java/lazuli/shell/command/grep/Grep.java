package lazuli.shell.command.grep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.grep.Rules.Directories;
import lazuli.shell.command.grep.Rules.Output;
import lazuli.shell.command.regex.Dialect;
import lazuli.shell.command.regex.Regex;
import lazuli.shell.command.regex.RegexSyntaxException;
import lazuli.tree.Entry;
import lazuli.tree.TreeException;

/** {@code grep}, {@code egrep} and {@code fgrep}: print lines that match patterns. */
public final class Grep extends Utility {
    private static final int TROUBLE = 2;

    private final char defaultSyntax;

    /**
     * One of the three.
     *
     * @param defaultSyntax {@code G}, {@code E} or {@code F}
     */
    public Grep(char defaultSyntax) {
        super(TROUBLE);
        this.defaultSyntax = defaultSyntax;
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        contextMoved(call.arguments()),
                        "extended-regexp,E fixed-strings,F basic-regexp,G perl-regexp,P regexp,e:"
                                + " file,f: ignore-case,i,y no-ignore-case word-regexp,w"
                                + " line-regexp,x null-data,z no-messages,s invert-match,v version,V!"
                                + " max-count,m: byte-offset,b line-number,n line-buffered"
                                + " with-filename,H no-filename,h label: only-matching,o"
                                + " quiet,silent,q binary-files: text,a I directories,d: devices,D:"
                                + " recursive,r dereference-recursive,R include: exclude:"
                                + " exclude-from:! exclude-dir: files-without-match,L"
                                + " files-with-matches,l count,c initial-tab,T null,Z"
                                + " before-context,B: after-context,A: context,C:"
                                + " group-separator: no-group-separator color,colour? binary,U"
                                + " unix-byte-offsets,u",
                        TROUBLE);
        List<String> patterns = patterns(call, options);
        Rules rules = Rules.of(options);
        LineMatcher matcher = matcher(options, patterns);
        List<String> operands = options.operands();
        boolean recursive = rules.directories == Directories.RECURSE;
        boolean several = operands.size() > 1 || recursive && mayBeSeveral(call, operands);
        var run = new Run(call, rules, matcher, rules.named(several));
        if (operands.isEmpty() && recursive) {
            run.directory("");
        } else if (operands.isEmpty()) {
            run.file("-", true);
        }
        for (String operand : operands) {
            if (rules.output == Output.NOTHING && run.matched) {
                break;
            }
            run.file(operand, true);
        }
        return run.status();
    }

    private static boolean mayBeSeveral(Call call, List<String> operands) {
        return operands.isEmpty() || call.isDirectory(operands.getFirst());
    }

    /** {@code -5} is {@code -C 5}. */
    private static List<String> contextMoved(List<String> arguments) {
        List<String> moved = new ArrayList<>();
        boolean options = true;
        for (String argument : arguments) {
            options &= !argument.equals("--");
            boolean number =
                    options
                            && argument.length() > 1
                            && argument.charAt(0) == '-'
                            && argument.substring(1).chars().allMatch(Character::isDigit);
            moved.add(number ? "--context=" + argument.substring(1) : argument);
        }
        return moved;
    }

    private static List<String> patterns(Call call, Options options) {
        List<String> patterns = new ArrayList<>();
        boolean given = false;
        for (Options.Option option : options.all()) {
            if (option.name().equals("regexp")) {
                given = true;
                add(patterns, call.encoding().argument(option.value()));
            } else if (option.name().equals("file")) {
                given = true;
                addFile(call, patterns, option.value());
            }
        }
        if (!given) {
            if (options.operands().isEmpty()) {
                throw Failure.unnamed(
                        TROUBLE,
                        "Usage: grep [OPTION]... PATTERNS [FILE]...\n"
                                + "Try 'grep --help' for more information.");
            }
            add(patterns, call.encoding().argument(options.operands().removeFirst()));
        }
        return patterns;
    }

    private static void add(List<String> patterns, String text) {
        patterns.addAll(List.of(text.split("\n", -1)));
    }

    private static void addFile(Call call, List<String> patterns, String file) {
        try {
            String text = call.text(file);
            if (!text.isEmpty()) {
                add(patterns, text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
            }
        } catch (TreeException e) {
            throw new Failure(TROUBLE, file + ": " + e.errno().message());
        }
    }

    private LineMatcher matcher(Options options, List<String> patterns) {
        char syntax = defaultSyntax;
        List<Regex.Flag> flags = new ArrayList<>();
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "extended-regexp" -> syntax = 'E';
                case "fixed-strings" -> syntax = 'F';
                case "basic-regexp" -> syntax = 'G';
                case "perl-regexp" -> throw new UnsupportedUseException("grep: the option -P");
                case "ignore-case" -> flags.add(Regex.Flag.IGNORE_CASE);
                case "no-ignore-case" -> flags.remove(Regex.Flag.IGNORE_CASE);
                case "word-regexp" -> flags.add(Regex.Flag.WORD);
                case "line-regexp" -> flags.add(Regex.Flag.LINE);
                default -> {}
            }
        }
        if (flags.contains(Regex.Flag.LINE)) {
            flags.removeIf(flag -> flag == Regex.Flag.WORD);
        }
        try {
            return new LineMatcher(
                    patterns,
                    new LineMatcher.Syntax(
                            switch (syntax) {
                                case 'E' -> Dialect.GREP_EXTENDED;
                                case 'F' -> null;
                                default -> Dialect.GREP_BASIC;
                            },
                            flags));
        } catch (RegexSyntaxException e) {
            throw new Failure(TROUBLE, e.message());
        }
    }

    /** One run over all files. */
    private static final class Run {
        private final Call call;
        private final Rules rules;
        private final LineMatcher matcher;
        private final boolean named;
        private boolean matched;
        private boolean troubled;
        private boolean printed;

        Run(Call call, Rules rules, LineMatcher matcher, boolean named) {
            this.call = call;
            this.rules = rules;
            this.matcher = matcher;
            this.named = named;
        }

        int status() {
            if (rules.output == Output.NOTHING && matched) {
                return 0;
            }
            return troubled ? TROUBLE : matched ? 0 : 1;
        }

        void file(String path, boolean operand) {
            boolean standardInput = path.equals("-") && operand;
            if (!standardInput && call.isDirectory(path)) {
                switch (rules.directories) {
                    case READ -> trouble(path + ": Is a directory");
                    case SKIP -> {}
                    case RECURSE -> {
                        if (rules.takesDirectory(path, operand)) {
                            directory(path);
                        }
                    }
                }
                return;
            }
            if (!standardInput && !rules.takesFile(path, operand)) {
                return;
            }
            try {
                byte[] content = standardInput ? call.bytes("-") : call.open(path).readAllBytes();
                FileScan scan =
                        new FileScan(
                                        call,
                                        rules,
                                        matcher,
                                        standardInput ? rules.label : path,
                                        named)
                                .after(printed);
                boolean found = scan.run(content);
                printed = scan.printed();
                matched |= found;
            } catch (TreeException e) {
                trouble(path + ": " + e.errno().message());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void trouble(String message) {
            if (!rules.silent) {
                call.complain(message);
            }
            troubled = true;
        }

        /** Goes through a directory, the working directory where the path is empty. */
        void directory(String path) {
            String directory = path.isEmpty() ? "." : path;
            for (String child : call.tree().list(call.path(directory))) {
                String name =
                        path.isEmpty()
                                ? child
                                : path.endsWith("/") ? path + child : path + "/" + child;
                var entry = call.lstat(name);
                boolean link = entry.filter(Entry.Symlink.class::isInstance).isPresent();
                boolean special = entry.filter(Entry.Special.class::isInstance).isPresent();
                if (!(link && !rules.followLinks) && !special) {
                    file(name, false);
                }
            }
        }
    }
}
