/** The cache of downloads and decoded packages, HTTP, locks on disk, sinks. */
module lazuli.store {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires transitive lazuli.tree;
    requires transitive lazuli.trust;
    requires transitive lazuli.deb;
    requires java.net.http;

    exports lazuli.store;
    exports lazuli.store.fetch;
    exports lazuli.store.repository;
    exports lazuli.store.pack;
}
