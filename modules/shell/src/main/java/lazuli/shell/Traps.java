package lazuli.shell;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a shell process does when it gets a signal, or ends (0). */
final class Traps {
    /** By signal. Empty: the signal is ignored. */
    private final SortedMap<Integer, String> actions = new TreeMap<>();

    /** What was ignored when the shell started, which it can't change. */
    private final BitSet ignoredForGood;

    private final BitSet arrived = new BitSet();

    /** Nothing is done, and nothing ignored. */
    Traps() {
        this(new BitSet());
    }

    private Traps(BitSet ignoredForGood) {
        this.ignoredForGood = ignoredForGood;
    }

    @Nullable String action(int signal) {
        return actions.get(signal);
    }

    void set(int signal, @Nullable String action) {
        if (action == null) {
            actions.remove(signal);
        } else {
            actions.put(signal, action);
        }
    }

    /** {@return those of a subshell: only what is ignored stays} */
    Traps forSubshell() {
        var traps = new Traps(ignoredForGood);
        actions.forEach((signal, action) -> {
            if (isIgnored(signal)) {
                traps.actions.put(signal, action);
            }
        });
        return traps;
    }

    /** {@return those of a new shell that this one starts} */
    Traps forProgram() {
        BitSet ignored = new BitSet();
        ignored.or(ignoredForGood);
        actions.forEach((signal, action) -> {
            if (signal > 0 && action.isEmpty()) {
                ignored.set(signal);
            }
        });
        return new Traps(ignored);
    }

    boolean isIgnored(int signal) {
        String action = actions.get(signal);
        return ignoredForGood.get(signal) || action != null && action.isEmpty();
    }

    /** A signal arrives that has an action. */
    void arrive(int signal) {
        arrived.set(signal);
    }

    boolean isPending() {
        return !arrived.isEmpty();
    }

    /** {@return a signal that has arrived, taken; 0 where there is none} */
    int take() {
        int signal = Math.max(arrived.nextSetBit(1), 0);
        arrived.clear(signal);
        return signal;
    }
}
