package lazuli.shell.command.files;

import java.util.EnumSet;
import java.util.Set;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;

/** How {@code cp} copies. */
final class CopyRules {
    /** What a copy takes over. */
    enum Attribute {
        MODE,
        OWNERSHIP,
        TIMESTAMPS,
        LINKS,
        XATTR
    }

    /** Which symbolic links of the source are followed. */
    enum Follow {
        UNSAID,
        ALL,
        OPERANDS,
        NONE
    }

    /** What to make in place of a copy. */
    enum Making {
        COPY,
        HARD_LINK,
        SYMBOLIC_LINK
    }

    /** What to do where the destination exists. */
    enum Existing {
        OVERWRITE,
        KEEP,
        REPLACE_OLDER
    }

    final Set<Attribute> preserved = EnumSet.noneOf(Attribute.class);
    Follow follow = Follow.UNSAID;
    Making making = Making.COPY;
    Existing existing = Existing.OVERWRITE;
    boolean recursive;
    boolean force;
    boolean removeDestination;
    boolean verbose;
    private boolean modeRefused;

    static CopyRules of(Options options) {
        CopyRules rules = new CopyRules();
        for (Options.Option option : options.all()) {
            rules.take(option);
        }
        if (rules.follow == Follow.UNSAID) {
            rules.follow =
                    rules.recursive && rules.making != Making.HARD_LINK ? Follow.NONE : Follow.ALL;
        }
        return rules;
    }

    /** The mode of a new file whose source has this one, before the mask. */
    int newMode(int mode, int usual) {
        return modeRefused ? usual : mode;
    }

    private void take(Options.Option option) {
        switch (option.name()) {
            case "archive" -> {
                follow = Follow.NONE;
                recursive = true;
                preserved.addAll(EnumSet.allOf(Attribute.class));
            }
            case "d" -> {
                follow = Follow.NONE;
                preserved.add(Attribute.LINKS);
            }
            case "dereference" -> follow = Follow.ALL;
            case "no-dereference" -> follow = Follow.NONE;
            case "H" -> follow = Follow.OPERANDS;
            case "recursive" -> recursive = true;
            case "p" -> preserve("mode,ownership,timestamps", true);
            case "preserve" ->
                    preserve(
                            option.value().isEmpty() ? "mode,ownership,timestamps" : option.value(),
                            true);
            case "no-preserve" -> preserve(option.value(), false);
            case "force" -> force = true;
            case "no-clobber" -> existing = Existing.KEEP;
            case "update" -> update(option.value());
            case "remove-destination" -> removeDestination = true;
            case "link" -> making = Making.HARD_LINK;
            case "symbolic-link" -> making = Making.SYMBOLIC_LINK;
            case "verbose" -> verbose = true;
            default -> {}
        }
    }

    private void update(String value) {
        existing =
                switch (value) {
                    case "", "older" -> Existing.REPLACE_OLDER;
                    case "all" -> Existing.OVERWRITE;
                    case "none" -> Existing.KEEP;
                    default ->
                            throw new Failure(
                                    1,
                                    "invalid argument "
                                            + Quoting.always(value)
                                            + " for '--update'");
                };
    }

    private void preserve(String list, boolean on) {
        for (String name : list.split(",")) {
            Set<Attribute> meant =
                    switch (name) {
                        case "mode" -> EnumSet.of(Attribute.MODE);
                        case "ownership" -> EnumSet.of(Attribute.OWNERSHIP);
                        case "timestamps" -> EnumSet.of(Attribute.TIMESTAMPS);
                        case "links" -> EnumSet.of(Attribute.LINKS);
                        case "xattr" -> EnumSet.of(Attribute.XATTR);
                        case "context" -> EnumSet.noneOf(Attribute.class);
                        case "all" -> EnumSet.allOf(Attribute.class);
                        default ->
                                throw new Failure(
                                        1,
                                        "invalid argument "
                                                + Quoting.always(name)
                                                + " for '--preserve'");
                    };
            if (on) {
                preserved.addAll(meant);
            } else {
                preserved.removeAll(meant);
                modeRefused |= meant.contains(Attribute.MODE);
            }
        }
    }
}
