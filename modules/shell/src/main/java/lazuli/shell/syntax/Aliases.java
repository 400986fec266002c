package lazuli.shell.syntax;

import org.jspecify.annotations.Nullable;

/** The aliases there are when a command is read. */
@FunctionalInterface
public interface Aliases {
    /** No aliases. */
    Aliases NONE = _ -> null;

    /** {@return what this name stands for; null where it is no alias} */
    @Nullable String value(String name);
}
