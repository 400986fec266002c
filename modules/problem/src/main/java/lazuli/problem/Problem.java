package lazuli.problem;

import java.util.regex.Pattern;

/**
 * Something that went wrong, in the words of whoever has to mend it. No part is ever blank; credentials in URLs, and characters that would move a
 * terminal's cursor or hide what follows, are taken out at construction.
 *
 * @param code stable and documented, never reused: {@code room.what-is-wrong}
 * @param kind whose turn it is
 * @param what what is wrong, as one sentence without a full stop
 * @param where file, line and column, or path, or URL, or package and script
 * @param why the reason or the evidence
 * @param fix what to do now
 */
public record Problem(String code, Kind kind, String what, String where, String why, String fix) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=[a-z]://)[^/@\\s]+@");

    public Problem {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a problem's code: " + code);
        }
        what = checked("what", what);
        where = checked("where", where);
        why = checked("why", why);
        fix = checked("fix", fix);
    }

    private static String checked(String part, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a problem needs its " + part);
        }
        return printable(CREDENTIALS.matcher(text).replaceAll("***@"));
    }

    private static String printable(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            char c = characters[i];
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            if (control || Character.getType(c) == Character.FORMAT) {
                characters[i] = '?';
            }
        }
        return new String(characters);
    }

    /** {@return this problem as something to throw} */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** {@return the problem as people read it: four lines} */
    @Override
    public String toString() {
        return "error[%s]: %s\n  where: %s\n  why:   %s\n  fix:   %s"
                .formatted(code, what, indented(where), indented(why), indented(fix));
    }

    private static String indented(String text) {
        return text.strip().replace("\n", "\n         ");
    }
}
