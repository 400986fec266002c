/**
 * What scripts do with systemd's units and with init scripts where no init runs: links and state files only.
 *
 * <p>Start at the commands: {@link lazuli.configure.units.DebSystemdHelper}, {@link lazuli.configure.units.UpdateRcD}, {@link lazuli.configure.units.Systemctl}.
 *
 * <p>Elsewhere: {@code invoke-rc.d} and {@code service} are shell scripts and are interpreted.
 */
@NullMarked
package lazuli.configure.units;

import org.jspecify.annotations.NullMarked;
