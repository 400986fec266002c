package lazuli.deb;

import java.util.Locale;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/**
 * Which bytes we are reading, for the reader of an error.
 *
 * @param archive the .deb, as the caller names it
 * @param member the member whose unpacked bytes are meant; empty for the .deb's own bytes
 */
record Place(String archive, String member) {
    private static final String FIX =
            "get the package again; where its digest is the one that the repository gives, tell its maker";

    /** {@return what to throw about the bytes at this offset} */
    ProblemException wrong(String code, long offset, String what, String why) {
        return new ProblemException(problem(code, offset, what, why));
    }

    /** {@return what to throw about the bytes at this offset, which something else complained of} */
    ProblemException wrong(String code, long offset, String what, String why, Throwable cause) {
        return new ProblemException(problem(code, offset, what, why), cause);
    }

    private Problem problem(String code, long offset, String what, String why) {
        String at =
                member.isEmpty()
                        ? String.format(Locale.ROOT, "%s, byte %d", archive, offset)
                        : String.format(
                                Locale.ROOT, "%s: %s, unpacked byte %d", archive, member, offset);
        return new Problem(code, Kind.DATA, what, at, why, FIX);
    }

    /** {@return a name as it may stand in a message: of bounded length and without control characters} */
    static String shown(String name) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < Math.min(name.length(), 200); i++) {
            char c = name.charAt(i);
            out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return out.append(name.length() > 200 ? "…\"" : "\"").toString();
    }
}
