package lazuli.shell.syntax;

import org.jspecify.annotations.Nullable;

/** What the grammar is made of, with dash's words for it. */
enum Token {
    EOF("end of file", true),
    NEWLINE("newline", false),
    SEMICOLON("\";\"", false),
    BACKGROUND("\"&\"", false),
    AND("\"&&\"", false),
    OR("\"||\"", false),
    PIPE("\"|\"", false),
    LEFT("\"(\"", false),
    RIGHT("\")\"", true),
    END_CASE("\";;\"", true),
    REDIRECT("redirection", false),
    WORD("word", false),
    NOT("\"!\"", false),
    CASE("\"case\"", false),
    DO("\"do\"", true),
    DONE("\"done\"", true),
    ELIF("\"elif\"", true),
    ELSE("\"else\"", true),
    ESAC("\"esac\"", true),
    FI("\"fi\"", true),
    FOR("\"for\"", false),
    IF("\"if\"", false),
    IN("\"in\"", false),
    THEN("\"then\"", true),
    UNTIL("\"until\"", false),
    WHILE("\"while\"", false),
    BEGIN("\"{\"", false),
    END("\"}\"", true);

    private final String shown;
    private final boolean endsList;

    Token(String shown, boolean endsList) {
        this.shown = shown;
        this.endsList = endsList;
    }

    /** {@return how messages call it} */
    String shown() {
        return shown;
    }

    /** {@return whether a list of commands ends before it} */
    boolean endsList() {
        return endsList;
    }

    /** {@return the reserved word, or null} */
    static @Nullable Token reserved(String word) {
        return switch (word) {
            case "!" -> NOT;
            case "case" -> CASE;
            case "do" -> DO;
            case "done" -> DONE;
            case "elif" -> ELIF;
            case "else" -> ELSE;
            case "esac" -> ESAC;
            case "fi" -> FI;
            case "for" -> FOR;
            case "if" -> IF;
            case "in" -> IN;
            case "then" -> THEN;
            case "until" -> UNTIL;
            case "while" -> WHILE;
            case "{" -> BEGIN;
            case "}" -> END;
            default -> null;
        };
    }
}
