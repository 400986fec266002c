package lazuli.configure.accounts;

import java.util.Optional;
import lazuli.shell.Command;
import lazuli.shell.Commands;

/** The programs that make users and groups, by name. */
public final class AccountCommands implements Commands {
    @Override
    public Optional<Command> find(String name) {
        return switch (name) {
            case "addgroup" -> Optional.of(new Adduser(true));
            case "adduser" -> Optional.of(new Adduser(false));
            case "gpasswd" -> Optional.of(new Gpasswd());
            case "groupadd" -> Optional.of(new Groupadd());
            case "groupmod" -> Optional.of(new Groupmod());
            case "grpck" -> Optional.of(AccountCheck.grpck());
            case "grpconv" -> Optional.of(new Grpconv());
            case "passwd" -> Optional.of(new Passwd());
            case "pwck" -> Optional.of(AccountCheck.pwck());
            case "pwconv" -> Optional.of(new Pwconv());
            case "systemd-sysusers" -> Optional.of(new Sysusers());
            case "useradd" -> Optional.of(new Useradd());
            case "usermod" -> Optional.of(new Usermod());
            default -> Optional.empty();
        };
    }
}
