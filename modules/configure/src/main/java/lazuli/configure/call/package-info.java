/**
 * What the programs written here share: how a command line is read, and where complaints go.
 *
 * <p>Start at {@link lazuli.configure.call.Options}; what is wrong with a command line is a {@link lazuli.configure.call.UsageException}, which the program prints through
 * its {@link lazuli.configure.call.Terminal}.
 */
@NullMarked
package lazuli.configure.call;

import org.jspecify.annotations.NullMarked;
