/**
 * Users and groups of a tree, as in passwd(5), group(5), shadow(5), gshadow(5), subuid(5), and the programs that make them.
 *
 * <p>Start at {@link lazuli.configure.accounts.Accounts}, which finds a user's or a group's number.
 */
@NullMarked
package lazuli.configure.accounts;

import org.jspecify.annotations.NullMarked;
