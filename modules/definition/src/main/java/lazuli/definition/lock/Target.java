package lazuli.definition.lock;

/**
 * An image for one architecture.
 *
 * @param image the image's name
 * @param architecture what it is built for
 */
public record Target(String image, String architecture) implements Comparable<Target> {
    public Target {
        if (!Written.isName(image) || !Written.isName(architecture)) {
            throw new IllegalArgumentException(
                    "not an image and its architecture: %s/%s".formatted(image, architecture));
        }
    }

    /** {@return what this text, {@code base/amd64}, names} */
    public static Target parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not IMAGE/ARCHITECTURE: " + text);
        }
        return new Target(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(Target other) {
        int order = image.compareTo(other.image);
        return order != 0 ? order : architecture.compareTo(other.architecture);
    }

    /** {@return as the lock has it: {@code base/amd64}} */
    @Override
    public String toString() {
        return image + "/" + architecture;
    }
}
