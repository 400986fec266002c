/** The TOML model, its schema, the lock file. */
module lazuli.definition {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires transitive lazuli.tree;
    requires org.tomlj;
    requires com.google.gson;

    exports lazuli.definition;
    exports lazuli.definition.load;
    exports lazuli.definition.lock;
}
