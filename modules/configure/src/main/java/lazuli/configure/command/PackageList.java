package lazuli.configure.command;

import java.util.List;

/** The table that {@code dpkg --list} prints. */
final class PackageList {
    private static final String LEGEND =
            """
            Desired=Unknown/Install/Remove/Purge/Hold
            | Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
            |/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
            """;

    private final StringBuilder text = new StringBuilder();
    private int names = 14;
    private int versions = 12;
    private int architectures = 12;
    private int synopses = 33;

    private PackageList() {}

    /** {@return the table for these packages; nothing for none} */
    static String of(List<KnownPackage> packages) {
        var list = new PackageList();
        if (!packages.isEmpty()) {
            packages.forEach(list::measure);
            list.header();
            packages.forEach(list::add);
        }
        return list.text.toString();
    }

    private static String shown(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    private void measure(KnownPackage each) {
        names = Math.max(names, each.qualifiedName().length());
        versions = Math.max(versions, shown(each.version()).length());
        architectures =
                Math.max(architectures, shown(each.field("Architecture").orElse("")).length());
        synopses = Math.max(synopses, each.synopsis().length());
    }

    private void header() {
        text.append(LEGEND);
        line("||/", "Name", "Version", "Architecture", "Description");
        text.append("+++-").append("=".repeat(names)).append('-');
        text.append("=".repeat(versions)).append('-');
        text.append("=".repeat(architectures)).append('-');
        text.append("=".repeat(synopses)).append('\n');
    }

    private void add(KnownPackage each) {
        line(
                each.abbreviation(),
                each.qualifiedName(),
                shown(each.version()),
                shown(each.field("Architecture").orElse("")),
                each.synopsis());
    }

    private void line(
            String state, String name, String version, String architecture, String synopsis) {
        text.append(state).append(' ');
        column(name, names);
        column(version, versions);
        column(architecture, architectures);
        text.append(synopsis).append('\n');
    }

    private void column(String value, int width) {
        text.append(value).append(" ".repeat(width - value.length())).append(' ');
    }
}
