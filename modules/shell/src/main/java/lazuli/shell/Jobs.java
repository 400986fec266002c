package lazuli.shell;

import java.util.LinkedHashMap;
import java.util.Map;

/** What ran in the background: at once, and to its end. */
final class Jobs {
    /** ShellProcess numbers and the statuses with which they ended. */
    private final Map<Integer, Integer> ended = new LinkedHashMap<>();

    /** {@code $!}; 0 where nothing ran. */
    private int last;

    Jobs() {}

    /** Those of a subshell, which knows the last number and has no children. */
    Jobs(Jobs parent) {
        last = parent.last;
    }

    int last() {
        return last;
    }

    void ended(int pid, int status) {
        last = pid;
        ended.put(pid, status);
    }

    boolean has(int pid) {
        return ended.containsKey(pid);
    }

    /** {@return the status of a process that is waited for; 127 where there is none} */
    int await(int pid) {
        return ended.getOrDefault(pid, 127);
    }

    void awaitAll() {
        ended.clear();
    }
}
