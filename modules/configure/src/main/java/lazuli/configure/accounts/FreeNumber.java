package lazuli.configure.accounts;

import java.util.List;
import java.util.OptionalLong;

/** Finds a number for a user or group that has none: shadow's {@code find_new_uid}, {@code find_new_gid}. */
final class FreeNumber {
    private final AccountFile file;
    private final long lowest;
    private final long highest;

    private FreeNumber(AccountFile file, long lowest, long highest) {
        this.file = file;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** {@return a free number for a user} */
    static OptionalLong user(AccountFiles files, boolean system) {
        return of(files, files.passwd(), "UID", system, OptionalLong.empty());
    }

    /** {@return a free number for a group: this one, if it is free} */
    static OptionalLong group(AccountFiles files, boolean system, OptionalLong preferred) {
        return of(files, files.group(), "GID", system, preferred);
    }

    private static OptionalLong of(
            AccountFiles files,
            AccountFile file,
            String kind,
            boolean system,
            OptionalLong preferred) {
        LoginDefs defs = files.defs();
        long min = defs.number(kind + "_MIN", 1000);
        var search =
                system
                        ? new FreeNumber(
                                file,
                                defs.number("SYS_" + kind + "_MIN", 101),
                                defs.number("SYS_" + kind + "_MAX", min - 1))
                        : new FreeNumber(file, min, defs.number(kind + "_MAX", 60000));
        if (preferred.isPresent() && file.isFree(preferred.getAsLong())) {
            return preferred;
        }
        return system ? search.downwards() : search.upwards();
    }

    /** Below the lowest that is taken, else the highest free one. */
    private OptionalLong downwards() {
        long start = highest;
        for (var entry : file.entries()) {
            long number = numberOf(entry);
            if (number >= lowest && number <= start) {
                start = number - 1;
            }
        }
        for (long number = start < lowest ? highest : start; number >= lowest; number--) {
            if (file.isFree(number)) {
                return OptionalLong.of(number);
            }
        }
        return OptionalLong.empty();
    }

    /** Above the highest that is taken, else the lowest free one. */
    private OptionalLong upwards() {
        long start = lowest;
        for (var entry : file.entries()) {
            long number = numberOf(entry);
            if (number >= start && number <= highest) {
                start = number + 1;
            }
        }
        for (long number = start > highest ? lowest : start; number <= highest; number++) {
            if (file.isFree(number)) {
                return OptionalLong.of(number);
            }
        }
        return OptionalLong.empty();
    }

    private static long numberOf(List<String> entry) {
        return entry.size() > 2 ? AccountFiles.number(entry.get(2)).orElse(-1) : -1;
    }
}
