package lazuli.shell;

/** Where {@code getopts} is. */
final class OptionIndex {
    /** The number of the argument that is next, from 1. */
    int argument = 1;

    /** The character of the argument before it that is next; negative where that is done. */
    int character = -1;

    void reset(int next) {
        argument = next == 0 ? 1 : next;
        character = -1;
    }

    OptionIndex copy() {
        var copy = new OptionIndex();
        copy.argument = argument;
        copy.character = character;
        return copy;
    }
}
