package lazuli.configure.linker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.configure.linker.SearchPath.Directory;
import lazuli.content.ByteSource;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** ldconfig(8) of glibc 2.41: the cache of shared libraries, and the symbolic links from their sonames to them. */
public final class Ldconfig implements Command {
    private static final String CACHE = "/etc/ld.so.cache";

    private final String multiarch;
    private final String libcVersion;
    private final IdentityHashMap<ByteSource, Optional<SharedObject>> known =
            new IdentityHashMap<>();

    /**
     * An ldconfig.
     *
     * @param multiarch the name of the architecture's directories: {@code x86_64-linux-gnu}
     * @param libcVersion the version of the package that ldconfig is in: it says so in the cache
     */
    public Ldconfig(String multiarch, String libcVersion) {
        this.multiarch = multiarch;
        this.libcVersion = libcVersion;
    }

    @Override
    public int run(Invocation invocation) {
        boolean links = true;
        boolean cache = true;
        boolean verbose = false;
        List<String> arguments = invocation.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "-v", "--verbose" -> verbose = true;
                case "-i", "--ignore-aux-cache" -> {}
                case "-X" -> links = false;
                case "-N" -> cache = false;
                case "-r" -> {
                    i++;
                    if (i < arguments.size() && !arguments.get(i).replace("/", "").isEmpty()) {
                        throw new UnsupportedUseException("ldconfig -r " + arguments.get(i));
                    }
                }
                default -> throw new UnsupportedUseException("ldconfig " + arguments.get(i));
            }
        }
        new Run(invocation, links, cache, verbose).run();
        return 0;
    }

    private String generator() {
        int hyphen = libcVersion.indexOf('-');
        String release = hyphen < 0 ? libcVersion : libcVersion.substring(0, hyphen);
        return "ldconfig (Debian GLIBC %s) stable release version %s"
                .formatted(libcVersion, release);
    }

    private final class Run {
        private final Invocation invocation;
        private final TreeEditor tree;
        private final boolean links;
        private final boolean cache;
        private final boolean verbose;
        private final List<Library> libraries = new ArrayList<>();

        Run(Invocation invocation, boolean links, boolean cache, boolean verbose) {
            this.invocation = invocation;
            this.tree = invocation.tree();
            this.links = links;
            this.cache = cache;
            this.verbose = verbose;
        }

        void run() {
            var path = new SearchPath(tree);
            path.addFrom("/etc/ld.so.conf");
            path.add("/lib/" + multiarch);
            path.add("/usr/lib/" + multiarch);
            path.add("/lib");
            path.add("/usr/lib");
            path.directories().forEach(this::search);
            if (cache) {
                tree.removeAll(CACHE);
                tree.write(CACHE, ByteSource.of(LinkerCache.of(libraries, generator())), 0644);
            }
        }

        private void print(OutputStream out, String line) {
            try {
                out.write(Names.encode(line + "\n"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What was found under a soname; a file is better than a link, and the higher number is better. */
        private record Found(String name, String soname, SharedObject object, boolean link) {
            boolean betterThan(Found other) {
                return link != other.link ? !link : LinkerCache.compareNames(other.name, name) < 0;
            }
        }

        private void search(Directory directory) {
            if (verbose) {
                print(invocation.out(), directory.path() + ":");
            }
            Map<String, Found> bySoname = new LinkedHashMap<>();
            for (String name : tree.list(directory.path())) {
                if (isLibraryName(name)) {
                    find(directory, name)
                            .ifPresent(found ->
                                    bySoname.merge(
                                            found.soname,
                                            found,
                                            (old, other) -> other.betterThan(old) ? other : old));
                }
            }
            for (Found found : bySoname.values()) {
                boolean plain = directory.hwcaps().isEmpty();
                if (plain && !found.link) {
                    link(directory.path(), found);
                }
                libraries.add(
                        new Library(
                                found.soname,
                                directory.path() + "/" + (plain ? found.soname : found.name),
                                found.object.flags(),
                                found.object.isaLevel(),
                                directory.hwcaps()));
            }
        }

        private boolean isLibraryName(String name) {
            boolean library =
                    (name.startsWith("lib") || name.startsWith("ld-")) && name.contains(".so")
                            || name.startsWith("ld.so.")
                            || name.startsWith("ld64.so.");
            return library
                    && !name.contains(".#prelink#")
                    && name.indexOf(';') < 0
                    && !name.endsWith(".dpkg-new")
                    && !name.endsWith(".dpkg-tmp");
        }

        private Optional<Found> find(Directory directory, String name) {
            String path = directory.path() + "/" + name;
            boolean link = tree.lstat(path).orElse(null) instanceof Entry.Symlink;
            Optional<Entry.Inode> target = tree.stat(path);
            if (link && target.isEmpty() && links && name.contains(".so.")) {
                tree.unlink(path);
            }
            if (!(target.orElse(null) instanceof Entry.RegularFile file)) {
                return Optional.empty();
            }
            Optional<SharedObject> object =
                    known.computeIfAbsent(file.content(), SharedObject::read);
            if (object.isEmpty()) {
                return Optional.empty();
            }
            String soname = object.get().soname().orElse(name);
            boolean proper =
                    link
                            && (name.equals(soname)
                                    || name.endsWith(".so") && soname.startsWith(name));
            return Optional.of(new Found(name, proper ? name : soname, object.get(), proper));
        }

        private void link(String directory, Found found) {
            String path = directory + "/" + found.soname;
            if (verbose) {
                print(invocation.out(), "\t" + found.soname + " -> " + found.name);
            }
            if (!links
                    || found.soname.indexOf('/') >= 0
                    || tree.sameFile(path, directory + "/" + found.name)) {
                return;
            }
            Optional<Entry.Inode> there = tree.lstat(path);
            if (there.isPresent() && !(there.get() instanceof Entry.Symlink)) {
                print(invocation.err(), "ldconfig: " + path + " is not a symbolic link\n");
                return;
            }
            tree.removeAll(path);
            tree.symlink(found.name, path);
        }
    }
}
