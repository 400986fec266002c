package lazuli.shell.command.regex;

/** Where a pattern matched. Group 0 is the whole match. */
public final class Match {
    private final int[] slots;

    Match(int[] slots) {
        this.slots = slots;
    }

    /** {@return where the match begins} */
    public int start() {
        return slots[0];
    }

    /** {@return where the match ends: the index after its last character} */
    public int end() {
        return slots[1];
    }

    /** {@return whether the group took part in the match} */
    public boolean has(int group) {
        return 2 * group < slots.length && slots[2 * group] >= 0 && slots[2 * group + 1] >= 0;
    }

    /** {@return what the group matched; empty where it took no part} */
    public String group(String text, int group) {
        return has(group) ? text.substring(slots[2 * group], slots[2 * group + 1]) : "";
    }
}
