/** A POSIX shell and the utilities scripts call, over a tree. */
module lazuli.shell {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires transitive lazuli.tree;

    exports lazuli.shell;
    exports lazuli.shell.command;
}
