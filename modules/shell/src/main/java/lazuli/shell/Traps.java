package lazuli.shell;

import org.jspecify.annotations.Nullable;

/** What a shell process does when it gets a signal, or ends (0). */
final class Traps {
    /** Empty: the signal is ignored. Null: it does what it does. */
    private final @Nullable String[] actions = new String[Signals.COUNT];

    /** What was ignored when the shell started, which it can't change. */
    private final boolean[] ignoredForGood = new boolean[Signals.COUNT];

    private final boolean[] arrived = new boolean[Signals.COUNT];
    private boolean pending;

    @Nullable String action(int signal) {
        return actions[signal];
    }

    void set(int signal, @Nullable String action) {
        actions[signal] = action;
    }

    /** {@return those of a subshell: only what is ignored stays} */
    Traps forSubshell() {
        var traps = new Traps();
        for (int i = 0; i < actions.length; i++) {
            traps.ignoredForGood[i] = ignoredForGood[i];
            if (isIgnored(i)) {
                traps.actions[i] = actions[i];
            }
        }
        return traps;
    }

    /** {@return those of a new shell that this one starts} */
    Traps forProgram() {
        var traps = new Traps();
        for (int i = 1; i < actions.length; i++) {
            traps.ignoredForGood[i] = isIgnored(i);
        }
        return traps;
    }

    boolean isIgnored(int signal) {
        String action = actions[signal];
        return ignoredForGood[signal] || action != null && action.isEmpty();
    }

    /** A signal arrives that has an action. */
    void arrive(int signal) {
        arrived[signal] = true;
        pending = true;
    }

    boolean isPending() {
        return pending;
    }

    /** {@return a signal that has arrived, taken; 0 where there is none} */
    int take() {
        for (int i = 1; i < arrived.length; i++) {
            if (arrived[i]) {
                arrived[i] = false;
                return i;
            }
        }
        pending = false;
        return 0;
    }
}
