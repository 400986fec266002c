package lazuli.shell.command.awk;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.call.Failure;
import lazuli.tree.TreeException;
import org.jspecify.annotations.Nullable;

/** What a program reads and writes: its operands, and what it opens itself. */
final class Streams {
    private static final int BUFFER = 4096;

    private final Call call;
    private final Interpreter interpreter;
    private final OutputStream standard;
    private final Map<String, Records> inputs = new HashMap<>();
    private final Map<String, Integer> statuses = new HashMap<>();
    private final Map<String, OutputStream> files = new LinkedHashMap<>();

    /** What commands will read, that which was written to last at the end. */
    private final SequencedMap<String, ByteArrayOutputStream> commands = new LinkedHashMap<>();

    private @Nullable Records main;
    private int operand;
    private boolean anyFile;
    private boolean ended;

    Streams(Call call, Interpreter interpreter) {
        this.call = call;
        this.interpreter = interpreter;
        // Closing a command does not flush this: what mawk prints itself may come after what was
        // printed later.
        this.standard = new BufferedOutputStream(call.out(), BUFFER);
    }

    /** Takes up the next record of the operands, if there is one. */
    boolean nextRecord(CurrentRecord record) {
        String next = next();
        if (next != null) {
            record.text(next);
        }
        return next != null;
    }

    private @Nullable String next() {
        while (true) {
            if (main == null && !open()) {
                return null;
            }
            String next = main == null ? null : main.next(interpreter.text("RS"));
            if (next != null) {
                count("NR");
                count("FNR");
                return next;
            }
            main = null;
        }
    }

    /** Leaves the rest of the operand. */
    void nextFile() {
        main = null;
    }

    private void count(String name) {
        interpreter.assign(name, new Value.Num(interpreter.variable(name).number() + 1));
    }

    private boolean open() {
        while (!ended && ++operand < interpreter.variable("ARGC").number()) {
            Value value = interpreter.cell("ARGV").array().get(Integer.toString(operand));
            String name = value == null ? "" : interpreter.text(value);
            if (name.isEmpty() || interpreter.assign(name)) {
                continue;
            }
            anyFile = true;
            interpreter.assign("FILENAME", new Value.Str(name));
            interpreter.assign("FNR", new Value.Num(0));
            try {
                main = new Records(call.openOrStandardInput(name), interpreter);
            } catch (TreeException e) {
                throw cannotOpen(name, "", e);
            }
            return true;
        }
        boolean standardInput = !ended && !anyFile;
        ended = true;
        if (standardInput) {
            interpreter.assign("FILENAME", new Value.Str("-"));
            main = new Records(call.in(), interpreter);
        }
        return standardInput;
    }

    static Failure cannotOpen(String name, String purpose, TreeException why) {
        return new Failure(
                2, "cannot open \"%s\"%s (%s)".formatted(name, purpose, why.errno().message()));
    }

    Value getline(Expression.Getline getline, CurrentRecord record) {
        String line;
        try {
            line =
                    switch (getline.source()) {
                        case INPUT -> next();
                        case FILE -> input(getline, false).next(interpreter.text("RS"));
                        case COMMAND -> input(getline, true).next(interpreter.text("RS"));
                    };
        } catch (TreeException e) {
            return new Value.Num(-1);
        }
        if (line == null) {
            return new Value.Num(0);
        }
        if (getline.into().isPresent()) {
            interpreter.assign(getline.into().get(), Value.input(line));
        } else {
            record.text(line);
        }
        return new Value.Num(1);
    }

    private Records input(Expression.Getline getline, boolean command) {
        String name = interpreter.text(interpreter.evaluate(getline.from().orElseThrow()));
        Records open = inputs.get(name);
        if (open == null) {
            open =
                    new Records(
                            command ? output(name) : call.openOrStandardInput(name), interpreter);
            inputs.put(name, open);
        }
        return open;
    }

    private InputStream output(String command) {
        flushAll();
        var output = new ByteArrayOutputStream();
        statuses.put(command, call.start(shell(command), call.environment(), call.in(), output));
        return new ByteArrayInputStream(output.toByteArray());
    }

    private static List<String> shell(String command) {
        byte[] bytes = Encoding.BYTES.encode(command);
        return List.of("/bin/sh", "-c", Encoding.UTF_8.decode(bytes));
    }

    int system(String command) {
        flushAll();
        return call.start(shell(command), call.in());
    }

    void print(String text, String redirection, String destination) {
        byte[] bytes = Encoding.BYTES.encode(text);
        try {
            switch (redirection) {
                case "" -> standard.write(bytes);
                case "|" -> input(destination).write(bytes);
                default -> file(destination, redirection.equals(">>")).write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteArrayOutputStream input(String command) {
        ByteArrayOutputStream input = commands.get(command);
        if (input == null) {
            flushAll();
            input = new ByteArrayOutputStream();
        }
        commands.putLast(command, input);
        return input;
    }

    private OutputStream file(String name, boolean append) {
        OutputStream open = files.get(name);
        if (open == null) {
            try {
                open = name.equals("/dev/stdout") ? standard : call.create(name, append);
            } catch (TreeException e) {
                throw cannotOpen(name, " for output", e);
            }
            files.put(name, open);
        }
        return open;
    }

    /** Gives all that was printed to whoever reads it. {@return 0} */
    int flushAll() {
        flush(standard);
        files.values().forEach(Streams::flush);
        call.flush();
        return 0;
    }

    /** {@return 0; -1 where nothing of this name is written} */
    int flush(String name) {
        OutputStream file = files.get(name);
        if (file != null) {
            flush(file);
        }
        return file != null || commands.containsKey(name) ? 0 : -1;
    }

    private static void flush(OutputStream out) {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the status of what was closed; -1 where nothing of this name is open} */
    int close(String name) {
        int status = flush(name);
        files.remove(name);
        if (inputs.remove(name) != null) {
            status = Objects.requireNonNullElse(statuses.remove(name), 0);
        }
        ByteArrayOutputStream input = commands.remove(name);
        if (input != null) {
            files.values().forEach(Streams::flush);
            status = call.start(shell(name), new ByteArrayInputStream(input.toByteArray()));
        }
        return status;
    }

    void closeAll() {
        while (!commands.isEmpty()) {
            close(commands.lastEntry().getKey());
        }
        flushAll();
    }
}
