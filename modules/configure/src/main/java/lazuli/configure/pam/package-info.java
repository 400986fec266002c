/**
 * The stacks that all services share, {@code /etc/pam.d/common-*}, made of packages' profiles: pam-auth-update(8) of libpam-runtime 1.7.
 *
 * <p>Start at {@link lazuli.configure.pam.PamAuthUpdate}, the command. Text in here is bytes, one a {@code char}.
 */
@NullMarked
package lazuli.configure.pam;

import org.jspecify.annotations.NullMarked;
