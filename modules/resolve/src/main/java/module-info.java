/** Package universe to one solution for all images, or an explanation. */
module lazuli.resolve {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires transitive lazuli.deb;
    requires transitive lazuli.definition;
    requires org.ow2.sat4j.core;

    exports lazuli.resolve;
}
