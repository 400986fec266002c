package lazuli.deb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The syntax of relationship fields ({@code Depends}, {@code Conflicts}, {@code Provides} …), as in Debian Policy 7.1, read as dpkg reads it.
 *
 * <p>An architecture restriction ({@code [amd64]}) or a build profile ({@code <!nocheck>}) has no meaning in a binary package and is passed over.
 */
public final class Relations {
    private final String field;
    private int at;

    private Relations(String field) {
        this.field = field;
    }

    /**
     * {@return the relations that this field's value lists, in its order; a comma after the last one does not count}
     *
     * @throws IllegalArgumentException where dpkg could not read it; says at which character
     */
    public static List<Relation> parse(String field) {
        return new Relations(field).relations();
    }

    /** Throws {@link IllegalArgumentException} where this cannot be a package's name, as in dpkg: policy's rule, but capitals and underscores too. */
    static void checkName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a package's name is empty");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isAlphanumeric(c) && (i == 0 || "-+._".indexOf(c) < 0)) {
                throw new IllegalArgumentException(
                        "the package's name '" + name + "' has the character '" + c + "'");
            }
        }
    }

    private List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        skipSpace();
        while (at < field.length()) {
            relations.add(relation());
            if (at < field.length()) {
                at++; // the comma
            }
            skipSpace();
        }
        return List.copyOf(relations);
    }

    private Relation relation() {
        List<Restriction> alternatives = new ArrayList<>(1);
        alternatives.add(restriction());
        while (at < field.length() && field.charAt(at) == '|') {
            at++;
            skipSpace();
            alternatives.add(restriction());
        }
        if (at < field.length() && field.charAt(at) != ',') {
            throw broken("a comma or a bar");
        }
        return new Relation(alternatives);
    }

    private Restriction restriction() {
        String name = word();
        if (name.isEmpty()) {
            throw broken("a package's name");
        }
        Optional<String> qualifier = Optional.empty();
        if (at < field.length() && field.charAt(at) == ':') {
            at++;
            String architecture = word();
            if (architecture.isEmpty()) {
                throw broken("an architecture");
            }
            qualifier = Optional.of(architecture);
        }
        skipSpace();
        Optional<VersionConstraint> constraint = Optional.empty();
        if (at < field.length() && field.charAt(at) == '(') {
            at++;
            constraint = Optional.of(constraint());
            skipSpace();
        }
        skipRestrictions();
        return new Restriction(name, qualifier, constraint);
    }

    private VersionConstraint constraint() {
        skipSpace();
        Operator operator = operator();
        skipSpace();
        int start = at;
        while (at < field.length() && "()".indexOf(field.charAt(at)) < 0 && !isSpace(at)) {
            at++;
        }
        Version version = Version.parse(field.substring(start, at));
        skipSpace();
        if (at >= field.length() || field.charAt(at) != ')') {
            throw broken("a closing parenthesis");
        }
        at++;
        return new VersionConstraint(operator, version);
    }

    /** dpkg takes a version without operator as an exact one. */
    private Operator operator() {
        if (accept('=')) {
            return Operator.EQUAL;
        }
        boolean earlier = accept('<');
        if (!earlier && !accept('>')) {
            return Operator.EQUAL;
        }
        boolean strict = accept(earlier ? '<' : '>');
        if (!strict) {
            accept('=');
            if (at < field.length() && field.charAt(at) == (earlier ? '>' : '<')) {
                throw broken("a version");
            }
        }
        if (earlier) {
            return strict ? Operator.EARLIER : Operator.EARLIER_OR_EQUAL;
        }
        return strict ? Operator.LATER : Operator.LATER_OR_EQUAL;
    }

    private boolean accept(char wanted) {
        if (at >= field.length() || field.charAt(at) != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void skipRestrictions() {
        while (at < field.length() && (field.charAt(at) == '[' || field.charAt(at) == '<')) {
            int end = field.indexOf(field.charAt(at) == '[' ? ']' : '>', at);
            if (end < 0) {
                throw broken("a restriction that ends");
            }
            at = end + 1;
            skipSpace();
        }
    }

    private String word() {
        int start = at;
        while (at < field.length() && isWord(field.charAt(at))) {
            at++;
        }
        return field.substring(start, at);
    }

    private void skipSpace() {
        while (at < field.length() && isSpace(at)) {
            at++;
        }
    }

    private boolean isSpace(int index) {
        char c = field.charAt(index);
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isWord(char c) {
        return isAlphanumeric(c) || c == '-' || c == '+' || c == '.' || c == '_';
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private IllegalArgumentException broken(String wanted) {
        String found = at < field.length() ? "'" + field.charAt(at) + "'" : "the end";
        return new IllegalArgumentException(
                "%s where %s should be, at character %d".formatted(found, wanted, at));
    }
}
