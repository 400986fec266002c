package lazuli.shell.command.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code tr}: replaces, squeezes and deletes bytes. */
public final class Tr extends Utility {
    private final int[] replacement = new int[256];
    private final boolean[] deleted = new boolean[256];
    private final boolean[] squeezed = new boolean[256];

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(call, "+complement,c,C delete,d squeeze-repeats,s truncate-set1,t");
        List<String> operands = options.operands();
        boolean delete = options.has("delete");
        boolean squeeze = options.has("squeeze-repeats");
        check(options, operands, delete, squeeze);
        ByteSet first = ByteSet.parse(Encoding.BYTES.argument(operands.getFirst()));
        ByteSet second =
                operands.size() < 2
                        ? null
                        : ByteSet.parse(Encoding.BYTES.argument(operands.get(1)));
        String from = first.bytes(0);
        if (options.has("complement")) {
            from = complement(from);
        }
        Arrays.setAll(replacement, i -> i);
        if (delete) {
            mark(deleted, from);
            if (squeeze && second != null) {
                mark(squeezed, second.bytes(0));
            }
        } else if (second != null) {
            String to = second.bytes(from.length());
            checkTranslation(options, first, second, to, from);
            translate(from, to, options.has("truncate-set1"));
            if (squeeze) {
                mark(squeezed, to);
            }
        } else {
            mark(squeezed, from);
        }
        copy(call);
        return 0;
    }

    private static void check(
            Options options, List<String> operands, boolean delete, boolean squeeze) {
        if (operands.isEmpty()) {
            throw options.missingOperand();
        }
        int least = delete == squeeze ? 2 : 1;
        int most = delete && !squeeze ? 1 : 2;
        if (operands.size() < least) {
            String why =
                    squeeze
                            ? "Two strings must be given when both deleting and squeezing repeats."
                            : "Two strings must be given when translating.";
            throw new Failure(
                    1,
                    String.valueOf(options.missingOperand().getMessage())
                            .replaceFirst("\n", "\n" + why + "\n"));
        }
        if (operands.size() > most) {
            String why =
                    most == 1 && operands.size() == 2
                            ? "Only one string may be given when deleting without squeezing repeats.\n"
                            : "";
            throw new Failure(
                    1,
                    String.valueOf(options.extraOperand(operands.get(most)).getMessage())
                            .replaceFirst("\n", "\n" + why));
        }
    }

    private static void checkTranslation(
            Options options, ByteSet first, ByteSet second, String to, String from) {
        if (second.hasOtherClass()) {
            throw new Failure(
                    1,
                    "when translating, the only character classes that may appear in\n"
                            + "string2 are 'upper' and 'lower'");
        }
        if (second.hasClass() && !first.hasClass()) {
            throw new Failure(1, "misaligned [:upper:] and/or [:lower:] construct");
        }
        if (to.isEmpty() && !from.isEmpty() && !options.has("truncate-set1")) {
            throw new Failure(1, "when not truncating set1, string2 must be non-empty");
        }
    }

    private static String complement(String bytes) {
        StringBuilder others = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            if (bytes.indexOf(c) < 0) {
                others.append(c);
            }
        }
        return others.toString();
    }

    private static void mark(boolean[] marks, String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            marks[bytes.charAt(i) & 0xff] = true;
        }
    }

    private void translate(String from, String to, boolean truncate) {
        for (int i = 0; i < from.length(); i++) {
            if (i < to.length()) {
                replacement[from.charAt(i) & 0xff] = to.charAt(i);
            } else if (!truncate) {
                replacement[from.charAt(i) & 0xff] = to.charAt(to.length() - 1);
            }
        }
    }

    private void copy(Call call) {
        try {
            byte[] bytes = call.in().readAllBytes();
            int length = 0;
            int last = -1;
            for (byte b : bytes) {
                if (deleted[b & 0xff]) {
                    continue;
                }
                int c = replacement[b & 0xff];
                if (c == last && squeezed[c]) {
                    continue;
                }
                bytes[length++] = (byte) c;
                last = c;
            }
            call.print(Arrays.copyOf(bytes, length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
