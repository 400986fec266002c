package lazuli.configure.linker;

import java.util.Optional;

/**
 * One line of the cache.
 *
 * @param soname what programs ask for
 * @param path where it is
 * @param flags the kind of library
 * @param isaLevel the x86-64 level that it needs
 * @param hwcaps the subdirectory of {@code glibc-hwcaps} that it stands in, where it does
 */
record Library(String soname, String path, int flags, int isaLevel, Optional<String> hwcaps) {}
