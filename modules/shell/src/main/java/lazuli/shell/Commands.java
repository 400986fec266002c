package lazuli.shell;

import java.util.Optional;

/** The programs that are written in Java, by base name. */
@FunctionalInterface
public interface Commands {
    /** {@return the program of this base name ({@code sed}, {@code [}), or empty where there is none} */
    Optional<Command> find(String name);

    /** {@return no programs at all} */
    static Commands none() {
        return _ -> Optional.empty();
    }

    /** {@return these programs, and where they lack one, those others} */
    default Commands or(Commands others) {
        return name -> find(name).or(() -> others.find(name));
    }
}
