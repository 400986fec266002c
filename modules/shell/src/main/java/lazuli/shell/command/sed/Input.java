package lazuli.shell.command.sed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.LineReader;
import lazuli.tree.Errno;
import lazuli.tree.TreeException;
import org.jspecify.annotations.Nullable;

/** The lines of all the files, one after the other. A file that can't be read is complained of, and left out. */
final class Input {
    private final Call call;
    private final List<String> files;
    private final char delimiter;
    private int nextFile;
    private @Nullable InputStream stream;
    private @Nullable LineReader reader;
    private String name = "-";
    private boolean terminated = true;
    private long lineNumber;

    Input(Call call, List<String> files, char delimiter) {
        this.call = call;
        this.files = files;
        this.delimiter = delimiter;
    }

    /** Whether there is another line. Opens the next file where that is needed to know it. */
    boolean hasNext() {
        while (true) {
            if (reader != null && reader.hasNext()) {
                return true;
            }
            close();
            if (nextFile == files.size()) {
                return false;
            }
            open(files.get(nextFile++));
        }
    }

    /** The next line, which there must be. */
    String next() {
        LineReader from = reader;
        if (from == null) {
            throw new IllegalStateException("no line");
        }
        lineNumber++;
        String line = String.valueOf(from.next());
        terminated = from.terminated();
        return line;
    }

    /** Whether the last line read had its end. */
    boolean terminated() {
        return terminated;
    }

    long lineNumber() {
        return lineNumber;
    }

    /** The name of the file that the last line came from. */
    String name() {
        return name;
    }

    private void open(String file) {
        try {
            InputStream opened = call.openOrStandardInput(file);
            stream = opened;
            reader = new LineReader(opened, call.encoding(), delimiter);
            name = file;
        } catch (TreeException e) {
            if (e.errno() == Errno.EISDIR) {
                throw new Failure(4, "read error on " + file + ": " + e.errno().message());
            }
            call.warn("can't read " + file + ": " + e.errno().message());
            call.status(2);
        }
    }

    void close() {
        if (stream == null) {
            return;
        }
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stream = null;
        reader = null;
    }
}
