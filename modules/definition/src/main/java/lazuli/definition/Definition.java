package lazuli.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A whole definition, with every file that it includes.
 *
 * @param distribution what is being made
 * @param repositories where packages come from, by name, in the order written
 * @param pins limits on versions, in the order written
 * @param profiles the named selections, by name, each without what it includes; images have theirs merged already
 * @param images what to build, by name, in the order written; at least one
 * @param files the definition's files, the first one first, relative to the project's directory
 */
public record Definition(
        Distribution distribution,
        SequencedMap<String, Repository> repositories,
        List<Pin> pins,
        SequencedMap<String, Profile> profiles,
        SequencedMap<String, Image> images,
        List<String> files) {
    public Definition {
        repositories = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(repositories));
        pins = List.copyOf(pins);
        profiles = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(profiles));
        images = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(images));
        files = List.copyOf(files);
    }
}
