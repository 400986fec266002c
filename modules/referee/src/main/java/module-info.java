/** Other people's programs that judge our bytes; used by tests only. */
module lazuli.referee {
    requires static transitive org.jspecify;
    requires java.management;
    requires org.junit.jupiter.api;

    exports lazuli.referee;
}
