package lazuli.shell.command.text;

import java.util.OptionalLong;

/** Numbers with the suffixes that coreutils understands. */
final class Count {
    private Count() {}

    /** The number that this says: {@code 10}, {@code 4K}, {@code 2MB}. */
    static OptionalLong parse(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits == 0) {
            return OptionalLong.empty();
        }
        long factor =
                switch (text.substring(digits)) {
                    case "" -> 1;
                    case "b" -> 512;
                    case "kB", "KB" -> 1000;
                    case "k", "K", "KiB" -> 1L << 10;
                    case "MB" -> 1_000_000;
                    case "m", "M", "MiB" -> 1L << 20;
                    case "GB" -> 1_000_000_000;
                    case "G", "GiB" -> 1L << 30;
                    default -> 0;
                };
        if (factor == 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    Math.multiplyExact(Long.parseLong(text.substring(0, digits)), factor));
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
    }
}
