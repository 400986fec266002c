package lazuli.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lazuli.deb.BinaryPackage;

/**
 * What is in one image for one architecture.
 *
 * @param request what was asked for
 * @param packages what is in it, by name and then by architecture
 * @param assumed the dependencies that nothing in the image satisfies, by the name of the package that has them
 */
public record ImageSolution(Request request, List<Chosen> packages, List<Assumed> assumed) {
    public ImageSolution {
        packages = List.copyOf(packages);
        assumed = List.copyOf(assumed);
    }

    /** {@return the package of this name, if it is in; of the image's own architecture before another one's} */
    public Optional<Chosen> find(String name) {
        Optional<Chosen> found = Optional.empty();
        for (Chosen chosen : packages) {
            if (chosen.what().name().equals(name)) {
                if (isNative(chosen)) {
                    return Optional.of(chosen);
                }
                found = Optional.of(chosen);
            }
        }
        return found;
    }

    /** {@return a shortest chain from the definition to the package of this name, if it is in} */
    public Optional<Chain> why(String name) {
        return find(name).map(this::chainTo);
    }

    /** From the goal backwards, until a package is found that the definition asks for. */
    private Chain chainTo(Chosen goal) {
        Map<String, Chosen> byKey = new HashMap<>();
        packages.forEach(chosen -> byKey.put(key(chosen.what()), chosen));
        Map<String, Chain.Link> nextLink = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(key(goal.what())));
        Deque<Chosen> open = new ArrayDeque<>(List.of(goal));
        while (true) {
            Chosen chosen = open.removeFirst();
            for (Reason reason : chosen.reasons()) {
                if (!(reason instanceof Reason.RequiredBy by)) {
                    return chain(reason, chosen.what(), nextLink);
                }
                String other = by.name() + ":" + by.architecture();
                if (seen.add(other)) {
                    nextLink.put(other, new Chain.Link(by, chosen.what()));
                    open.addLast(Objects.requireNonNull(byKey.get(other)));
                }
            }
        }
    }

    private static Chain chain(Reason root, BinaryPackage first, Map<String, Chain.Link> nextLink) {
        List<Chain.Link> links = new ArrayList<>();
        Chain.Link link = nextLink.get(key(first));
        while (link != null) {
            links.add(link);
            link = nextLink.get(key(link.to()));
        }
        return new Chain(root, first, links);
    }

    private boolean isNative(Chosen chosen) {
        String architecture = chosen.what().architecture();
        return architecture.equals(request.architecture()) || architecture.equals("all");
    }

    private static String key(BinaryPackage what) {
        return what.name() + ":" + what.architecture();
    }
}
