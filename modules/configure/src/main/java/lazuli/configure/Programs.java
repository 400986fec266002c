package lazuli.configure;

import java.util.Optional;
import lazuli.configure.accounts.AccountCommands;
import lazuli.configure.alternatives.UpdateAlternatives;
import lazuli.configure.apache.ApacheSwitch;
import lazuli.configure.capabilities.Getcap;
import lazuli.configure.capabilities.Setcap;
import lazuli.configure.certificates.Openssl;
import lazuli.configure.command.DpkgCommands;
import lazuli.configure.debconf.Debconf;
import lazuli.configure.debconf.DebconfCommunicate;
import lazuli.configure.debconf.DebconfEscape;
import lazuli.configure.debconf.DebconfSetSelections;
import lazuli.configure.debconf.Frontend;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.configure.dpkg.PackageRecord;
import lazuli.configure.glib.GioQuerymodules;
import lazuli.configure.glib.GlibCompileSchemas;
import lazuli.configure.linker.Ldconfig;
import lazuli.configure.pam.PamAuthUpdate;
import lazuli.configure.systemd.Journalctl;
import lazuli.configure.systemd.MachineIdSetup;
import lazuli.configure.systemd.SystemdHwdb;
import lazuli.configure.units.DbusUuidgen;
import lazuli.configure.units.DebSystemdHelper;
import lazuli.configure.units.DebSystemdInvoke;
import lazuli.configure.units.Runlevel;
import lazuli.configure.units.StartStopDaemon;
import lazuli.configure.units.Systemctl;
import lazuli.configure.units.Tmpfiles;
import lazuli.configure.units.UpdateRcD;
import lazuli.shell.Command;
import lazuli.shell.Commands;

/** The programs that maintainer scripts start and that ask or change more than files, by name. */
final class Programs implements Commands {
    private final DpkgDatabase database;
    private final Debconf debconf;
    private final Architecture architecture;
    private final DpkgCommands dpkg;
    private final AccountCommands accounts = new AccountCommands();

    Programs(DpkgDatabase database, Debconf debconf, Architecture architecture) {
        this.database = database;
        this.debconf = debconf;
        this.architecture = architecture;
        dpkg = new DpkgCommands(database);
    }

    @Override
    public Optional<Command> find(String name) {
        return switch (name) {
            case "a2enmod", "a2dismod", "a2ensite", "a2dissite", "a2enconf", "a2disconf" ->
                    Optional.of(new ApacheSwitch());
            case "deb-systemd-helper" -> Optional.of(new DebSystemdHelper());
            case "deb-systemd-invoke" -> Optional.of(new DebSystemdInvoke());
            case "dbus-uuidgen" -> Optional.of(new DbusUuidgen());
            case "debconf-communicate" -> Optional.of(new DebconfCommunicate(debconf));
            case "debconf-escape" -> Optional.of(new DebconfEscape());
            case "debconf-set-selections" -> Optional.of(new DebconfSetSelections(debconf));
            case "frontend" -> Optional.of(new Frontend(debconf));
            case "getcap" -> Optional.of(new Getcap());
            case "gio-querymodules" -> Optional.of(new GioQuerymodules());
            case "glib-compile-schemas" -> Optional.of(new GlibCompileSchemas());
            case "journalctl" -> Optional.of(new Journalctl());
            case "ldconfig" -> Optional.of(new Ldconfig(architecture.multiarch(), libcVersion()));
            case "openssl" -> Optional.of(new Openssl());
            case "pam-auth-update" -> Optional.of(new PamAuthUpdate(debconf));
            case "perl" -> Optional.of(new Perl());
            case "py3clean", "py3compile", "python3", "python3.13" ->
                    Optional.of(new PythonCompiler());
            case "runlevel" -> Optional.of(new Runlevel());
            case "setcap" -> Optional.of(new Setcap());
            case "ss" -> Optional.of(_ -> 0); // an image has no sockets to list
            case "start-stop-daemon" -> Optional.of(new StartStopDaemon());
            case "systemctl" -> Optional.of(new Systemctl());
            case "systemd-hwdb" -> Optional.of(new SystemdHwdb(systemdVersion()));
            case "systemd-machine-id-setup" -> Optional.of(new MachineIdSetup());
            case "systemd-tmpfiles" -> Optional.of(new Tmpfiles());
            case "update-alternatives" -> Optional.of(new UpdateAlternatives());
            case "update-rc.d" -> Optional.of(new UpdateRcD());
            default -> dpkg.find(name).or(() -> accounts.find(name));
        };
    }

    private String libcVersion() {
        return database.packages()
                .find("libc-bin")
                .map(PackageRecord::version)
                .map(Object::toString)
                .orElse("");
    }

    /** The number of systemd's release, which has come with udev; that of Debian 13 where none is installed. */
    private int systemdVersion() {
        return database.packages()
                .find("udev")
                .map(udev -> udev.version().upstream().split("[.~]")[0])
                .filter(number -> number.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .orElse(257);
    }
}
