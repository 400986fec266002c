package lazuli.shell.command.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.TreeException;
import org.jspecify.annotations.Nullable;

/** {@code md5sum}, {@code sha1sum}, {@code sha224sum}, {@code sha256sum}, {@code sha384sum} and {@code sha512sum}: print and check digests. */
public final class Checksum extends Utility {
    private final String algorithm;
    private final String tag;

    /**
     * The utility of one algorithm.
     *
     * @param algorithm as {@link MessageDigest} names it
     */
    public Checksum(String algorithm) {
        this.algorithm = algorithm;
        this.tag = algorithm.replace("-", "");
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "binary,b check,c ignore-missing quiet status strict tag text,t warn,w"
                                + " zero,z");
        List<String> operands = options.operands().isEmpty() ? List.of("-") : options.operands();
        if (options.has("check")) {
            for (String operand : operands) {
                check(call, options, operand);
            }
            return call.status();
        }
        for (String operand : operands) {
            try {
                call.print(line(options, operand, digest(call, operand)));
            } catch (TreeException e) {
                call.complain(Quoting.maybe(operand), e);
            }
        }
        return call.status();
    }

    private String line(Options options, String operand, String digest) {
        boolean zero = options.has("zero");
        boolean escaped = !zero && (operand.indexOf('\\') >= 0 || operand.indexOf('\n') >= 0);
        String name = escaped ? operand.replace("\\", "\\\\").replace("\n", "\\n") : operand;
        String end = zero ? "\0" : "\n";
        String start = escaped ? "\\" : "";
        if (options.has("tag")) {
            return start + tag + " (" + name + ") = " + digest + end;
        }
        return start + digest + (options.has("binary") ? " *" : "  ") + name + end;
    }

    private String digest(Call call, String operand) {
        try (InputStream in = call.openOrStandardInput(operand)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[1 << 14];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }

    private record Expected(String digest, String name) {}

    private void check(Call call, Options options, String operand) {
        String list;
        try {
            list = call.text(operand);
        } catch (TreeException e) {
            call.complain(Quoting.maybe(operand), e);
            return;
        }
        int good = 0;
        int bad = 0;
        int unreadable = 0;
        int malformed = 0;
        boolean status = options.has("status");
        for (String line : list.split("\n")) {
            if (line.startsWith("#") || line.isEmpty()) {
                continue;
            }
            Expected expected = parse(line);
            if (expected == null) {
                malformed++;
                continue;
            }
            try {
                boolean same = digest(call, expected.name).equalsIgnoreCase(expected.digest);
                good += same ? 1 : 0;
                bad += same ? 0 : 1;
                if (!status && !(same && options.has("quiet"))) {
                    call.println(expected.name + (same ? ": OK" : ": FAILED"));
                }
            } catch (TreeException e) {
                if (options.has("ignore-missing")) {
                    continue;
                }
                call.complain(Quoting.maybe(expected.name), e);
                unreadable++;
                if (!status) {
                    call.println(expected.name + ": FAILED open or read");
                }
            }
        }
        report(call, options, operand, new int[] {good, bad, unreadable, malformed});
    }

    private static void report(Call call, Options options, String operand, int[] counts) {
        int good = counts[0];
        int bad = counts[1];
        int unreadable = counts[2];
        int malformed = counts[3];
        if (good + bad + unreadable == 0 && !options.has("ignore-missing")) {
            throw new Failure(
                    1, listName(operand) + ": no properly formatted checksum lines found");
        }
        if (!options.has("status")) {
            warn(call, malformed, "line is improperly formatted", "lines are improperly formatted");
            warn(
                    call,
                    unreadable,
                    "listed file could not be read",
                    "listed files could not be read");
            warn(call, bad, "computed checksum did NOT match", "computed checksums did NOT match");
            if (good + bad + unreadable == 0) {
                call.complain(listName(operand) + ": no file was verified");
            }
        }
        boolean fine =
                bad + unreadable == 0 && good > 0 && !(options.has("strict") && malformed > 0);
        call.status(fine ? 0 : 1);
    }

    private static String listName(String operand) {
        return operand.equals("-") ? "'standard input'" : Quoting.maybe(operand);
    }

    private static void warn(Call call, int count, String one, String many) {
        if (count > 0) {
            call.warn("WARNING: " + count + " " + (count == 1 ? one : many));
        }
    }

    private @Nullable Expected parse(String given) {
        boolean escaped = given.startsWith("\\");
        String line = escaped ? given.substring(1) : given;
        String name;
        String digest;
        if (line.startsWith(tag + " (") && line.contains(") = ")) {
            int end = line.lastIndexOf(") = ");
            name = line.substring(tag.length() + 2, end);
            digest = line.substring(end + 4);
        } else {
            int space = line.indexOf(' ');
            if (space < 0 || space + 2 > line.length()) {
                return null;
            }
            digest = line.substring(0, space);
            boolean marked = line.charAt(space + 1) == ' ' || line.charAt(space + 1) == '*';
            name = line.substring(space + (marked ? 2 : 1));
        }
        if (!isHex(digest) || name.isEmpty()) {
            return null;
        }
        return new Expected(
                digest, escaped ? name.replace("\\n", "\n").replace("\\\\", "\\") : name);
    }

    private boolean isHex(String digest) {
        int length =
                switch (algorithm) {
                    case "MD5" -> 32;
                    case "SHA-1" -> 40;
                    case "SHA-224" -> 56;
                    case "SHA-256" -> 64;
                    case "SHA-384" -> 96;
                    default -> 128;
                };
        return digest.length() == length && digest.chars().allMatch(HexFormat::isHexDigit);
    }
}
