package lazuli.shell.command.find;

/**
 * How the walk goes.
 *
 * @param follow {@code P}, {@code H} or {@code L}
 * @param least how deep a file must lie to be looked at
 * @param most how deep the walk goes
 * @param depthFirst whether a directory comes after what is in it
 */
record Walk(char follow, int least, int most, boolean depthFirst) {
    boolean follows(int depth) {
        return follow == 'L' || follow == 'H' && depth == 0;
    }
}
