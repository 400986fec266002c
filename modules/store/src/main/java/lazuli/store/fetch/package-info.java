/**
 * Downloads: from mirrors that are slow, gone or lying, to verified files in the store.
 *
 * <p>Start at {@link lazuli.store.fetch.Fetcher}: a list of {@link lazuli.store.fetch.Wanted} files with their digests in, and when it returns they are all in the
 * store. Many come at once; what a cut left is resumed, also by the next run of the program; every file has its next mirror; nothing gets its name before its
 * digest fits. The JDK's HTTP client is not loaded before something has to be fetched.
 *
 * <p>Elsewhere: which mirrors there are, and what they should have ({@code lazuli.store.repository}); how progress looks ({@code lazuli.cli}). Environment and
 * options come in as values.
 */
@NullMarked
package lazuli.store.fetch;

import org.jspecify.annotations.NullMarked;
