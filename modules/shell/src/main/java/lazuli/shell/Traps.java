package lazuli.shell;

import org.jspecify.annotations.Nullable;

/** What a shell process does when it gets a signal, or ends (0). */
final class Traps {
    /** Empty: the signal is ignored. Null: it does what it does. */
    private final @Nullable String[] actions = new String[Signals.COUNT];

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
        traps.inherit(this);
        return traps;
    }

    /** Takes over what a parent ignores. */
    void inherit(Traps parent) {
        for (int i = 0; i < actions.length; i++) {
            String action = parent.actions[i];
            if (action != null && action.isEmpty()) {
                actions[i] = action;
            }
        }
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
