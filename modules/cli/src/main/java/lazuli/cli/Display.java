package lazuli.cli;

import java.util.concurrent.TimeUnit;
import lazuli.store.fetch.Progress;

/** Progress on standard error: one line that moves where a person watches, else a line at the beginning and one at the end of each step. */
final class Display implements Progress {
    private static final int BAR = 24;
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(80);
    private static final String ERASE_LINE = "\r\u001b[2K";

    /** A line that is wider than the window is cut and not wrapped: only one line can be erased again. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final Terminal terminal;
    private final boolean live;
    private String what = "";
    private int files;
    private int done;
    private long bytes;
    private long advanced;
    private long began;
    private long drawn;

    Display(Terminal terminal) {
        this.terminal = terminal;
        this.live = terminal.live();
    }

    @Override
    public synchronized void started(String newWhat, int newFiles, long newBytes) {
        what = newWhat;
        files = newFiles;
        bytes = newBytes;
        done = 0;
        advanced = 0;
        began = System.nanoTime();
        drawn = 0;
        if (live) {
            draw();
        } else {
            terminal.say("%s: %s".formatted(what, amount(files, bytes)));
        }
    }

    private static String amount(int files, long bytes) {
        return bytes > 0 ? "%d, %s".formatted(files, Looked.size(bytes)) : String.valueOf(files);
    }

    @Override
    public synchronized void advanced(long more) {
        advanced += more;
        draw();
    }

    @Override
    public synchronized void finished(String name) {
        done++;
        draw();
    }

    @Override
    public synchronized void ended() {
        double seconds = (System.nanoTime() - began) / 1e9;
        String all = done == files ? String.valueOf(files) : "%d of %d".formatted(done, files);
        String size = advanced > 0 ? ", " + Looked.size(advanced) : "";
        String line = "%s: %s%s in %.1f s".formatted(what, all, size, seconds);
        if (live) {
            terminal.err().print(ERASE_LINE);
        }
        terminal.say(line);
    }

    @Override
    public synchronized void note(String message) {
        if (live) {
            terminal.err().print(ERASE_LINE);
        }
        terminal.say("note: " + message);
    }

    private void draw() {
        long now = System.nanoTime();
        if (!live || now - drawn < REDRAW_NANOS && done < files) {
            return;
        }
        drawn = now;
        double part = bytes > 0 ? (double) advanced / bytes : files > 0 ? (double) done / files : 0;
        int full = (int) Math.round(Math.clamp(part, 0, 1) * BAR);
        String line =
                "%s [%s%s] %d/%d%s"
                        .formatted(
                                what,
                                "█".repeat(full),
                                "░".repeat(BAR - full),
                                done,
                                files,
                                bytes > 0 ? pace(Math.max((now - began) / 1e9, 0.001)) : "");
        terminal.err().print(ERASE_LINE + NO_WRAP + line + WRAP);
        terminal.err().flush();
    }

    private String pace(double seconds) {
        long perSecond = (long) (advanced / seconds);
        String left =
                perSecond > 0 && bytes > advanced
                        ? ", %d s left".formatted((bytes - advanced) / perSecond + 1)
                        : "";
        return "  %s of %s, %s/s%s"
                .formatted(Looked.size(advanced), Looked.size(bytes), Looked.size(perSecond), left);
    }
}
