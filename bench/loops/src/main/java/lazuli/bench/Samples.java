package lazuli.bench;

import java.util.Random;

/** Data that looks like an archive's, the same every time. */
final class Samples {
    private Samples() {}

    /** {@return the paragraphs of so many packages} */
    static String packages(int count) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(count * 900);
        for (int i = 0; i < count; i++) {
            String name = "lib%s%d".formatted(word(random), i);
            text.append("Package: ").append(name);
            text.append("\nVersion: ").append(version(random));
            text.append("\nInstalled-Size: ").append(random.nextInt(90_000));
            text.append(
                    "\nMaintainer: Somebody <somebody@mirror.example>\nArchitecture: amd64\nDepends: ");
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append("lib")
                        .append(word(random))
                        .append(" (>= ")
                        .append(version(random))
                        .append("), ");
            }
            text.append("libc6 (>= 2.38)\nDescription: something of ").append(word(random));
            text.append("\nSection: libs\nPriority: optional\nFilename: pool/main/l/").append(name);
            text.append("_amd64.deb\nSize: ").append(random.nextInt(1_000_000));
            text.append("\nSHA256: ");
            for (int j = 0; j < 8; j++) {
                text.append("%08x".formatted(random.nextInt()));
            }
            text.append("\n\n");
        }
        return text.toString();
    }

    /** {@return a version as Debian has them} */
    static String version(Random random) {
        String version =
                "%d.%d.%d-%d"
                        .formatted(
                                random.nextInt(30),
                                random.nextInt(40),
                                random.nextInt(9),
                                random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> "1:" + version;
            case 1 -> version + "+deb13u" + random.nextInt(9);
            case 2 -> version.replace("-", "~rc1+ds-");
            default -> version;
        };
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 3 + random.nextInt(6); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
