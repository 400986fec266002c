package lazuli.shell.command.call;

import java.io.OutputStream;

/** What {@code /dev/full} is to who writes. */
final class Full extends OutputStream {
    private final String name;

    Full(String name) {
        this.name = name;
    }

    @Override
    public void write(int b) {
        throw new Failure(1, Quoting.maybe(name) + ": No space left on device");
    }
}
