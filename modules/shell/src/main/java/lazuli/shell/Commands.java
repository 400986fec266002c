package lazuli.shell;

import java.util.Optional;

/** Where a shell looks for the programs that are written in Java. */
public interface Commands {
    /** {@return the program of this name, a file's name without its directory} */
    Optional<Command> find(String name);
}
