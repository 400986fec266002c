/** What dpkg does after unpacking: scripts, triggers, the dpkg database. */
module lazuli.configure {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires transitive lazuli.tree;
    requires transitive lazuli.deb;
    requires transitive lazuli.shell;

    exports lazuli.configure;
}
