/** Manifest, origins, what an image says of itself. */
module lazuli.evidence {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires transitive lazuli.tree;
    requires com.google.gson;

    exports lazuli.evidence;
}
