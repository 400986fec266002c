/** Image layout, layers, manifest, index, registry client. */
module lazuli.oci {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires transitive lazuli.tree;
    requires com.google.gson;
    requires java.net.http;

    exports lazuli.oci;
    exports lazuli.oci.layout;
    exports lazuli.oci.registry;
}
