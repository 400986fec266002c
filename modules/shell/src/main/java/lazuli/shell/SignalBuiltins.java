package lazuli.shell;

import java.util.List;

/** {@code trap}, {@code kill}, {@code wait}. */
final class SignalBuiltins {
    private static final int SIGTERM = 15;

    private final ShellProcess process;

    SignalBuiltins(ShellProcess process) {
        this.process = process;
    }

    int trap(List<String> arguments, StringBuilder out) {
        var options = new BuiltinOptions(process, arguments);
        options.next("");
        List<String> operands = options.operands();
        if (operands.isEmpty()) {
            list(out);
            return 0;
        }
        boolean resets = operands.size() == 1 || Signals.ofNumber(operands.getFirst()) >= 0;
        String action = resets || operands.getFirst().equals("-") ? null : operands.getFirst();
        for (String operand : operands.subList(resets ? 0 : 1, operands.size())) {
            int signal = Signals.of(operand, 0);
            if (signal < 0) {
                process.complain("trap: " + operand + ": bad trap\n");
                return 1;
            }
            process.traps.set(signal, action);
        }
        return 0;
    }

    private void list(StringBuilder out) {
        for (int signal = 0; signal < Signals.COUNT; signal++) {
            String action = process.traps.action(signal);
            if (action != null) {
                out.append("trap -- ")
                        .append(Quoting.single(action))
                        .append(' ')
                        .append(Signals.name(signal))
                        .append('\n');
            }
        }
    }

    private Unwind usage() {
        return process.error(
                "Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\n"
                        + "kill -l [exitstatus]");
    }

    int kill(List<String> arguments, StringBuilder out) {
        if (arguments.size() == 1) {
            throw usage();
        }
        int signal = -1;
        boolean lists = false;
        List<String> operands = arguments.subList(1, arguments.size());
        if (operands.getFirst().startsWith("-")) {
            signal = Signals.of(operands.getFirst().substring(1), 1);
            if (signal >= 0) {
                operands = operands.subList(1, operands.size());
            } else {
                var options = new BuiltinOptions(process, arguments);
                for (char c = options.next("ls:"); c != 0; c = options.next("ls:")) {
                    lists |= c == 'l';
                    signal = c == 's' ? named(options.value()) : signal;
                }
                operands = options.operands();
            }
        }
        if (lists) {
            return signal >= 0 ? failUsage() : list(operands, out);
        }
        if (operands.isEmpty()) {
            throw usage();
        }
        int status = 0;
        for (String operand : operands) {
            status |= send(signal < 0 ? SIGTERM : signal, operand);
        }
        return status;
    }

    private int failUsage() {
        throw usage();
    }

    private int named(String name) {
        int signal = Signals.of(name, 1);
        if (signal < 0) {
            throw process.error("invalid signal number or name: " + name);
        }
        return signal;
    }

    private int list(List<String> operands, StringBuilder out) {
        if (operands.isEmpty()) {
            out.append("0\n");
            for (int signal = 1; signal < Signals.COUNT; signal++) {
                out.append(Signals.name(signal)).append('\n');
            }
            return 0;
        }
        int number = process.number(operands.getFirst());
        int signal = number > 128 ? number - 128 : number;
        if (signal <= 0 || signal >= Signals.COUNT) {
            throw process.error("invalid signal number or exit status: " + operands.getFirst());
        }
        out.append(Signals.name(signal)).append('\n');
        return 0;
    }

    /** Sends a signal to this shell, or to what ran in the background, which has ended and takes all. */
    private int send(int signal, String operand) {
        if (operand.startsWith("%")) {
            throw process.error("No such job: " + operand);
        }
        int pid = process.number(operand.startsWith("-") ? operand.substring(1) : operand);
        boolean own = pid == Session.ROOT_PID || pid == 0 && !operand.startsWith("-");
        if (!own) {
            if (process.jobs.has(pid)) {
                return 0;
            }
            process.warn("No such process\n");
            return 1;
        }
        ShellProcess target = process.root;
        if (signal == 0 || target.traps.isIgnored(signal)) {
            return 0;
        }
        if (target.traps.action(signal) != null) {
            target.traps.arrive(signal);
        } else if (!Signals.isIgnoredByDefault(signal)) {
            target.killedBy = signal;
        }
        return 0;
    }

    int await(List<String> arguments) {
        var options = new BuiltinOptions(process, arguments);
        options.next("");
        if (options.operands().isEmpty()) {
            process.jobs.awaitAll();
            return 0;
        }
        int status = 0;
        for (String operand : options.operands()) {
            if (operand.startsWith("%")) {
                throw process.error("No such job: " + operand);
            }
            status = process.jobs.await(process.number(operand));
        }
        return status;
    }
}
