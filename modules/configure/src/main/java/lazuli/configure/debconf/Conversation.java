package lazuli.configure.debconf;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The two ends of a dialogue as a script has them: what it writes is answered line by line, and the answers are there to be read at once. */
final class Conversation {
    private final Dialogue dialogue;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private byte[] answers = new byte[256];
    private int start;
    private int end;

    Conversation(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    private void take(int b) {
        if (dialogue.stopped()) {
            return;
        }
        if (b != '\n') {
            line.write(b);
            return;
        }
        String answer = dialogue.answer(line.toString(StandardCharsets.ISO_8859_1));
        line.reset();
        put((answer + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private void put(byte[] bytes) {
        if (start == end) {
            start = 0;
            end = 0;
        }
        if (answers.length - end < bytes.length) {
            byte[] larger = new byte[Math.max(answers.length * 2, end + bytes.length)];
            System.arraycopy(answers, 0, larger, 0, end);
            answers = larger;
        }
        System.arraycopy(bytes, 0, answers, end, bytes.length);
        end += bytes.length;
    }

    /** {@return the script's standard output} */
    OutputStream commands() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                take(b & 0xff);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                for (int i = offset; i < offset + length; i++) {
                    take(bytes[i] & 0xff);
                }
            }
        };
    }

    /** {@return the script's standard input} Ends where no answer is waiting: nobody will write one. */
    InputStream answers() {
        return new InputStream() {
            @Override
            public int read() {
                return start < end ? answers[start++] & 0xff : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (start == end) {
                    return length == 0 ? 0 : -1;
                }
                int count = Math.min(length, end - start);
                System.arraycopy(answers, start, buffer, offset, count);
                start += count;
                return count;
            }

            @Override
            public int available() {
                return end - start;
            }
        };
    }
}
