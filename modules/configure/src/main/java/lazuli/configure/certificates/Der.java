package lazuli.configure.certificates;

/**
 * One element in DER, as in X.690, section 8.1.
 *
 * @param bytes what it stands in
 * @param start where its tag is
 * @param contentStart where its content begins
 * @param end where it ends
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Der(byte[] bytes, int start, int contentStart, int end) {
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    /** What is no DER. */
    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        MalformedException(int at) {
            super("no DER at byte " + at);
        }
    }

    /** {@return the element that begins at {@code start}, and ends before {@code limit}} */
    static Der at(byte[] bytes, int start, int limit) {
        if (limit - start < 2 || (bytes[start] & 0x1f) == 0x1f) {
            throw new MalformedException(start);
        }
        int length = bytes[start + 1] & 0xff;
        int content = start + 2;
        if (length >= 0x80) {
            int count = length & 0x7f;
            if (count == 0 || count > 4 || limit - content < count) {
                throw new MalformedException(start);
            }
            long value = 0;
            for (int i = 0; i < count; i++) {
                value = value << 8 | bytes[content++] & 0xff;
            }
            if (value > limit - content) {
                throw new MalformedException(start);
            }
            length = (int) value;
        }
        if (length > limit - content) {
            throw new MalformedException(start);
        }
        return new Der(bytes, start, content, content + length);
    }

    int tag() {
        return bytes[start] & 0xff;
    }

    int length() {
        return end - contentStart;
    }

    /** {@return the first element inside this one} */
    Der first() {
        return at(bytes, contentStart, end);
    }

    /** {@return the element after this one, inside {@code outer}} */
    Der next(Der outer) {
        return at(bytes, end, outer.end);
    }

    boolean isLast(Der outer) {
        return end >= outer.end;
    }

    Der expect(int tag) {
        if (tag() != tag) {
            throw new MalformedException(start);
        }
        return this;
    }
}
