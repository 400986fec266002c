/** Whom we believe: OpenPGP keyrings and signatures. */
module lazuli.trust {
    requires static transitive org.jspecify;
    requires transitive lazuli.problem;
    requires transitive lazuli.content;
    requires org.bouncycastle.pg;
    requires org.bouncycastle.provider;

    exports lazuli.trust;
}
