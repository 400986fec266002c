package lazuli.definition.schema;

/** What can be wrong with a definition. Each has a code that never changes its meaning. */
public enum Fault {
    SYNTAX("syntax", "The file is not TOML."),
    ENCODING("encoding", "The file is not UTF-8 text."),
    TOO_LARGE("too-large", "A file, or the number of files, is beyond all reason."),
    NO_FILE("no-file", "A file that the definition names is not there."),
    INCLUDE_CYCLE("include-cycle", "A file, or a profile, includes itself in the end."),
    UNKNOWN_KEY("unknown-key", "There is no such setting here."),
    MISSING_KEY("missing-key", "A setting that is needed is not there."),
    WRONG_TYPE("wrong-type", "A string where a list belongs, or the like."),
    BAD_VALUE("bad-value", "The value is none of those allowed."),
    BAD_NAME("bad-name", "A name is not written as names of its sort are."),
    BAD_PATH("bad-path", "A path is not absolute, or not plain, or leaves the project."),
    BAD_GLOB("bad-glob", "A pattern for paths is none."),
    BAD_MODE("bad-mode", "A file's mode is not four octal digits in quotes."),
    BAD_PACKAGE(
            "bad-package",
            "A package's name or its constraint is not written as Debian Policy has it."),
    BAD_PORT("bad-port", "A port is not a number from 1 to 65535 with tcp, udp or sctp."),
    BAD_USER("bad-user", "A user's or group's name or number is none."),
    BAD_URL("bad-url", "A mirror's URL is none."),
    DUPLICATE("duplicate", "Something is said twice."),
    UNKNOWN_REFERENCE("unknown-reference", "A profile or repository that is named is not defined."),
    CONTRADICTION("contradiction", "Two settings exclude each other."),
    EMPTY_IMAGE("empty-image", "An image has nothing in it, or there is no image at all."),
    MORE("more", "There are more errors than are shown.");

    private final String name;
    private final String says;

    Fault(String name, String says) {
        this.name = name;
        this.says = says;
    }

    /** {@return the problem's code: {@code definition.unknown-key}} */
    public String code() {
        return "definition." + name;
    }

    /** {@return one sentence for the reference} */
    public String says() {
        return says;
    }
}
