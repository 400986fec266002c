package lazuli.deb;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import lazuli.content.Digest;
import org.jspecify.annotations.Nullable;

/** From the texts of a package's fields to their meanings. */
final class PackageFields {
    private final Map<IndexedField, String> values;

    private PackageFields(Map<IndexedField, String> values) {
        this.values = values;
    }

    /** {@return the package whose fields these are, by name} Throws {@link IllegalArgumentException}. */
    static BinaryPackage read(Map<IndexedField, String> values) {
        return new PackageFields(values).read();
    }

    private BinaryPackage read() {
        String name = require(IndexedField.PACKAGE);
        Relations.checkName(name);
        Version version = Version.parse(require(IndexedField.VERSION));
        return new BinaryPackage(
                name,
                version,
                architecture(),
                multiArch(),
                is(IndexedField.ESSENTIAL),
                is(IndexedField.PROTECTED) || is(IndexedField.IMPORTANT),
                priority(),
                source(name, version),
                filename(),
                number(IndexedField.SIZE, require(IndexedField.SIZE)),
                digest(),
                installedSize(),
                relations());
    }

    private @Nullable String get(IndexedField field) {
        return values.get(field);
    }

    private String require(IndexedField field) {
        String value = get(field);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("it has no " + shown(field));
        }
        return value;
    }

    private static String shown(IndexedField field) {
        return field.name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** As it may stand in a message: of bounded length and without control characters. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("'");
        for (int i = 0; i < Math.min(text.length(), 200); i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return out.append(text.length() > 200 ? "…'" : "'").toString();
    }

    private boolean is(IndexedField field) {
        return "yes".equals(get(field));
    }

    private String architecture() {
        String architecture = require(IndexedField.ARCHITECTURE);
        for (int i = 0; i < architecture.length(); i++) {
            char c = architecture.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || i == 0)) {
                throw new IllegalArgumentException("its architecture is " + quoted(architecture));
            }
        }
        return architecture;
    }

    private MultiArch multiArch() {
        String text = get(IndexedField.MULTI_ARCH);
        return text == null
                ? MultiArch.NO
                : MultiArch.parse(text)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "its multi-arch is "
                                                + quoted(text)
                                                + ", not no, same, foreign or allowed"));
    }

    private Priority priority() {
        String text = get(IndexedField.PRIORITY);
        return text == null ? Priority.OPTIONAL : Priority.parse(text);
    }

    private SourcePackage source(String name, Version version) {
        String text = get(IndexedField.SOURCE);
        if (text == null || text.isEmpty()) {
            return new SourcePackage(name, version);
        }
        int open = text.indexOf('(');
        if (open < 0) {
            return new SourcePackage(text, version);
        }
        if (!text.endsWith(")")) {
            throw new IllegalArgumentException("its source is " + quoted(text));
        }
        return new SourcePackage(
                text.substring(0, open).strip(),
                Version.parse(text.substring(open + 1, text.length() - 1)));
    }

    /** A path below the repository's root: nothing that leads out of it. */
    private String filename() {
        String filename = require(IndexedField.FILENAME);
        boolean outside = filename.startsWith("/") || ("/" + filename + "/").contains("/../");
        for (int i = 0; i < filename.length(); i++) {
            outside |= filename.charAt(i) < ' ' || filename.charAt(i) == '\\';
        }
        if (outside) {
            throw new IllegalArgumentException("its filename is " + quoted(filename));
        }
        return filename;
    }

    private Digest digest() {
        return new Digest(require(IndexedField.SHA256).toLowerCase(Locale.ROOT));
    }

    private OptionalLong installedSize() {
        String text = get(IndexedField.INSTALLED_SIZE);
        return text == null || text.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(number(IndexedField.INSTALLED_SIZE, text));
    }

    private static long number(IndexedField field, String text) {
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || i > 17) {
                throw new IllegalArgumentException(
                        "its " + shown(field) + " is " + quoted(text) + ", not a number");
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private Map<RelationField, String> relations() {
        Map<RelationField, String> relations = new EnumMap<>(RelationField.class);
        keep(relations, RelationField.PRE_DEPENDS, IndexedField.PRE_DEPENDS);
        keep(relations, RelationField.DEPENDS, IndexedField.DEPENDS);
        keep(relations, RelationField.RECOMMENDS, IndexedField.RECOMMENDS);
        keep(relations, RelationField.SUGGESTS, IndexedField.SUGGESTS);
        keep(relations, RelationField.BREAKS, IndexedField.BREAKS);
        keep(relations, RelationField.CONFLICTS, IndexedField.CONFLICTS);
        keep(relations, RelationField.REPLACES, IndexedField.REPLACES);
        keep(relations, RelationField.PROVIDES, IndexedField.PROVIDES);
        return relations;
    }

    private void keep(Map<RelationField, String> relations, RelationField field, IndexedField as) {
        String text = get(as);
        if (text != null && !text.isEmpty()) {
            relations.put(field, text);
        }
    }
}
