package lazuli.configure.dpkg;

import lazuli.deb.Restriction;

/** One alternative of a {@link Dependency}: dpkg's {@code deppossi}. */
public final class Possibility {
    private final Restriction restriction;
    private boolean cycleBroken;

    Possibility(Restriction restriction) {
        this.restriction = restriction;
    }

    /** {@return what is asked for} */
    public Restriction restriction() {
        return restriction;
    }

    /** {@return whether this link was cut, so that a cycle of dependencies has a beginning} */
    public boolean cycleBroken() {
        return cycleBroken;
    }

    void breakCycle() {
        cycleBroken = true;
    }
}
