package lazuli.shell;

import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.shell.syntax.Redirect;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Origin;
import lazuli.tree.Origins;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** The files that a process sees: those of the tree, devices, and the programs that are there without a file. */
final class VisibleFiles {
    private static final Origins NO_FILE =
            Origins.all(new Origin.FromLazuli("there is no such file, but it is as if there was"));

    private final ShellProcess process;
    private final TreeEditor tree;

    VisibleFiles(ShellProcess process) {
        this.process = process;
        this.tree = process.session.tree;
    }

    /** {@return what stands at a path of the tree, or what seems to} */
    Optional<Entry.Inode> stat(String path) {
        Optional<Entry.Inode> there = tree.stat(path);
        if (there.isPresent()) {
            return there;
        }
        if (Programs.isVirtual(process.session, path)) {
            return Optional.of(
                    new Entry.RegularFile(
                            new Metadata(0755, 0, 0, 0), ByteSource.empty(), NO_FILE));
        }
        return device(path);
    }

    /** As {@link #stat}, but a symbolic link itself. */
    Optional<Entry.Inode> lstat(String path) {
        Optional<Entry.Inode> there = tree.lstat(path);
        return there.isPresent() ? there : stat(path);
    }

    private Optional<Entry.Inode> device(String path) {
        return Device.at(tree, path)
                .flatMap(device ->
                        switch (device) {
                            case Device.Plain plain -> Optional.of(plain.entry());
                            case Device.Descriptor(var number) ->
                                    Optional.ofNullable(process.descriptors.get(number))
                                            .map(VisibleFiles::opened);
                        });
    }

    private static Entry.Inode opened(OpenFile file) {
        return file instanceof OpenFile.Null
                ? Device.Plain.NULL.entry()
                : new Entry.Special(
                        new Metadata(0600, 0, 0, 0), Entry.SpecialType.FIFO, 0, 0, NO_FILE);
    }

    /** A file can't be opened. The message is strerror's. */
    static final class OpenFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Whether a directory of the path, or what is to be read, is missing. */
        final boolean missing;

        OpenFailure(String reason, boolean missing) {
            super(reason, null, false, false);
            this.missing = missing;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Opens a file for a redirection, and makes it where that is asked for. */
    OpenFile open(String path, Redirect.Mode mode) {
        Optional<Device> device = Device.at(tree, path);
        try {
            return device.isEmpty() ? openInTree(path, mode) : open(device.get(), path);
        } catch (TreeException e) {
            throw failure(e);
        }
    }

    static OpenFailure failure(TreeException e) {
        boolean missing =
                switch (e.errno()) {
                    case ENOENT, ENOTDIR -> true;
                    case EEXIST, EISDIR, EINVAL, ELOOP, ENAMETOOLONG, EPERM, ENODATA, ENOTEMPTY ->
                            false;
                };
        return new OpenFailure(e.errno().message(), missing);
    }

    private OpenFile open(Device device, String path) {
        return switch (device) {
            case Device.Plain.NULL -> new OpenFile.Null();
            case Device.Plain.ZERO -> new OpenFile.Zeros(process.session, false);
            case Device.Plain.FULL -> new OpenFile.Zeros(process.session, true);
            case Device.Plain.TTY -> throw new OpenFailure("No such device or address", false);
            case Device.Plain.RANDOM, Device.Plain.URANDOM ->
                    throw process.session.unsupported(
                            path + ": random bytes would make every build's image another");
            case Device.Descriptor(var number) -> {
                OpenFile file = process.descriptors.get(number);
                if (file == null) {
                    throw new OpenFailure("No such file or directory", true);
                }
                yield file;
            }
        };
    }

    private OpenFile openInTree(String path, Redirect.Mode mode) {
        Entry.Inode there = tree.stat(path).orElse(null);
        if (there instanceof Entry.Special) {
            throw process.session.unsupported(path + ": a FIFO, socket or device is opened");
        }
        if (there instanceof Entry.Directory && mode == Redirect.Mode.READ) {
            return new OpenFile.Directory();
        }
        boolean clobbers = mode == Redirect.Mode.WRITE || mode == Redirect.Mode.CLOBBER;
        if (mode == Redirect.Mode.WRITE
                && process.has(Options.Option.NOCLOBBER)
                && (there instanceof Entry.RegularFile
                        || there == null && tree.lstat(path).isPresent())) {
            throw new OpenFailure("File exists", false);
        }
        if (there == null && mode != Redirect.Mode.READ || clobbers) {
            tree.write(path, ByteSource.empty(), 0666 & ~process.umask);
        }
        return new TreeFile(
                tree.open(path),
                mode == Redirect.Mode.READ || mode == Redirect.Mode.READ_WRITE,
                mode != Redirect.Mode.READ,
                mode == Redirect.Mode.APPEND);
    }
}
