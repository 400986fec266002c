package lazuli.configure.certificates;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One object of a PEM file, as in RFC 7468.
 *
 * @param label {@code CERTIFICATE}
 * @param content what was encoded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pem(String label, byte[] content) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";

    /** {@return the objects of a file; text around them does not count, and what is damaged is left out} */
    static List<Pem> parse(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<Pem> objects = new ArrayList<>();
        int at = 0;
        while (true) {
            int begin = text.indexOf(BEGIN, at);
            int labelEnd = begin < 0 ? -1 : text.indexOf(DASHES, begin + BEGIN.length());
            if (labelEnd < 0) {
                return objects;
            }
            String label = text.substring(begin + BEGIN.length(), labelEnd);
            int end = text.indexOf("-----END " + label + DASHES, labelEnd);
            if (end < 0) {
                return objects;
            }
            try {
                String body = text.substring(labelEnd + DASHES.length(), end);
                objects.add(new Pem(label, Base64.getMimeDecoder().decode(body)));
            } catch (IllegalArgumentException damaged) {
                // OpenSSL reads on behind it, too.
            }
            at = end + DASHES.length();
        }
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE")
                || label.equals("X509 CERTIFICATE")
                || label.equals("TRUSTED CERTIFICATE");
    }

    boolean isRevocationList() {
        return label.equals("X509 CRL");
    }
}
