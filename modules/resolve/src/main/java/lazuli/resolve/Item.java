package lazuli.resolve;

import org.jspecify.annotations.Nullable;

/** A candidate as part of an image: one variable, true where it is in. */
final class Item {
    final Image image;
    final Candidate candidate;
    final int variable;

    /** What speaks against it here. */
    final @Nullable Bar bar;

    /** Whether what it needs and what it can't bear is part of the formula. */
    boolean grown;

    Item(Image image, Candidate candidate, int variable, @Nullable Bar bar) {
        this.image = image;
        this.candidate = candidate;
        this.variable = variable;
        this.bar = bar;
    }

    /** {@return name and version, and the architecture where it is not the image's own} */
    @Override
    public String toString() {
        boolean foreign = !candidate.architecture.equals(image.request.architecture());
        return candidate.name()
                + (foreign ? ":" + candidate.architecture : "")
                + " "
                + candidate.version();
    }
}
