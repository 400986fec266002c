package lazuli.deb;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.problem.ProblemException;
import lazuli.tree.Names;
import org.jspecify.annotations.Nullable;

/**
 * The members of {@code control.tar}: the control file, and the others by name.
 *
 * @param stanza has a Package, a Version and an Architecture that look like one
 */
record ControlArchive(Stanza stanza, SortedMap<String, ByteSource> files) {
    private static final int MAX_CONTROL = 4 << 20;
    private static final int MAX_FILES = 10_000;

    static ControlArchive read(TarReader tar, ContentSink sink) throws IOException {
        SortedMap<String, ByteSource> files = new TreeMap<>();
        @Nullable Stanza stanza = null;
        for (TarMember member = tar.next(); member != null; member = tar.next()) {
            String name = name(tar, member);
            if (name.isEmpty()) {
                continue;
            }
            if (files.size() > MAX_FILES) {
                throw refused(tar, member, "there are more than " + MAX_FILES + " others");
            }
            if (files.containsKey(name) || name.equals("control") && stanza != null) {
                throw refused(tar, member, "it is there twice");
            }
            if (name.equals("control")) {
                stanza = stanza(tar, member);
            } else {
                files.put(name, sink.put(tar.content(), member.size()));
            }
        }
        if (stanza == null) {
            throw tar.place()
                    .wrong(
                            "deb.control-missing",
                            0,
                            "the package has no control file",
                            "none is in its control archive");
        }
        return new ControlArchive(stanza, files);
    }

    /** {@return the name of a file that may be there, empty for the archive's own directory} */
    private static String name(TarReader tar, TarMember member) {
        String name = member.name();
        while (name.startsWith("./")) {
            name = name.substring(2);
        }
        if (member.type() == TarType.DIRECTORY && (name.isEmpty() || name.equals("."))) {
            return "";
        }
        if (member.type() != TarType.FILE) {
            throw refused(tar, member, "only regular files belong there");
        }
        if (!isPlain(name)) {
            throw refused(
                    tar,
                    member,
                    "a name has letters, digits, dots, dashes, plus signs and underscores");
        }
        return name;
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isAlphanumeric(name.charAt(i)) && ".+-_".indexOf(name.charAt(i)) < 0) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= 100 && name.charAt(0) != '.';
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static Stanza stanza(TarReader tar, TarMember member) throws IOException {
        if (member.size() > MAX_CONTROL) {
            throw refused(tar, member, "it has more than " + MAX_CONTROL + " bytes");
        }
        byte[] bytes = tar.content().readAllBytes();
        Place place = tar.place();
        Stanza stanza =
                ControlFile.parse(
                        Names.decode(bytes), place.archive() + ": " + place.member() + ": control");
        check(tar, member, stanza, "Package", "-+._");
        check(tar, member, stanza, "Version", "-+._~:");
        check(tar, member, stanza, "Architecture", "-");
        return stanza;
    }

    /** What dpkg asks of these fields: they reach file names, so nothing else may be in them. */
    private static void check(
            TarReader tar, TarMember member, Stanza stanza, String field, String marks) {
        String value = stanza.get(field).orElse("");
        boolean good = !value.isEmpty() && value.length() <= 200 && isAlphanumeric(value.charAt(0));
        for (int i = 0; i < value.length(); i++) {
            good &= isAlphanumeric(value.charAt(i)) || marks.indexOf(value.charAt(i)) >= 0;
        }
        if (!good) {
            throw tar.place()
                    .wrong(
                            "deb.control-field",
                            member.offset(),
                            "the control file's " + field + " is not one",
                            value.isEmpty() ? "it is missing" : "it is " + Place.shown(value));
        }
    }

    private static ProblemException refused(TarReader tar, TarMember member, String why) {
        return tar.place()
                .wrong(
                        "deb.control-member",
                        member.offset(),
                        "the control archive's member "
                                + Place.shown(member.name())
                                + " does not belong there",
                        why);
    }
}
