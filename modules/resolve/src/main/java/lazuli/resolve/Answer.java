package lazuli.resolve;

import java.util.List;
import lazuli.problem.Problem;

/** Why a package is not in an image. */
public sealed interface Answer {
    /** It is in after all. */
    record In(Chain chain) implements Answer {}

    /**
     * It could be in, but nothing asks for it.
     *
     * @param further what else would come in with it, by name
     */
    record Unneeded(List<Chosen> further) implements Answer {}

    /** It can't be in: this is what would happen if the definition asked for it. */
    record Impossible(Problem problem) implements Answer {}
}
