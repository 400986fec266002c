package lazuli.configure;

import java.io.OutputStream;
import java.util.Arrays;
import lazuli.tree.Names;

/** Keeps the last of what is written: enough to say why something failed. */
final class OutputTail extends OutputStream {
    private static final int KEPT = 2048;

    private byte[] bytes = new byte[256];
    private int length;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int count) {
        if (length + count > 2 * KEPT) {
            int kept = Math.min(length, Math.max(0, KEPT - count));
            System.arraycopy(bytes, length - kept, bytes, 0, kept);
            length = kept;
        }
        int taken = Math.min(count, 2 * KEPT);
        if (length + taken > bytes.length) {
            bytes =
                    Arrays.copyOf(
                            bytes, Math.min(2 * KEPT, Math.max(bytes.length * 2, length + taken)));
        }
        System.arraycopy(buffer, offset + count - taken, bytes, length, taken);
        length += taken;
    }

    /** {@return the last lines} */
    String text() {
        int start = Math.max(0, length - KEPT);
        String text = Names.decode(Arrays.copyOfRange(bytes, start, length)).strip();
        int line = start == 0 ? 0 : text.indexOf('\n') + 1;
        return text.substring(line);
    }
}
