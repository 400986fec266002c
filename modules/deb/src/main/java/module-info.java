/** The .deb archive, control syntax, versions, relations, Release and Packages. */
module lazuli.deb {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires transitive lazuli.tree;

    exports lazuli.deb;
}
