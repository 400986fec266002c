package lazuli.resolve;

/** What the definition says against a candidate. */
sealed interface Bar {
    /** The image excludes it. */
    record Excluded(NamePattern pattern) implements Bar {}

    /** The image omits it. */
    record Omitted(NamePattern pattern) implements Bar {}

    /** A pin is for other versions, or for another repository. */
    record Pinned(Pin pin) implements Bar {}

    /** Its repository's priority is negative. */
    record Unwanted(Listing listing) implements Bar {}
}
