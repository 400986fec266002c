package lazuli.shell.command.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Accounts;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Names;
import lazuli.tree.TreeException;

/** {@code xargs}: starts a command with arguments from standard input. */
public final class Xargs extends Utility {
    private static final int LONGEST = 131_072;

    private int most = Integer.MAX_VALUE;
    private int lines = Integer.MAX_VALUE;
    private int longest = LONGEST;
    private String replaced = "";
    private boolean verbose;
    private boolean runIfEmpty = true;

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "+null,0 arg-file,a: delimiter,d: eof,e? E: replace,i? I: max-lines,l? L:"
                                + " max-args,n: open-tty,o! max-procs,P: interactive,p!"
                                + " process-slot-var:! no-run-if-empty,r max-chars,s: show-limits!"
                                + " verbose,t exit,x");
        ArgumentReader reader = new ArgumentReader();
        String file = "-";
        for (Options.Option option : options.all()) {
            String value = option.value();
            switch (option.name()) {
                case "null" -> reader.delimiter = 0;
                case "delimiter" -> reader.delimiter = delimiter(value);
                case "arg-file" -> file = value;
                case "E", "eof" -> reader.endMark = value;
                case "replace" -> replace(value.isEmpty() ? "{}" : value);
                case "I" -> replace(value);
                case "max-lines" -> {
                    lines = number(options, value.isEmpty() ? "1" : value, "-l");
                    most = Integer.MAX_VALUE;
                }
                case "L" -> {
                    lines = number(options, value, "-L");
                    most = Integer.MAX_VALUE;
                }
                case "max-args" -> {
                    most = number(options, value, "-n");
                    lines = Integer.MAX_VALUE;
                    replaced = most == 1 && !replaced.isEmpty() ? replaced : "";
                }
                case "max-chars" -> longest = Math.min(LONGEST, number(options, value, "-s"));
                case "verbose" -> verbose = true;
                case "no-run-if-empty" -> runIfEmpty = false;
                default -> {}
            }
        }
        reader.wholeLines = !replaced.isEmpty();
        List<String> command = options.operands().isEmpty() ? List.of("echo") : options.operands();
        List<ArgumentReader.Argument> arguments = reader.read(read(call, file));
        return replaced.isEmpty()
                ? runCollected(call, command, arguments)
                : runReplaced(call, command, arguments);
    }

    private void replace(String text) {
        replaced = text;
        lines = Integer.MAX_VALUE;
        most = Integer.MAX_VALUE;
    }

    private static int number(Options options, String text, String option) {
        OptionalInt number = Accounts.number(text);
        if (number.isEmpty()) {
            throw options.usage("invalid number \"" + text + "\" for " + option + " option");
        }
        if (number.getAsInt() < 1) {
            throw options.usage("value " + text + " for " + option + " option should be >= 1");
        }
        return number.getAsInt();
    }

    private static int delimiter(String text) {
        String plain =
                switch (text) {
                    case "\\n" -> "\n";
                    case "\\t" -> "\t";
                    case "\\0" -> "\0";
                    case "\\\\" -> "\\";
                    default -> text;
                };
        byte[] bytes = Names.encode(plain);
        if (bytes.length != 1) {
            throw new UnsupportedUseException("xargs: the delimiter " + text);
        }
        return bytes[0] & 0xff;
    }

    private static byte[] read(Call call, String file) {
        try (InputStream in = file.equals("-") ? call.in() : call.open(file)) {
            return in.readAllBytes();
        } catch (TreeException e) {
            throw new Failure(
                    1,
                    "Cannot open input file " + Quoting.always(file) + ": " + e.errno().message());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int runReplaced(
            Call call, List<String> command, List<ArgumentReader.Argument> arguments) {
        int status = 0;
        for (ArgumentReader.Argument argument : arguments) {
            List<String> words = new ArrayList<>();
            words.add(command.getFirst());
            for (String word : command.subList(1, command.size())) {
                words.add(word.replace(replaced, argument.text()));
            }
            status = Math.max(status, start(call, words));
        }
        return status;
    }

    private int runCollected(
            Call call, List<String> command, List<ArgumentReader.Argument> arguments) {
        if (arguments.isEmpty() && !runIfEmpty) {
            return 0;
        }
        int status = 0;
        int fixed = command.stream().mapToInt(Xargs::length).sum();
        int at = 0;
        do {
            List<String> words = new ArrayList<>(command);
            int length = fixed;
            int count = 0;
            int complete = 0;
            while (at < arguments.size() && count < most && complete < lines) {
                ArgumentReader.Argument argument = arguments.get(at);
                if (length + length(argument.text()) > longest) {
                    if (count == 0) {
                        throw new Failure(1, "argument line too long");
                    }
                    break;
                }
                length += length(argument.text());
                words.add(argument.text());
                complete += argument.endsLine() ? 1 : 0;
                count++;
                at++;
            }
            status = Math.max(status, start(call, words));
        } while (at < arguments.size());
        return status;
    }

    private static int length(String word) {
        return Names.encode(word).length + 1;
    }

    private int start(Call call, List<String> words) {
        if (verbose) {
            List<String> shown = new ArrayList<>();
            words.forEach(word -> shown.add(Quoting.maybe(word)));
            call.tell(String.join(" ", shown));
        }
        int status = call.start(words, InputStream.nullInputStream());
        if (status == 127) {
            throw new Failure(127, words.getFirst() + ": No such file or directory");
        }
        if (status == 126) {
            throw new Failure(126, "");
        }
        if (status == 255) {
            throw new Failure(124, words.getFirst() + ": exited with status 255; aborting");
        }
        return status == 0 ? 0 : 123;
    }
}
