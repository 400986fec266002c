package lazuli.shell.command.awk;

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
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.call.Failure;
import lazuli.tree.TreeException;
import org.jspecify.annotations.Nullable;

/** What a program reads and writes: its operands, and what it opens itself. */
final class Streams {
    private final Call call;
    private final Interpreter interpreter;
    private final Map<String, Records> inputs = new HashMap<>();
    private final Map<String, OutputStream> files = new LinkedHashMap<>();
    private final Map<String, ByteArrayOutputStream> commands = new LinkedHashMap<>();
    private @Nullable Records main;
    private int operand;
    private boolean anyFile;
    private boolean ended;

    Streams(Call call, Interpreter interpreter) {
        this.call = call;
        this.interpreter = interpreter;
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
                main = new Records(name.equals("-") ? call.in() : call.open(name));
            } catch (TreeException e) {
                throw new Failure(2, "cannot open " + name + " (" + e.errno().message() + ")");
            }
            return true;
        }
        boolean standardInput = !ended && !anyFile;
        ended = true;
        if (standardInput) {
            main = new Records(call.in());
        }
        return standardInput;
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
        if (getline.source() == Expression.Source.COMMAND) {
            count("NR");
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
            open = new Records(command ? output(name) : call.openOrStandardInput(name));
            inputs.put(name, open);
        }
        return open;
    }

    private InputStream output(String command) {
        flush();
        var output = new ByteArrayOutputStream();
        call.start(shell(command), call.environment(), call.in(), output);
        return new ByteArrayInputStream(output.toByteArray());
    }

    private static List<String> shell(String command) {
        byte[] bytes = Encoding.BYTES.encode(command);
        return List.of("sh", "-c", Encoding.UTF_8.decode(bytes));
    }

    int system(String command) {
        flush();
        return call.start(shell(command), call.in());
    }

    void print(String text, String redirection, String destination) {
        byte[] bytes = Encoding.BYTES.encode(text);
        if (redirection.isEmpty()) {
            call.print(bytes);
            return;
        }
        try {
            if (redirection.equals("|")) {
                commands.computeIfAbsent(destination, _ -> new ByteArrayOutputStream())
                        .write(bytes);
            } else {
                file(destination, redirection.equals(">>")).write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutputStream file(String name, boolean append) {
        OutputStream open = files.get(name);
        if (open == null) {
            try {
                open = name.equals("-") ? call.out() : call.create(name, append);
            } catch (TreeException e) {
                throw new Failure(2, "cannot open \"" + name + "\" for output");
            }
            files.put(name, open);
        }
        return open;
    }

    void flush() {
        try {
            for (OutputStream file : files.values()) {
                file.flush();
            }
            call.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the status of what was closed; -1 where nothing of this name is open} */
    int close(String name) {
        flush();
        int status = inputs.remove(name) == null ? -1 : 0;
        if (files.remove(name) != null) {
            status = 0;
        }
        ByteArrayOutputStream input = commands.remove(name);
        if (input != null) {
            status = call.start(shell(name), new ByteArrayInputStream(input.toByteArray()));
        }
        return status;
    }

    void closeAll() {
        List.copyOf(commands.keySet()).forEach(this::close);
        flush();
    }
}
