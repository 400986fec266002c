package lazuli.configure.units;

import java.util.Set;

/**
 * A unit's name as systemd.unit(5) takes it apart: {@code PREFIX[@[INSTANCE]].TYPE}.
 *
 * @param instance empty for a template; meaningless where the name has no {@code @}
 */
record UnitName(String prefix, boolean hasAt, String instance, String type) {
    private static final Set<String> TYPES =
            Set.of(
                    "service",
                    "socket",
                    "target",
                    "device",
                    "mount",
                    "automount",
                    "swap",
                    "timer",
                    "path",
                    "slice",
                    "scope");

    /** {@return the name; a service's where its type is left out} */
    static UnitName parse(String text) {
        int dot = text.lastIndexOf('.');
        boolean typed = dot > 0 && TYPES.contains(text.substring(dot + 1));
        String stem = typed ? text.substring(0, dot) : text;
        int at = stem.indexOf('@');
        return new UnitName(
                at < 0 ? stem : stem.substring(0, at),
                at >= 0,
                at < 0 ? "" : stem.substring(at + 1),
                typed ? text.substring(dot + 1) : "service");
    }

    boolean isTemplate() {
        return hasAt && instance.isEmpty();
    }

    boolean isInstance() {
        return hasAt && !instance.isEmpty();
    }

    UnitName template() {
        return new UnitName(prefix, hasAt, "", type);
    }

    UnitName withInstance(String other) {
        return new UnitName(prefix, hasAt, other, type);
    }

    @Override
    public String toString() {
        return prefix + (hasAt ? "@" + instance : "") + "." + type;
    }
}
