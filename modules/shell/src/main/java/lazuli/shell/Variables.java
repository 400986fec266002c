package lazuli.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import lazuli.shell.expansion.Octets;
import lazuli.shell.syntax.Identifiers;
import org.jspecify.annotations.Nullable;

/** The variables of a shell process, as bytes, and those that functions have made local. */
final class Variables {
    static final String DEFAULT_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Inherited<Variable> variables;

    /** The exported ones, as programs get them; null where they may have changed. */
    private @Nullable SortedMap<String, String> environment;

    /** What to put back when a function or command with assignments ends, the innermost first. */
    private final Deque<List<Saved>> locals = new ArrayDeque<>();

    /** One variable. Null value: unset, but known for its attributes. */
    private static final class Variable {
        @Nullable String value;
        boolean exported;
        boolean readOnly;

        /** Keeps its attributes when it is unset. */
        boolean fixed;

        Variable(@Nullable String value) {
            this.value = value;
        }

        Variable copy() {
            var copy = new Variable(value);
            copy.exported = exported;
            copy.readOnly = readOnly;
            copy.fixed = fixed;
            return copy;
        }
    }

    /** A variable as it was, or null where it was not; or the options, where the name is {@code -}. */
    private record Saved(String name, @Nullable Variable variable, @Nullable Options options) {}

    private Variables(Inherited<Variable> variables) {
        this.variables = variables;
    }

    /** {@return the variables of a new shell with this environment} */
    static Variables of(SortedMap<String, String> environment, String directory) {
        var all = new Variables(Inherited.empty(Variable::copy));
        all.fix("IFS", " \t\n");
        all.fix("MAIL", null);
        all.fix("MAILPATH", null);
        all.fix("PATH", DEFAULT_PATH);
        all.fix("PS1", "# ");
        all.fix("PS2", "> ");
        all.fix("PS4", "+ ");
        all.fix("OPTIND", "1");
        for (var entry : environment.entrySet()) {
            String name = entry.getKey();
            if (Identifiers.isName(name)) {
                Variable variable = all.make(name);
                variable.value = Octets.of(entry.getValue());
                variable.exported = true;
            }
        }
        all.make("IFS").value = " \t\n";
        all.make("OPTIND").value = "1";
        all.make("PPID").value = "1";
        Variable pwd = all.make("PWD");
        pwd.value = directory;
        pwd.exported = true;
        return all;
    }

    private void fix(String name, @Nullable String value) {
        var variable = new Variable(value);
        variable.fixed = true;
        variables.own().put(name, variable);
    }

    /** {@return the variable of this name, to change} */
    private Variable make(String name) {
        environment = null;
        return variables.own().computeIfAbsent(name, _ -> new Variable(null));
    }

    /** {@return the variables of a subshell} What is local stays so, and is never put back. */
    Variables copy() {
        var copy = new Variables(variables.forSubshell());
        copy.environment = environment;
        for (int i = locals.size(); i > 0; i--) {
            copy.enterLevel();
        }
        return copy;
    }

    @Nullable String get(String name) {
        Variable variable = variables.get(name);
        return variable == null ? null : variable.value;
    }

    boolean isReadOnly(String name) {
        Variable variable = variables.get(name);
        return variable != null && variable.readOnly;
    }

    boolean isKnown(String name) {
        return variables.isKnown(name);
    }

    /** Sets a variable that is not read-only. */
    void set(String name, String value) {
        make(name).value = value;
    }

    /** Unsets a variable that is not read-only. */
    void unset(String name) {
        if (!variables.isKnown(name)) {
            return;
        }
        Variable variable = make(name);
        if (variable.fixed) {
            variable.value = null;
        } else {
            variables.own().remove(name);
        }
    }

    void export(String name) {
        make(name).exported = true;
    }

    void makeReadOnly(String name) {
        make(name).readOnly = true;
    }

    /** {@return the exported variables, as text} */
    SortedMap<String, String> environment() {
        SortedMap<String, String> known = environment;
        if (known == null) {
            SortedMap<String, String> exported = new TreeMap<>();
            variables.forEach((name, variable) -> {
                if (variable.exported && variable.value != null) {
                    exported.put(name, Octets.text(variable.value));
                }
            });
            known = Collections.unmodifiableSortedMap(exported);
            environment = known;
        }
        return known;
    }

    /** Which variables {@link #names} gives. */
    enum Kind {
        SET,
        EXPORTED,
        READ_ONLY
    }

    /** {@return the names of these variables, sorted} */
    List<String> names(Kind kind) {
        List<String> names = new ArrayList<>();
        variables.forEach((name, variable) -> {
            boolean wanted =
                    switch (kind) {
                        case SET -> variable.value != null;
                        case EXPORTED -> variable.exported;
                        case READ_ONLY -> variable.readOnly;
                    };
            if (wanted) {
                names.add(name);
            }
        });
        names.sort(null);
        return names;
    }

    /** {@return how many levels of local variables there are} */
    int level() {
        return locals.size();
    }

    void enterLevel() {
        locals.push(new ArrayList<>());
    }

    /** Saves a variable, which keeps its value, until the innermost level is left. */
    void makeLocal(String name) {
        Variable variable = variables.get(name);
        locals.getFirst().add(new Saved(name, variable == null ? null : variable.copy(), null));
        make(name).fixed = true;
    }

    /** Saves the options until the innermost level is left. */
    void makeLocal(Options options) {
        locals.getFirst().add(new Saved("-", null, options.copy()));
    }

    /** Leaves the levels above {@code level}, and puts back what was saved; {@code changed} is told the names. */
    void leaveLevels(int level, Options options, Consumer<String> changed) {
        while (locals.size() > level) {
            for (Saved saved : locals.pop().reversed()) {
                if (saved.options() != null) {
                    options.take(saved.options());
                } else if (saved.variable() != null) {
                    environment = null;
                    variables.own().put(saved.name(), saved.variable());
                    changed.accept(saved.name());
                } else {
                    environment = null;
                    variables.own().remove(saved.name());
                    if (options.has(Options.Option.ALLEXPORT)) {
                        export(saved.name());
                    }
                    changed.accept(saved.name());
                }
            }
        }
    }
}
