/** Arguments to calls; progress; no decisions. */
module lazuli.cli {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires transitive lazuli.tree;
    requires transitive lazuli.trust;
    requires transitive lazuli.deb;
    requires transitive lazuli.oci;
    requires transitive lazuli.definition;
    requires transitive lazuli.resolve;
    requires transitive lazuli.shell;
    requires transitive lazuli.configure;
    requires transitive lazuli.assemble;
    requires transitive lazuli.evidence;
    requires transitive lazuli.store;
    requires info.picocli;
    requires com.google.gson;
}
