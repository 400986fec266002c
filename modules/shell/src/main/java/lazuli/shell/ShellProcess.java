package lazuli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import lazuli.shell.expansion.Arithmetic;
import lazuli.shell.expansion.Numbers;
import lazuli.shell.expansion.Octets;
import lazuli.shell.syntax.Identifiers;
import org.jspecify.annotations.Nullable;

/** A shell process: all that a subshell copies. Text is bytes here, but for paths, which are the tree's. */
final class ShellProcess implements Arithmetic.Variables {
    /** About what a variable, and what is left of a process that has ended, take in memory. */
    private static final int NEW_VARIABLE = 512;

    private static final int NEW_PROCESS = 64;

    final Session session;
    final Options options;
    final Variables variables;
    final Inherited<Function> functions;
    final Inherited<String> aliases;
    final Descriptors descriptors;
    final Traps traps;
    final Jobs jobs;

    /** What {@code getopts} is at in the positional parameters. */
    OptionIndex optionIndex = new OptionIndex();

    /** {@code $0}. */
    String name;

    /** {@code $1} and so on. */
    List<String> parameters;

    /** What {@code pwd} says, as bytes. */
    String logicalDirectory;

    /** The working directory, without symbolic links: a path of the tree. */
    String directory;

    int umask;

    /** {@code $?}. */
    int status;

    /** The status of the last command substitution in the command that is being expanded. */
    int substitutionStatus;

    /** The line that messages name. */
    int line = 1;

    /** The builtin that is running, or the file that {@code .} reads: messages name it; null where there is none. */
    @Nullable String commandName;

    Source source;

    /** The process that this is a copy of, directly or not; itself where it is none. */
    final ShellProcess root;

    /** Whether it was started as bash, so that its scripts may use what is bash's alone. */
    boolean bash;

    /** The signal that ends this process as soon as it can; 0 where there is none. */
    int killedBy;

    /** Programs found on the PATH before, in dash's order of telling them. */
    final Inherited<String> hashed;

    /** A new shell. */
    ShellProcess(
            Session session,
            SortedMap<String, String> environment,
            String directory,
            int umask,
            Descriptors descriptors,
            String name,
            List<String> arguments,
            Source source,
            Traps traps) {
        this.session = session;
        this.options = new Options();
        this.directory = directory;
        this.logicalDirectory =
                Octets.of(startingDirectory(session, environment.get("PWD"), directory));
        this.variables = Variables.of(environment, logicalDirectory);
        this.functions = Inherited.empty();
        this.aliases = Inherited.empty();
        this.descriptors = descriptors;
        this.traps = traps;
        this.jobs = new Jobs();
        this.umask = umask;
        this.name = name;
        this.parameters = new ArrayList<>(arguments);
        this.source = source;
        this.root = this;
        this.hashed = Inherited.empty();
    }

    /** PWD as it is inherited holds where it names the directory. */
    private static String startingDirectory(
            Session session, @Nullable String pwd, String directory) {
        return pwd != null && pwd.startsWith("/") && session.tree.sameFile(pwd, directory)
                ? pwd
                : directory;
    }

    /** A subshell. */
    private ShellProcess(ShellProcess parent) {
        session = parent.session;
        options = parent.options.copy();
        variables = parent.variables.copy();
        functions = parent.functions.forSubshell();
        aliases = parent.aliases.forSubshell();
        descriptors = parent.descriptors.copy();
        traps = parent.traps.forSubshell();
        jobs = new Jobs(parent.jobs);
        optionIndex = parent.optionIndex.copy();
        name = parent.name;
        parameters = new ArrayList<>(parent.parameters);
        directory = parent.directory;
        logicalDirectory = parent.logicalDirectory;
        umask = parent.umask;
        status = parent.status;
        line = parent.line;
        commandName = parent.commandName;
        source = parent.source;
        root = parent.root;
        bash = parent.bash;
        hashed = parent.hashed.forSubshell();
    }

    /** {@return a copy, which shares the tree and what descriptors stand for} */
    ShellProcess fork() {
        session.step();
        session.moves(NEW_PROCESS);
        return new ShellProcess(this);
    }

    boolean has(Options.Option option) {
        return options.has(option);
    }

    /** {@return the path in the tree of a path as bytes, which may be relative} */
    String path(String octets) {
        String path = Octets.text(octets);
        if (path.startsWith("/")) {
            return path;
        }
        return directory.equals("/") ? "/" + path : directory + "/" + path;
    }

    /** Says that something went wrong, and goes on. */
    void warn(String message) {
        var text = new StringBuilder(name).append(": ").append(line).append(": ");
        if (commandName != null) {
            text.append(commandName).append(": ");
        }
        complain(text.append(message).append('\n').toString());
    }

    /** {@return what to throw} Says that something is an error: the status is 2, and most shells end. */
    Unwind error(String message) {
        warn(message);
        status = 2;
        return new Unwind(Unwind.Reason.ERROR);
    }

    /** Writes to standard error, as far as that is open. */
    void complain(String octets) {
        try {
            byte[] bytes = Octets.bytes(octets);
            descriptors.write(2, bytes, 0, bytes.length);
        } catch (IoFailure nobodyHears) {
            // As in C, where nobody looks at what write returns.
        }
    }

    /** Writes a builtin's output. {@return whether that was possible} */
    boolean print(CharSequence octets) {
        byte[] bytes = Octets.bytes(octets.toString());
        if (bytes.length == 0) {
            return true;
        }
        try {
            if (descriptors.get(1) instanceof Pipe pipe) {
                pipe.printed();
            }
            descriptors.write(1, bytes, 0, bytes.length);
            return true;
        } catch (IoFailure e) {
            return false;
        }
    }

    @Override
    public @Nullable String value(String variable) {
        return variables.get(variable);
    }

    @Override
    public void assign(String variable, long value) {
        assign(variable, Long.toString(value));
    }

    /** Sets a variable, with all that hangs on it. */
    void assign(String variable, String value) {
        checkAssignable(variable);
        if (variable.equals("OPTIND")) {
            optionIndex.reset(number(value));
        }
        if (!variables.isKnown(variable)) {
            session.moves(NEW_VARIABLE);
        }
        variables.set(variable, value);
        if (has(Options.Option.ALLEXPORT)) {
            variables.export(variable);
        }
        changed(variable);
    }

    void unset(String variable) {
        checkAssignable(variable);
        variables.unset(variable);
        if (has(Options.Option.ALLEXPORT)) {
            // Of dash's: to unset is to set to nothing, and what is set is exported.
            variables.export(variable);
        }
        changed(variable);
    }

    private void checkAssignable(String variable) {
        if (!Identifiers.isName(variable)) {
            throw error(variable + ": bad variable name");
        }
        if (variables.isReadOnly(variable)) {
            throw error(variable + ": is read only");
        }
    }

    /** Forgets what was derived from a variable. */
    void changed(String variable) {
        if (variable.equals("PATH")) {
            hashed.own().clear();
        }
    }

    /** {@return the int that this text is} */
    int number(String text) {
        Numbers read = Numbers.read(text, 0, 10, false);
        int end = read.end();
        boolean empty = end == 0;
        while (end < text.length() && Numbers.isSpace(text.charAt(end))) {
            end++;
        }
        if (empty
                || end < text.length()
                || read.isOverflow()
                || read.value() < 0
                || read.value() > Integer.MAX_VALUE) {
            throw error("Illegal number: " + text);
        }
        return (int) read.value();
    }

    /** {@return the value of IFS; null where it is unset} */
    @Nullable String ifs() {
        return variables.get("IFS");
    }
}
