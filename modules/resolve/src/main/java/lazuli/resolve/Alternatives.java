package lazuli.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Candidates that meet the same demand, in the order of preference. Those of one rank are as good as each other: only how much they would bring in decides between them. */
final class Alternatives {
    private final Map<Candidate, Integer> ranks = new LinkedHashMap<>();
    private int last;

    /** Adds a candidate after all others. */
    void add(Candidate candidate) {
        ranks.putIfAbsent(candidate, ++last);
    }

    /** Adds a candidate that is as good as the one that was added last. */
    void addEqual(Candidate candidate) {
        ranks.putIfAbsent(candidate, last);
    }

    /** Adds all of these after all others. */
    void addAll(Alternatives others) {
        int before = last;
        others.ranks.forEach((candidate, rank) -> ranks.putIfAbsent(candidate, before + rank));
        last += others.last;
    }

    List<Candidate> candidates() {
        return new ArrayList<>(ranks.keySet());
    }

    /** {@return the rank of each candidate, in their order} */
    int[] ranks() {
        return ranks.values().stream().mapToInt(Integer::intValue).toArray();
    }
}
