package lazuli.configure.command;

import java.util.Optional;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.shell.Command;
import lazuli.shell.Commands;

/** dpkg's programs by name. */
public final class DpkgCommands implements Commands {
    private final DpkgDatabase database;

    /** The programs that ask and change this database. */
    public DpkgCommands(DpkgDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Command> find(String name) {
        return switch (name) {
            case "dpkg" -> Optional.of(new DpkgProgram(database));
            case "dpkg-divert" -> Optional.of(new DpkgDivert(database));
            case "dpkg-query" -> Optional.of(new DpkgQuery(database));
            case "dpkg-realpath" -> Optional.of(new DpkgRealpath());
            case "dpkg-statoverride" -> Optional.of(new DpkgStatoverride(database));
            case "dpkg-trigger" -> Optional.of(new DpkgTrigger(database));
            default -> Optional.empty();
        };
    }
}
