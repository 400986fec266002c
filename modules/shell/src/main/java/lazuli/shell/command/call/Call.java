package lazuli.shell.command.call;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import lazuli.content.ByteSource;
import lazuli.shell.Device;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** One start of a utility, with what every utility does the same way. Output is kept until {@link #flush}. */
public final class Call {
    /** Most commands print a line, and there are thousands. */
    private static final int BUFFER = 1 << 9;

    private final Invocation invocation;
    private final OutputStream out;
    private int status;

    Call(Invocation invocation) {
        this.invocation = invocation;
        this.out = new BufferedOutputStream(invocation.out(), BUFFER);
    }

    /** {@return the name it was started by, as written} */
    public String name() {
        return invocation.name();
    }

    /** {@return the last part of the name it was started by} */
    public String baseName() {
        return name().substring(name().lastIndexOf('/') + 1);
    }

    /** {@return the arguments after the name} */
    public List<String> arguments() {
        return invocation.arguments();
    }

    /** {@return the exported variables} */
    public SortedMap<String, String> environment() {
        return invocation.environment();
    }

    /** {@return the value of an exported variable; empty where it is not set} */
    public String variable(String variable) {
        return environment().getOrDefault(variable, "");
    }

    /** {@return how text is to be read and written} */
    public Encoding encoding() {
        return Encoding.of(environment());
    }

    /** {@return the tree that is being worked on} */
    public TreeEditor tree() {
        return invocation.tree();
    }

    /** {@return the users and groups of the tree as it is now} */
    public Accounts accounts() {
        return new Accounts(tree());
    }

    /** {@return the working directory} */
    public String directory() {
        return invocation.directory();
    }

    /** {@return the file creation mask} */
    public int umask() {
        return invocation.umask();
    }

    /** {@return standard input} */
    public InputStream in() {
        return invocation.in();
    }

    /** {@return standard output, with what was printed before} */
    public OutputStream out() {
        return out;
    }

    /** {@return standard error} */
    public OutputStream err() {
        return invocation.err();
    }

    /** {@return the absolute path of an operand; empty for the empty operand, which no path is} */
    public String path(String operand) {
        return operand.isEmpty() ? "" : invocation.absolute(operand);
    }

    /** {@return what stands at the operand's path, symbolic links followed} */
    public Optional<Entry.Inode> stat(String operand) {
        Optional<Entry.Inode> entry = tree().stat(path(operand));
        return entry.isPresent() ? entry : device(operand).map(Device::entry);
    }

    /** {@return what stands at the operand's path, a symbolic link itself} */
    public Optional<Entry.Inode> lstat(String operand) {
        Optional<Entry.Inode> entry = tree().lstat(path(operand));
        return entry.isPresent() ? entry : device(operand).map(Device::entry);
    }

    /** {@return whether the operand, symbolic links followed, is a directory} */
    public boolean isDirectory(String operand) {
        return stat(operand).filter(Entry.Directory.class::isInstance).isPresent();
    }

    /** {@return the device that the operand names, symbolic links followed} */
    public Optional<Device> device(String operand) {
        return Device.at(tree(), path(operand));
    }

    /**
     * {@return the bytes of the file that the operand names; {@code -} is a file's name like any other}
     *
     * @throws TreeException where it can't be read
     */
    public InputStream open(String operand) {
        Optional<Device> device = device(operand);
        if (device.isEmpty()) {
            return tree().read(path(operand)).open();
        }
        return switch (device.get()) {
            case Device.Plain.NULL -> InputStream.nullInputStream();
            case Device.Plain.TTY -> throw noTerminal(operand);
            case Device.Descriptor(var number) when number == 0 -> in();
            case Device.Plain _, Device.Descriptor _ ->
                    throw new UnsupportedUseException(
                            "%s: reading %s".formatted(baseName(), operand));
        };
    }

    private static Failure noTerminal(String operand) {
        return new Failure(1, Quoting.maybe(operand) + ": No such device or address");
    }

    /**
     * {@return the bytes of the file that the operand names, or of standard input where it is {@code -}}
     *
     * @throws TreeException where it can't be read
     */
    public InputStream openOrStandardInput(String operand) {
        return operand.equals("-") ? in() : open(operand);
    }

    /**
     * {@return all the bytes of what the operand names, {@code -} being standard input}
     *
     * @throws TreeException where it can't be read
     */
    public byte[] bytes(String operand) {
        try (InputStream from = openOrStandardInput(operand)) {
            return from.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return all the text of what the operand names, {@code -} being standard input} */
    public String text(String operand) {
        return encoding().decode(bytes(operand));
    }

    /**
     * {@return a stream into the file that the operand names, which is made or emptied at once; {@code append} keeps what is in it}
     *
     * @throws TreeException where it can't be written
     */
    public OutputStream create(String operand, boolean append) {
        Optional<Device> device = device(operand);
        if (device.isEmpty()) {
            return new FileOutput(tree(), path(operand), 0666 & ~umask(), append);
        }
        return switch (device.get()) {
            case Device.Plain.TTY -> throw noTerminal(operand);
            case Device.Plain.FULL -> new Full(operand);
            case Device.Plain _ -> OutputStream.nullOutputStream();
            case Device.Descriptor(var number) when number == 1 -> new Unclosed(out);
            case Device.Descriptor(var number) when number == 2 -> new Unclosed(err());
            case Device.Descriptor _ ->
                    throw new UnsupportedUseException(
                            "%s: writing to %s".formatted(baseName(), operand));
        };
    }

    /**
     * Writes a file as a whole.
     *
     * @throws TreeException where it can't be written
     */
    public void write(String operand, byte[] content) {
        if (device(operand).isEmpty()) {
            tree().write(path(operand), ByteSource.of(content), 0666 & ~umask());
            return;
        }
        try (OutputStream to = create(operand, false)) {
            to.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints text to standard output. */
    public void print(String text) {
        print(Names.encode(text));
    }

    /** Prints a line to standard output. */
    public void println(String line) {
        print(line);
        print('\n');
    }

    /** Prints one ASCII character to standard output. */
    public void print(char c) {
        try {
            out.write(c);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints bytes to standard output. */
    public void print(byte[] bytes) {
        try {
            out.write(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the utility's name and the message to standard error, and makes the {@link #status} 1 where it was 0. */
    public void complain(String message) {
        warn(message);
        status = Math.max(status, 1);
    }

    /** Complains of what the tree did not allow, {@code what} being what was tried. */
    public void complain(String what, TreeException why) {
        complain(what + ": " + why.errno().message());
    }

    /** Prints the utility's name and the message to standard error. */
    public void warn(String message) {
        tell(name() + ": " + message);
    }

    /** Prints a line to standard error. */
    public void tell(String line) {
        try {
            err().write(Names.encode(line + "\n"));
            err().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what to exit with: 0 until something was complained of} */
    public int status() {
        return status;
    }

    /** Exits with at least this status. */
    public void status(int atLeast) {
        status = Math.max(status, atLeast);
    }

    /** Says that this does a further piece of a work that could go on for ever, over so many characters. */
    public void works(long characters) {
        invocation.works(characters);
    }

    /** Starts another command with this one's output. {@return its exit status; 127 where it is not found} */
    public int start(List<String> command, InputStream in) {
        return start(command, environment(), in);
    }

    /** Starts another command with this one's output. {@return its exit status; 127 where it is not found} */
    public int start(List<String> command, SortedMap<String, String> environment, InputStream in) {
        return start(command, environment, in, invocation.out());
    }

    /** Starts another command. {@return its exit status; 127 where it is not found} */
    public int start(
            List<String> command,
            SortedMap<String, String> environment,
            InputStream in,
            OutputStream to) {
        flush();
        return invocation.start(command, environment, in, to);
    }

    /** {@return why standard output did not take all that was printed, in strerror's words; empty where it did} */
    Optional<String> writeError() {
        return invocation.writeError();
    }

    /** Gives what was printed to whoever reads it. */
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
