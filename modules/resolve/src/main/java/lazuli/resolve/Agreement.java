package lazuli.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One version of a package across all images. Those of one architecture have the same; those of different ones have the same where each architecture has both
 * versions, so that one whose build is late does not hold the other back. A package for all architectures is one package.
 */
final class Agreement {
    private final Formula formula;
    private final Catalogue catalogue;
    private final Set<String> architectures = new LinkedHashSet<>();
    private final boolean needed;
    private final Map<Candidate, Integer> variables = new LinkedHashMap<>();

    Agreement(Formula formula, Catalogue catalogue, List<Image> images) {
        this.formula = formula;
        this.catalogue = catalogue;
        images.forEach(image -> architectures.addAll(image.architectures));
        needed = images.size() > 1;
    }

    void add(Item item) {
        if (!needed) {
            return;
        }
        Integer variable = variables.get(item.candidate);
        if (variable == null) {
            List<Candidate> rivals = rivals(item.candidate);
            if (rivals.isEmpty()) {
                return;
            }
            variable = formula.addVersion();
            variables.put(item.candidate, variable);
            for (Candidate rival : rivals) {
                Integer other = variables.get(rival);
                if (other != null) {
                    formula.add(new Rule.Agrees(item.candidate, rival), -variable, -other);
                }
            }
        }
        formula.add(new Rule.Settles(item), -item.variable, variable);
    }

    private List<Candidate> rivals(Candidate candidate) {
        List<Candidate> rivals = new ArrayList<>();
        for (String architecture : architectures) {
            boolean same = architecture.equals(candidate.architecture);
            for (Candidate other : catalogue.named(architecture, candidate.name())) {
                boolean both = has(architecture, candidate) && has(candidate.architecture, other);
                if (!other.version().equals(candidate.version())
                        && (same || both || areForAll(candidate, other))) {
                    rivals.add(other);
                }
            }
        }
        return rivals;
    }

    private static boolean areForAll(Candidate a, Candidate b) {
        return a.what.architecture().equals("all") && b.what.architecture().equals("all");
    }

    private boolean has(String architecture, Candidate wanted) {
        for (Candidate candidate : catalogue.named(architecture, wanted.name())) {
            if (candidate.version().equals(wanted.version())) {
                return true;
            }
        }
        return false;
    }
}
