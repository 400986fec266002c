package lazuli.tree;

/** Why an operation on a tree failed, as POSIX names it, with glibc's message. */
public enum Errno {
    ENOENT("No such file or directory"),
    EEXIST("File exists"),
    ENOTDIR("Not a directory"),
    EISDIR("Is a directory"),
    EINVAL("Invalid argument"),
    ELOOP("Too many levels of symbolic links"),
    ENAMETOOLONG("File name too long"),
    EPERM("Operation not permitted"),
    ENODATA("No data available"),
    ENOTEMPTY("Directory not empty");

    private final String message;

    Errno(String message) {
        this.message = message;
    }

    /** {@return the message that programs print, without a full stop} */
    public String message() {
        return message;
    }
}
