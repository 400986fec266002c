package lazuli.configure.certificates;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hash of a name that OpenSSL finds certificates by: the first four bytes, lowest first, of a SHA-1 over the name's canonical form. */
final class SubjectHash {
    private static final int UTF8_STRING = 12;
    private static final int PRINTABLE_STRING = 19;
    private static final int T61_STRING = 20;
    private static final int IA5_STRING = 22;
    private static final int VISIBLE_STRING = 26;
    private static final int UNIVERSAL_STRING = 28;
    private static final int BMP_STRING = 30;

    private SubjectHash() {}

    /** {@return the hash of a certificate's subject} */
    static int ofCertificate(byte[] certificate) {
        Der whole = Der.at(certificate, 0, certificate.length).expect(Der.SEQUENCE);
        Der body = whole.first().expect(Der.SEQUENCE);
        Der at = body.first();
        if (at.tag() == 0xa0) {
            at = at.next(body); // the version
        }
        Der subject = at; // the serial number, then signature, issuer, validity
        for (int i = 0; i < 4; i++) {
            subject = subject.next(body);
        }
        return of(subject);
    }

    /** {@return the hash of a revocation list's issuer} */
    static int ofRevocationList(byte[] list) {
        Der whole = Der.at(list, 0, list.length).expect(Der.SEQUENCE);
        Der body = whole.first().expect(Der.SEQUENCE);
        Der at = body.first();
        if (at.tag() == 2) {
            at = at.next(body); // the version
        }
        return of(at.next(body));
    }

    private static int of(Der name) {
        byte[] digest = sha1(canonical(name.expect(Der.SEQUENCE)));
        return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The relative names without the sequence around them. */
    private static byte[] canonical(Der name) {
        var out = new ByteArrayOutputStream();
        if (name.length() > 0) {
            Der relative = name.first();
            while (true) {
                out.writeBytes(relativeName(relative.expect(Der.SET)));
                if (relative.isLast(name)) {
                    break;
                }
                relative = relative.next(name);
            }
        }
        return out.toByteArray();
    }

    private static byte[] relativeName(Der set) {
        List<byte[]> attributes = new ArrayList<>();
        if (set.length() > 0) {
            Der attribute = set.first();
            while (true) {
                attributes.add(attribute(attribute.expect(Der.SEQUENCE)));
                if (attribute.isLast(set)) {
                    break;
                }
                attribute = attribute.next(set);
            }
        }
        attributes.sort(Arrays::compareUnsigned);
        var content = new ByteArrayOutputStream();
        attributes.forEach(content::writeBytes);
        return encoded(Der.SET, content.toByteArray());
    }

    private static byte[] attribute(Der attribute) {
        Der type = attribute.first();
        Der value = type.next(attribute);
        var content = new ByteArrayOutputStream();
        content.write(type.bytes(), type.start(), type.end() - type.start());
        byte[] raw = Arrays.copyOfRange(value.bytes(), value.contentStart(), value.end());
        switch (value.tag()) {
            case UTF8_STRING -> content.writeBytes(text(raw));
            case PRINTABLE_STRING, T61_STRING, IA5_STRING, VISIBLE_STRING ->
                    content.writeBytes(text(recoded(raw, StandardCharsets.ISO_8859_1)));
            case UNIVERSAL_STRING ->
                    content.writeBytes(text(recoded(raw, Charset.forName("UTF-32BE"))));
            case BMP_STRING -> content.writeBytes(text(recoded(raw, StandardCharsets.UTF_16BE)));
            default -> content.write(value.bytes(), value.start(), value.end() - value.start());
        }
        return encoded(Der.SEQUENCE, content.toByteArray());
    }

    private static byte[] recoded(byte[] raw, Charset charset) {
        return new String(raw, charset).getBytes(StandardCharsets.UTF_8);
    }

    /** Text in UTF-8 as OpenSSL compares it: ASCII in lower case, space at the ends left out, and in between one where there is any. */
    private static byte[] text(byte[] utf8) {
        var out = new ByteArrayOutputStream(utf8.length);
        boolean space = false;
        for (byte b : utf8) {
            if (b == ' ' || b >= '\t' && b <= '\r') {
                space = out.size() > 0;
                continue;
            }
            if (space) {
                out.write(' ');
                space = false;
            }
            out.write(b >= 'A' && b <= 'Z' ? b + 32 : b);
        }
        return encoded(UTF8_STRING, out.toByteArray());
    }

    private static byte[] encoded(int tag, byte[] content) {
        var out = new ByteArrayOutputStream(content.length + 4);
        out.write(tag);
        int length = content.length;
        if (length >= 0x80) {
            int count = length >= 0x1000000 ? 4 : length >= 0x10000 ? 3 : length >= 0x100 ? 2 : 1;
            out.write(0x80 | count);
            for (int i = count - 1; i >= 0; i--) {
                out.write(length >> (8 * i));
            }
        } else {
            out.write(length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
