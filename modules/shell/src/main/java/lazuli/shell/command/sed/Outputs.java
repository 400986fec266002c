package lazuli.shell.command.sed;

import java.util.HashMap;
import java.util.Map;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.tree.Names;
import lazuli.tree.TreeException;

/** The files that a script writes, each opened once, and standard output. */
final class Outputs {
    private final Call call;
    private final Output standard;
    private final Map<String, Output> files = new HashMap<>();

    Outputs(Call call) {
        this.call = call;
        this.standard = new Output(call.out(), call.encoding());
    }

    Output standard() {
        return standard;
    }

    /** The file of this name, as the script's text has it. */
    Output to(String name) {
        return name.equals("/dev/stdout") ? standard : files.computeIfAbsent(name, this::open);
    }

    private Output open(String name) {
        String file = Names.decode(call.encoding().encode(name));
        try {
            return new Output(call.create(file, false), call.encoding());
        } catch (TreeException e) {
            throw new Failure(4, "couldn't open file " + file + ": " + e.errno().message());
        }
    }

    /** Writes what is not yet written. */
    void close() {
        files.values().forEach(Output::close);
    }
}
