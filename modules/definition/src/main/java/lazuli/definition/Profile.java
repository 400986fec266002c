package lazuli.definition;

import java.util.List;

/**
 * A named selection that images include.
 *
 * @param name its name
 * @param includes the profiles it includes itself
 * @param selection what it selects by itself, without what it includes
 * @param where where it stands
 */
public record Profile(
        String name, List<Located<String>> includes, Selection selection, Position where) {
    public Profile {
        includes = List.copyOf(includes);
    }
}
