/** Digests, reopenable byte sources, compression, the stamp. */
module lazuli.content {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires org.tukaani.xz;
    requires com.github.luben.zstd_jni;
    requires jzlib;

    exports lazuli.content;
}
