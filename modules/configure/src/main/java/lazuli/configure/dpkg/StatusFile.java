package lazuli.configure.dpkg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import lazuli.content.ByteSource;
import lazuli.deb.Relation;
import lazuli.deb.Relations;
import lazuli.deb.Stanza;
import lazuli.deb.Version;

/** The file {@code /var/lib/dpkg/status}, as dpkg's {@code dump.c} writes it: known fields in its own order, then the others in theirs. */
public final class StatusFile {
    private static final List<String> BEFORE_STATUS = List.of("Package", "Essential", "Protected");
    private static final List<String> AFTER_STATUS =
            List.of(
                    "Priority",
                    "Section",
                    "Installed-Size",
                    "Origin",
                    "Maintainer",
                    "Bugs",
                    "Architecture",
                    "Multi-Arch",
                    "Source",
                    "Version");
    private static final List<String> RELATIONS =
            List.of(
                    "Replaces",
                    "Provides",
                    "Depends",
                    "Pre-Depends",
                    "Recommends",
                    "Suggests",
                    "Breaks",
                    "Conflicts",
                    "Enhances");

    private StatusFile() {}

    /** {@return the file for these packages, by name} Those that are not installed have nothing to say. */
    public static ByteSource of(PackageTable table) {
        StringBuilder text = new StringBuilder(64 << 10);
        for (PackageRecord each : table.sorted()) {
            if (each.state() != PackageState.NOT_INSTALLED) {
                stanza(each).forEach((name, value) -> field(text, name, value));
                text.append('\n');
            }
        }
        return ByteSource.of(text.toString());
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(':');
        if (!value.startsWith("\n")) {
            text.append(' ');
        }
        text.append(value).append('\n');
    }

    /** {@return the package's paragraph: fields and their values, lists of lines beginning with a newline} */
    public static SequencedMap<String, String> stanza(PackageRecord packageRecord) {
        Stanza control = packageRecord.archive().control();
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        BEFORE_STATUS.forEach(name -> copy(control, name, fields));
        fields.put("Status", status(packageRecord));
        AFTER_STATUS.forEach(name -> copy(control, name, fields));
        RELATIONS.forEach(name -> relations(control, name, fields));
        if (!packageRecord.conffiles().isEmpty()) {
            fields.put("Conffiles", conffiles(packageRecord));
        }
        copy(control, "Description", fields);
        triggers(packageRecord, fields);
        others(control, fields);
        return fields;
    }

    private static String status(PackageRecord packageRecord) {
        String flag = packageRecord.state() == PackageState.HALF_INSTALLED ? "reinstreq" : "ok";
        return "install " + flag + " " + packageRecord.state().word();
    }

    private static void copy(Stanza control, String name, SequencedMap<String, String> fields) {
        control.get(name)
                .map(value -> normal(name, value))
                .filter(value -> !value.isEmpty())
                .ifPresent(value -> fields.put(name, value));
    }

    private static String normal(String name, String value) {
        return switch (name) {
            case "Essential", "Protected" -> value.equals("yes") ? value : "";
            case "Multi-Arch" -> value.equals("no") ? "" : value;
            case "Priority" -> value.toLowerCase(Locale.ROOT);
            case "Version" -> Version.parse(value).toString();
            default -> value;
        };
    }

    private static void relations(
            Stanza control, String name, SequencedMap<String, String> fields) {
        control.get(name)
                .ifPresent(value -> {
                    StringBuilder text = new StringBuilder(value.length());
                    for (Relation relation : Relations.parse(value)) {
                        text.append(text.isEmpty() ? "" : ", ").append(relation);
                    }
                    if (!text.isEmpty()) {
                        fields.put(name, text.toString());
                    }
                });
    }

    private static String conffiles(PackageRecord packageRecord) {
        StringBuilder text = new StringBuilder();
        for (Conffile conffile : packageRecord.conffiles().values()) {
            text.append("\n ").append(conffile.path()).append(' ').append(conffile.md5());
            text.append(conffile.obsolete() ? " obsolete" : "");
            text.append(conffile.removeOnUpgrade() ? " remove-on-upgrade" : "");
        }
        return text.toString();
    }

    private static void triggers(PackageRecord packageRecord, SequencedMap<String, String> fields) {
        if (!packageRecord.pendingTriggers().isEmpty()) {
            fields.put("Triggers-Pending", String.join(" ", packageRecord.pendingTriggers()));
        }
        if (!packageRecord.awaited().isEmpty()) {
            List<String> names = new ArrayList<>();
            packageRecord.awaited().forEach(each -> names.add(each.name()));
            fields.put("Triggers-Awaited", String.join(" ", names));
        }
    }

    private static void others(Stanza control, SequencedMap<String, String> fields) {
        for (Map.Entry<String, String> field : control.fields().entrySet()) {
            String name = field.getKey();
            if (!isKnown(name)) {
                fields.put(name, field.getValue());
            }
        }
    }

    private static boolean isKnown(String name) {
        return contains(BEFORE_STATUS, name)
                || contains(AFTER_STATUS, name)
                || contains(RELATIONS, name)
                || name.equalsIgnoreCase("Description")
                || name.equalsIgnoreCase("Conffiles")
                || name.equalsIgnoreCase("Status");
    }

    private static boolean contains(List<String> names, String name) {
        for (String each : names) {
            if (each.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
