package lazuli.definition;

import java.util.List;

/**
 * Paths to take out of an image once its packages are configured. What the definition itself puts there stays.
 *
 * @param remove what goes; a directory goes only when it is empty by then
 * @param keep the exceptions
 */
public record Removal(List<Located<PathGlob>> remove, List<Located<PathGlob>> keep) {
    public Removal {
        remove = List.copyOf(remove);
        keep = List.copyOf(keep);
    }
}
