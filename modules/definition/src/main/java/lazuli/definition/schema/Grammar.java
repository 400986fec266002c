package lazuli.definition.schema;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import lazuli.definition.PathGlob;
import org.jspecify.annotations.Nullable;

/** How a string must be written. The pattern is one that Java and JSON Schema (ECMA 262) read alike; the rest of the rule is in {@link #complaint}. */
public enum Grammar {
    TEXT("text", "[^\\u0000]*", Fault.BAD_VALUE),
    LINE(
            "one line of text",
            "[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*",
            Fault.BAD_VALUE),
    VALUE("text on one line", "[^\\u0000-\\u001f\\u007f]*", Fault.BAD_VALUE),
    NAME("a name in kebab-case", "[a-z][a-z0-9]*(-[a-z0-9]+)*", Fault.BAD_NAME),
    OS_ID("an os-release identifier", "[a-z0-9._-]+", Fault.BAD_NAME),
    OS_FIELD("the name of an os-release field", "[A-Z][A-Z0-9_]*", Fault.BAD_NAME),
    PROJECT_FILE(
            "a file of the project",
            "[^/\\u0000-\\u001f\\u007f\\\\][^\\u0000-\\u001f\\u007f\\\\]*",
            Fault.BAD_PATH),
    PATH("an absolute path", "(/[^/\\u0000-\\u001f\\u007f]+)+", Fault.BAD_PATH),
    DIRECTORY("an absolute path", "/|(/[^/\\u0000-\\u001f\\u007f]+)+", Fault.BAD_PATH),
    GLOB("a pattern for paths", "(/[^/\\u0000-\\u001f\\u007f]+)+", Fault.BAD_GLOB),
    MODE("a mode", "[0-7]{3,4}", Fault.BAD_MODE),
    OWNER(
            "a user's or group's name or number",
            "[a-z_][a-z0-9_-]{0,31}|0|[1-9][0-9]{0,9}",
            Fault.BAD_USER),
    USER("a user's or group's name", "[a-z_][a-z0-9_-]{0,31}", Fault.BAD_USER),
    RUN_AS(
            "who runs it",
            "([a-z_][a-z0-9_-]{0,31}|0|[1-9][0-9]{0,9})(:([a-z_][a-z0-9_-]{0,31}|0|[1-9][0-9]{0,9}))?",
            Fault.BAD_USER),
    GECOS("a comment of passwd(5)", "[^:\\u0000-\\u001f\\u007f]*", Fault.BAD_VALUE),
    PACKAGE_NAME("a package's name", "[a-z0-9][a-z0-9+.-]+", Fault.BAD_PACKAGE),
    PACKAGE(
            "a package",
            "[a-z0-9][a-z0-9+.-]+(:[a-z0-9-]+)?( *\\( *(<<|<=|=|>=|>>) *[0-9A-Za-z][0-9A-Za-z.+~:-]* *\\))?( *\\[ *([a-z0-9-]+( +[a-z0-9-]+)*|![a-z0-9-]+( +![a-z0-9-]+)*) *\\])?",
            Fault.BAD_PACKAGE),
    PACKAGES("a package's name, or a pattern with *", "[a-z0-9*][a-z0-9+.*-]*", Fault.BAD_PACKAGE),
    CONSTRAINT(
            "a version constraint",
            "(<<|<=|=|>=|>>) *[0-9A-Za-z][0-9A-Za-z.+~:-]*",
            Fault.BAD_PACKAGE),
    QUESTION("a debconf question", "[a-z0-9][a-z0-9+.-]*/[^\\s\\u0000-\\u001f]+", Fault.BAD_NAME),
    SUITE("a suite", "[A-Za-z0-9.][A-Za-z0-9._+~/-]*", Fault.BAD_VALUE),
    COMPONENT("a component", "[A-Za-z0-9][A-Za-z0-9._+/-]*", Fault.BAD_VALUE),
    URL("a mirror's URL", "(https?://[^/\\s]+|file:(//)?/)[^\\s]*", Fault.BAD_URL),
    VARIABLE("an environment variable's name", "[A-Za-z_][A-Za-z0-9_]*", Fault.BAD_NAME),
    LABEL("a label's key", "[^\\s\\u0000-\\u001f]+", Fault.BAD_NAME),
    PORT("a port", "[1-9][0-9]{0,4}(/(tcp|udp|sctp))?", Fault.BAD_PORT);

    private static final int HIGHEST_PORT = 65535;
    private static final long HIGHEST_ID = 4294967294L;

    private final String noun;
    private final String regex;
    private final Fault fault;

    Grammar(String noun, String regex, Fault fault) {
        this.noun = noun;
        this.regex = regex;
        this.fault = fault;
    }

    /** {@return what a string of this grammar is called: "an absolute path"} */
    String noun() {
        return noun;
    }

    /** {@return the pattern that the whole string matches, without anchors} */
    String regex() {
        return regex;
    }

    /** {@return what a string that does not fit is} */
    Fault fault() {
        return fault;
    }

    /** {@return what is wrong with this string, or null} */
    @Nullable Complaint complaint(String text) {
        if (!Patterns.of(this).matcher(text).matches()) {
            return new Complaint(why(text), fix(text));
        }
        return switch (this) {
            case PATH, DIRECTORY -> Dots.in(text) ? new Complaint(Dots.WHY, plainPath()) : null;
            case GLOB -> PathGlob.isGlob(text) ? null : new Complaint(why(text), fix(text));
            case PORT -> port(text);
            case OWNER, RUN_AS -> numbers(text);
            default -> null;
        };
    }

    private @Nullable Complaint port(String text) {
        int slash = text.indexOf('/');
        int number = Integer.parseInt(slash < 0 ? text : text.substring(0, slash));
        return number <= HIGHEST_PORT ? null : new Complaint(why(text), fix(text));
    }

    private @Nullable Complaint numbers(String text) {
        for (String part : text.split(":")) {
            if (Character.isDigit(part.charAt(0)) && Long.parseLong(part) > HIGHEST_ID) {
                return new Complaint("user and group numbers end at " + HIGHEST_ID, fix(text));
            }
        }
        return null;
    }

    private String why(String text) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        return switch (this) {
            case TEXT -> "it has a NUL character in it";
            case LINE -> "it must be one line that is not blank";
            case NAME ->
                    "names are kebab-case: lower-case letters and digits in words joined by -, a letter first";
            case OS_ID -> "os-release(5) allows lower-case letters, digits, and . _ - only";
            case OS_FIELD -> "os-release(5) has upper-case letters, digits and _ in field names";
            case PROJECT_FILE ->
                    text.startsWith("/")
                            ? "it is absolute; a project must be whole wherever it lies"
                            : "it has a backslash or a control character in it";
            case VALUE -> "it has a line end or another control character in it";
            case PATH, DIRECTORY ->
                    text.startsWith("/")
                            ? "each component between two slashes must be there, and none may stand at the end"
                            : "it does not begin with /";
            case GLOB ->
                    text.startsWith("/")
                            ? "a component may be **, or hold * ? [a-z]; brackets must close, ** must stand alone, and . .. and empty components match nothing"
                            : "it does not begin with /, and so would match nothing";
            case MODE -> "a mode is written as chmod(1) takes it, three or four digits from 0 to 7";
            case OWNER, USER, RUN_AS ->
                    "names have lower-case letters, digits, _ and -, at most 32, and begin with a letter or _";
            case GECOS -> "passwd(5) has one line for each user, with fields that a colon divides";
            case PACKAGE_NAME, PACKAGES ->
                    "package names have lower-case letters, digits, and + . -, at least two characters (Debian Policy 5.6.1)";
            case PACKAGE ->
                    "a package is NAME, NAME:ARCHITECTURE, NAME (>= VERSION), NAME [ARCHITECTURE …] or these together, with << <= = >= >>";
            case CONSTRAINT -> "it is not one of << <= = >= >> and a version";
            case QUESTION -> "questions are named PACKAGE/QUESTION, without spaces";
            case SUITE, COMPONENT -> "it has letters, digits, and . _ + ~ / - in it, and no spaces";
            case URL -> "Lazuli reads http:, https: and file: with an absolute path";
            case VARIABLE -> "it has letters, digits and _ in it, and does not begin with a digit";
            case LABEL -> "it has no spaces in it";
            case PORT -> "a port is a number from 1 to 65535, with /tcp, /udp or /sctp";
        };
    }

    private String fix(String text) {
        String kebab = kebab(text);
        return switch (this) {
            case NAME -> kebab.isEmpty() ? "write a name like \"web-server\"" : "write " + kebab;
            case OS_ID -> "write something like \"" + (kebab.isEmpty() ? "lazuli" : kebab) + "\"";
            case PATH, DIRECTORY ->
                    text.matches("[^/].*[^/]") && !Dots.in("/" + text)
                            ? "write " + Shown.quoted("/" + text)
                            : plainPath();
            case PROJECT_FILE -> "write the path from this definition file's directory, with /";
            case GLOB -> "write something like \"/usr/share/doc/**\"";
            case MODE -> "write something like \"0644\" or \"0755\"";
            case OWNER -> "write a name like \"www-data\", or a number like \"65532\"";
            case RUN_AS -> "write \"NAME\", \"UID\", \"NAME:GROUP\" or \"UID:GID\"";
            case USER -> "write a name like \"www-data\"";
            case PACKAGE -> packageFix(text);
            case PACKAGE_NAME -> packageNameFix(text);
            case PACKAGES -> "write a name, or a pattern like \"linux-*\"";
            case CONSTRAINT -> "write something like \">= 1.26\"";
            case QUESTION -> "write something like \"tzdata/Areas\"";
            case URL -> "write something like \"https://mirror.example/debian\"";
            case VARIABLE -> "write something like LANG";
            case OS_FIELD -> "write something like VARIANT_ID";
            case PORT -> "write something like \"8080/tcp\"";
            case TEXT, LINE, VALUE, GECOS, SUITE, COMPONENT, LABEL -> "write " + noun;
        };
    }

    private static String plainPath() {
        return "write a plain absolute path like \"/etc/motd\"";
    }

    private String packageFix(String text) {
        String name = text.split("[\\s(=<>|]", 2)[0];
        if (text.contains("|")) {
            return "choose one of them: what you ask for is installed for sure";
        }
        if (name.length() < text.length() && text.matches("[^(]+[=<>].*")) {
            String version = text.replaceFirst("^[^=<>]+[=<>]+\\s*", "");
            return "write " + Shown.quoted(name.toLowerCase(Locale.ROOT) + " (= " + version + ")");
        }
        return "write something like \"nginx\" or \"nginx (>= 1.26)\"";
    }

    private String packageNameFix(String text) {
        String name = text.split("[\\s(:\\[]", 2)[0];
        boolean more = name.length() < text.length() && PACKAGE_NAME.complaint(name) == null;
        return more
                ? "write " + Shown.quoted(name) + ": just the name"
                : "write a name like \"nginx\"";
    }

    private static String kebab(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
    }
}

/** The patterns that were needed so far: a start of the program needs few of them. */
final class Patterns {
    private static final Map<Grammar, Pattern> KNOWN = new ConcurrentHashMap<>();

    private Patterns() {}

    static Pattern of(Grammar grammar) {
        Pattern known = KNOWN.get(grammar);
        if (known == null) {
            known = Pattern.compile(grammar.regex());
            KNOWN.put(grammar, known);
        }
        return known;
    }
}

/** Components that lead elsewhere. */
final class Dots {
    static final String WHY = "it has a component . or .. in it";

    private Dots() {}

    static boolean in(String path) {
        return (path + "/").contains("/./") || (path + "/").contains("/../");
    }
}
