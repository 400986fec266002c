package lazuli.deb;

import org.jspecify.annotations.Nullable;

/** The fields of a {@code Packages} paragraph that an index keeps. The numbers are part of its compact form. */
enum IndexedField {
    PACKAGE(0, "package"),
    VERSION(1, "version"),
    ARCHITECTURE(2, "architecture"),
    MULTI_ARCH(3, "multi-arch"),
    ESSENTIAL(4, "essential"),
    PROTECTED(5, "protected"),
    IMPORTANT(6, "important"),
    PRIORITY(7, "priority"),
    SOURCE(8, "source"),
    INSTALLED_SIZE(9, "installed-size"),
    FILENAME(10, "filename"),
    SIZE(11, "size"),
    SHA256(12, "sha256"),
    PRE_DEPENDS(13, "pre-depends"),
    DEPENDS(14, "depends"),
    RECOMMENDS(15, "recommends"),
    SUGGESTS(16, "suggests"),
    BREAKS(17, "breaks"),
    CONFLICTS(18, "conflicts"),
    REPLACES(19, "replaces"),
    PROVIDES(20, "provides");

    private static final IndexedField[] ALL = values();
    private static final int LONGEST = 14;

    private final int number;
    private final String lowerCase;

    IndexedField(int number, String lowerCase) {
        this.number = number;
        this.lowerCase = lowerCase;
    }

    /** {@return the field of this number; null where there is none} */
    static @Nullable IndexedField of(int number) {
        return number >= 0 && number < ALL.length ? ALL[number] : null;
    }

    byte number() {
        return (byte) number;
    }

    int bit() {
        return 1 << number;
    }

    /** {@return the field whose name, in whatever case, these bytes are; null where the index does not keep it} */
    static @Nullable IndexedField named(byte[] bytes, int start, int length) {
        if (length > LONGEST) {
            return null;
        }
        int first = bytes[start] | 0x20;
        for (IndexedField field : ALL) {
            if (field.lowerCase.length() == length
                    && field.lowerCase.charAt(0) == first
                    && field.isNamed(bytes, start)) {
                return field;
            }
        }
        return null;
    }

    private boolean isNamed(byte[] bytes, int start) {
        for (int i = 1; i < lowerCase.length(); i++) {
            byte b = bytes[start + i];
            int lower = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
            if (lower != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
