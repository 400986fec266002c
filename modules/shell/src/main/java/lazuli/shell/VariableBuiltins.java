package lazuli.shell;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.expansion.Expansion;
import lazuli.shell.expansion.FieldSplitter;
import lazuli.shell.syntax.Identifiers;

/** {@code export}, {@code readonly}, {@code local}, {@code unset}, {@code set}, {@code read}. */
final class VariableBuiltins {
    private final ShellProcess process;

    VariableBuiltins(ShellProcess process) {
        this.process = process;
    }

    int export(boolean readOnly, List<String> arguments, StringBuilder out) {
        var options = new BuiltinOptions(process, arguments);
        boolean prints = options.next("p") == 'p';
        if (prints || options.operand() == null) {
            Variables.Kind kind = readOnly ? Variables.Kind.READ_ONLY : Variables.Kind.EXPORTED;
            print(arguments.getFirst() + " ", kind, out);
            return 0;
        }
        for (String operand : options.operands()) {
            int equals = operand.indexOf('=');
            String name = equals < 0 ? operand : operand.substring(0, equals);
            if (equals >= 0) {
                process.assign(name, operand.substring(equals + 1));
            } else if (!process.variables.isKnown(name)) {
                checkName(name);
            }
            if (readOnly) {
                process.variables.makeReadOnly(name);
            } else {
                process.variables.export(name);
            }
        }
        return 0;
    }

    private void checkName(String name) {
        if (!Identifiers.isName(name)) {
            throw process.error(name + ": bad variable name");
        }
    }

    private void print(String prefix, Variables.Kind kind, StringBuilder out) {
        for (String name : process.variables.names(kind)) {
            out.append(prefix).append(name);
            String value = process.variables.get(name);
            if (value != null) {
                out.append('=').append(Quoting.single(value));
            }
            out.append('\n');
        }
    }

    int local(List<String> arguments) {
        if (process.variables.level() == 0) {
            throw process.error("not in a function");
        }
        boolean readOnly = false;
        for (String argument : arguments.subList(1, arguments.size())) {
            if (process.bash && argument.length() > 1 && argument.startsWith("-")) {
                readOnly |= isReadOnly(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (argument.equals("-")) {
                process.variables.makeLocal(process.options);
                continue;
            }
            checkName(name);
            process.variables.makeLocal(name);
            if (equals >= 0) {
                process.assign(name, argument.substring(equals + 1));
            }
            if (readOnly) {
                process.variables.makeReadOnly(name);
            }
        }
        return 0;
    }

    /** Of bash's options for local, this is the one that is known. */
    private boolean isReadOnly(String option) {
        if (!option.equals("-r")) {
            throw process.session.unsupported("a bash script uses local " + option);
        }
        return true;
    }

    int unset(List<String> arguments) {
        var options = new BuiltinOptions(process, arguments);
        char kind = 0;
        for (char letter = options.next("vf"); letter != 0; letter = options.next("vf")) {
            kind = letter;
        }
        for (String name : options.operands()) {
            if (kind == 'f') {
                process.functions.own().remove(name);
            } else {
                process.unset(name);
            }
        }
        return 0;
    }

    int set(List<String> arguments, StringBuilder out) {
        if (arguments.size() == 1) {
            print("", Variables.Kind.SET, out);
            return 0;
        }
        var options = new OptionArguments(process, arguments, 1);
        options.read(false);
        if (options.next() < arguments.size() || options.isParametersReset()) {
            process.parameters = List.copyOf(arguments.subList(options.next(), arguments.size()));
            process.optionIndex = new OptionIndex();
        }
        return 0;
    }

    int read(List<String> arguments) {
        var options = new BuiltinOptions(process, arguments);
        boolean raw = false;
        for (char letter = options.next("p:r"); letter != 0; letter = options.next("p:r")) {
            raw |= letter == 'r';
        }
        List<String> names = options.operands();
        if (names.isEmpty()) {
            throw process.error("arg count");
        }
        var line = new Expansion();
        int status = readLine(raw, line);
        List<CharSequence> fields = new ArrayList<>();
        FieldSplitter.split(line, process.ifs(), names.size(), fields);
        for (int i = 0; i < names.size(); i++) {
            process.assign(names.get(i), i < fields.size() ? fields.get(i).toString() : "");
        }
        return status;
    }

    /** Reads a line, byte by byte, since what follows is for the next command. What a backslash quotes lies outside of the regions. */
    private int readLine(boolean raw, Expansion line) {
        byte[] one = new byte[1];
        int start = 0;
        boolean escaped = false;
        int status = 0;
        while (true) {
            int c = readByte(one);
            if (c < 0) {
                status = 1;
                break;
            }
            if (c == 0) {
                continue;
            }
            if (escaped) {
                line.region(start, line.length(), false);
                if (c != '\n') {
                    line.append(String.valueOf((char) c));
                }
                start = line.length();
                escaped = false;
            } else if (!raw && c == '\\') {
                escaped = true;
            } else if (c == '\n') {
                break;
            } else {
                line.append(String.valueOf((char) c));
            }
        }
        line.region(start, line.length(), false);
        return status;
    }

    private int readByte(byte[] one) {
        try {
            return process.descriptors.read(0, one, 0, 1) <= 0 ? -1 : one[0] & 0xff;
        } catch (IoFailure e) {
            return -1;
        }
    }
}
