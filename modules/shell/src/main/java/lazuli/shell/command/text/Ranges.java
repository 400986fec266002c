package lazuli.shell.command.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of numbers and ranges from 1: {@code 1,3-5,7-}. */
final class Ranges {
    private final List<long[]> ranges = new ArrayList<>();
    private final boolean complement;

    private Ranges(boolean complement) {
        this.complement = complement;
    }

    /** The list that this text says, if it says one. */
    static Optional<Ranges> parse(String text, boolean complement) {
        Ranges list = new Ranges(complement);
        for (String part : text.split("[, \t]", -1)) {
            int dash = part.indexOf('-');
            String first = dash < 0 ? part : part.substring(0, dash);
            String last = dash < 0 ? part : part.substring(dash + 1);
            boolean numeric = (first + last).chars().allMatch(c -> c >= '0' && c <= '9');
            if (!numeric || (first + last).isEmpty() || (first + last).length() > 30) {
                return Optional.empty();
            }
            long from = first.isEmpty() ? 1 : Long.parseLong(first);
            long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
            if (from == 0 || to < from) {
                return Optional.empty();
            }
            list.ranges.add(new long[] {from, to});
        }
        return Optional.of(list);
    }

    boolean has(long number) {
        for (long[] range : ranges) {
            if (number >= range[0] && number <= range[1]) {
                return !complement;
            }
        }
        return complement;
    }

    /** Whether one of the ranges begins here. */
    boolean begins(long number) {
        return has(number) && (number == 1 || !has(number - 1) || startsAt(number));
    }

    private boolean startsAt(long number) {
        if (complement) {
            return false;
        }
        for (long[] range : ranges) {
            if (number > range[0] && number <= range[1]) {
                return false;
            }
        }
        return true;
    }
}
