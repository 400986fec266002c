/**
 * What systemd's programs share: where their configuration is found, and how its lines are read.
 *
 * <p>Start at {@link lazuli.configure.systemd.ConfigurationFiles}; a line goes through {@link lazuli.configure.systemd.Words} and
 * {@link lazuli.configure.systemd.Specifiers}.
 *
 * <p>Elsewhere: what the lines mean, {@code lazuli.configure.accounts} and {@code lazuli.configure.units}.
 */
@NullMarked
package lazuli.configure.systemd;

import org.jspecify.annotations.NullMarked;
