package lazuli.configure.accounts;

import java.util.Optional;
import java.util.OptionalLong;
import lazuli.configure.systemd.Specifiers;
import lazuli.configure.systemd.Words;

/** Reads the words of a line of sysusers.d(5). */
final class SysusersParser {
    private final String type;
    private final String name;
    private final String id;
    private final String comment;
    private final String home;
    private final String shell;

    SysusersParser(Words words, Specifiers specifiers) throws Specifiers.UnresolvedException {
        type = words.get(0);
        name = specifiers.resolve(words.get(1));
        id = specifiers.resolve(words.get(2));
        comment = specifiers.resolve(words.get(3));
        home = simplified(specifiers.resolve(words.get(4)));
        shell = simplified(specifiers.resolve(words.get(5)));
    }

    Optional<SysusersLine> line() {
        boolean bare = comment.isEmpty() && home.isEmpty() && shell.isEmpty();
        return switch (type) {
            case "u", "u!" -> isName(name) && isPasswdText() ? user() : Optional.empty();
            case "g" -> isName(name) && bare ? group() : Optional.empty();
            case "m" ->
                    isName(name) && isName(id) && bare
                            ? Optional.of(new SysusersLine.Member(name, id))
                            : Optional.empty();
            case "r" -> name.isEmpty() && bare ? range() : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isName(String text) {
        return SysusersLine.NAME.matcher(text).matches();
    }

    private boolean isPasswdText() {
        return isField(comment) && isPath(home) && isPath(shell);
    }

    private static boolean isField(String text) {
        return text.indexOf(':') < 0 && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isPath(String text) {
        return text.isEmpty()
                || text.startsWith("/") && isField(text) && !("/" + text + "/").contains("/../");
    }

    /** A path without what it could be without: slashes behind slashes and at the end, and directories that are {@code .}. */
    private static String simplified(String path) {
        String simple = path.replaceAll("/(\\./)+", "/").replaceAll("/+", "/");
        return simple.length() > 1 ? simple.replaceAll("/\\.?$", "") : simple;
    }

    private Optional<SysusersLine> user() {
        String group = "";
        String number = id;
        int colon = id.indexOf(':');
        if (!id.startsWith("/") && colon >= 0) {
            group = id.substring(colon + 1);
            number = id.substring(0, colon);
            if (parse(group).isEmpty() && !isName(group)) {
                return Optional.empty();
            }
        }
        String groupName = group;
        return number(number.equals("-") ? "" : number)
                .map(it ->
                        new SysusersLine.User(
                                name, it, groupName, comment, home, shell, type.endsWith("!")));
    }

    private Optional<SysusersLine> group() {
        return number(id).map(it -> new SysusersLine.Group(name, it));
    }

    private static Optional<SysusersLine.Id> number(String text) {
        if (text.isEmpty()) {
            return Optional.of(new SysusersLine.Id.Any());
        }
        if (text.startsWith("/")) {
            return Optional.of(new SysusersLine.Id.OwnerOf(text));
        }
        OptionalLong number = parse(text);
        return number.isPresent()
                ? Optional.of(new SysusersLine.Id.Exactly(number.getAsLong()))
                : Optional.empty();
    }

    private Optional<SysusersLine> range() {
        int dash = id.indexOf('-');
        OptionalLong lowest = parse(dash < 0 ? id : id.substring(0, dash));
        OptionalLong highest = dash < 0 ? lowest : parse(id.substring(dash + 1));
        return lowest.isPresent()
                        && highest.isPresent()
                        && lowest.getAsLong() <= highest.getAsLong()
                ? Optional.of(new SysusersLine.Range(lowest.getAsLong(), highest.getAsLong()))
                : Optional.empty();
    }

    /** A number that a user may have: decimal, without zeros before it. */
    private static OptionalLong parse(String text) {
        OptionalLong number = AccountFiles.number(text);
        boolean valid =
                number.isPresent()
                        && (text.equals("0") || !text.startsWith("0"))
                        && number.getAsLong() != SysusersLine.NOBODY_16
                        && number.getAsLong() <= SysusersLine.HIGHEST;
        return valid ? number : OptionalLong.empty();
    }
}
