package lazuli.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lazuli.tree.TreePath;

/**
 * What a profile or an image selects. Of an image's, everything that its profiles select is part.
 *
 * @param packages what to install, with what it depends on
 * @param exclude names of packages that must not be installed, whatever depends on them
 * @param omit names of packages whose dependants take them as installed, and that are not installed
 * @param recommends whose recommendations are followed
 * @param debconf answers, one for a question
 * @param sandbox names of packages whose scripts are run for real, on the host, in a sandbox
 * @param overlays files, directories and symbolic links; of several for one path the last one counts
 * @param groups groups to add, before users
 * @param users users to add
 * @param removals what to take out
 */
public record Selection(
        List<PackageRequest> packages,
        List<Located<String>> exclude,
        List<Located<String>> omit,
        Recommends recommends,
        List<DebconfAnswer> debconf,
        List<Located<String>> sandbox,
        List<Overlay> overlays,
        List<Account.Group> groups,
        List<Account.User> users,
        List<Removal> removals) {
    public Selection {
        packages = List.copyOf(packages);
        exclude = List.copyOf(exclude);
        omit = List.copyOf(omit);
        debconf = List.copyOf(debconf);
        sandbox = List.copyOf(sandbox);
        overlays = List.copyOf(overlays);
        groups = List.copyOf(groups);
        users = List.copyOf(users);
        removals = List.copyOf(removals);
    }

    /**
     * {@return what to put into an image of this architecture, one thing for each path: directories first, then symbolic links, then files} Where several are
     * meant for a path, the last one wins.
     */
    public List<Overlay> overlays(String architecture) {
        SequencedMap<TreePath, Overlay> byPath = new LinkedHashMap<>();
        for (Overlay overlay : overlays) {
            if (overlay.on().admits(architecture)) {
                byPath.put(overlay.path(), overlay);
            }
        }
        List<Overlay> ordered = new ArrayList<>(byPath.size());
        for (Overlay.Rank rank : Overlay.Rank.values()) {
            for (Overlay overlay : byPath.values()) {
                if (overlay.rank() == rank) {
                    ordered.add(overlay);
                }
            }
        }
        return ordered;
    }
}
