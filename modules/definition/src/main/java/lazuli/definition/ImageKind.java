package lazuli.definition;

/** What an image becomes. */
public sealed interface ImageKind permits Container {}
