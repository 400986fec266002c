/** A file tree as a value. */
module lazuli.tree {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;

    exports lazuli.tree;
}
