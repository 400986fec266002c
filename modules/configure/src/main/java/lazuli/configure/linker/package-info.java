/**
 * The dynamic linker's cache: ldconfig(8) of glibc 2.41.
 *
 * <p>Start at {@link lazuli.configure.linker.Ldconfig}, the command. {@link lazuli.configure.linker.SharedObject} is what it reads of an ELF file,
 * {@link lazuli.configure.linker.LinkerCache} writes {@code /etc/ld.so.cache}. The auxiliary cache, which only saves time, is not written.
 */
@NullMarked
package lazuli.configure.linker;

import org.jspecify.annotations.NullMarked;
