/** What went wrong, where, why, and how to fix it. */
module lazuli.problem {
    requires static transitive org.jspecify;

    exports lazuli.problem;
}
