package lazuli.shell;

import org.jspecify.annotations.Nullable;

/** The commands that the shell itself is. */
enum Builtin {
    ALIAS(false, true),
    BREAK(true, false),
    CD(false, false),
    COLON(true, false),
    COMMAND(false, false),
    CONTINUE(true, false),
    DOT(true, false),
    ECHO(false, false),
    EVAL(true, false),
    EXEC(true, false),
    EXIT(true, false),
    EXPORT(true, true),
    FALSE(false, false),
    FOREGROUND(false, false),
    GETOPTS(false, false),
    HASH(false, false),
    JOBS(false, false),
    KILL(false, false),
    LOCAL(true, true),
    PRINTF(false, false),
    PWD(false, false),
    READ(false, false),
    READONLY(true, true),
    RETURN(true, false),
    SET(true, false),
    SHIFT(true, false),
    TEST(false, false),
    TIMES(true, false),
    TRAP(true, false),
    TRUE(false, false),
    TYPE(false, false),
    ULIMIT(false, false),
    UMASK(false, false),
    UNALIAS(false, false),
    UNSET(true, false),
    WAIT(false, false);

    /** Whether POSIX, or dash, calls it special: its errors end the shell, assignments before it stay. */
    final boolean special;

    /** Whether its arguments may be assignments. */
    final boolean assigns;

    Builtin(boolean special, boolean assigns) {
        this.special = special;
        this.assigns = assigns;
    }

    static @Nullable Builtin of(String name) {
        return switch (name) {
            case "alias" -> ALIAS;
            case "break" -> BREAK;
            case "cd", "chdir" -> CD;
            case ":" -> COLON;
            case "command" -> COMMAND;
            case "continue" -> CONTINUE;
            case "." -> DOT;
            case "echo" -> ECHO;
            case "eval" -> EVAL;
            case "exec" -> EXEC;
            case "exit" -> EXIT;
            case "export" -> EXPORT;
            case "false" -> FALSE;
            case "bg", "fg" -> FOREGROUND;
            case "getopts" -> GETOPTS;
            case "hash" -> HASH;
            case "jobs" -> JOBS;
            case "kill" -> KILL;
            case "local" -> LOCAL;
            case "printf" -> PRINTF;
            case "pwd" -> PWD;
            case "read" -> READ;
            case "readonly" -> READONLY;
            case "return" -> RETURN;
            case "set" -> SET;
            case "shift" -> SHIFT;
            case "test", "[" -> TEST;
            case "times" -> TIMES;
            case "trap" -> TRAP;
            case "true" -> TRUE;
            case "type" -> TYPE;
            case "ulimit" -> ULIMIT;
            case "umask" -> UMASK;
            case "unalias" -> UNALIAS;
            case "unset" -> UNSET;
            case "wait" -> WAIT;
            default -> null;
        };
    }
}
