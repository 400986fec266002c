/** Packages, configuration and overlays to a tree; a tree to an image. */
module lazuli.assemble {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires transitive lazuli.tree;
    requires transitive lazuli.deb;
    requires transitive lazuli.oci;
    requires transitive lazuli.definition;
    requires transitive lazuli.configure;

    exports lazuli.assemble;
}
