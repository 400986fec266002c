package lazuli.tree;

/**
 * The origins of one entry.
 *
 * @param content why it is there with this content, or link target, or device number
 * @param mode why it has this mode
 * @param owner why it has this owner and group
 */
public record Origins(Origin content, Origin mode, Origin owner) {
    /** {@return all from one} */
    public static Origins all(Origin origin) {
        return new Origins(origin, origin, origin);
    }
}
