package lazuli.configure.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.configure.dpkg.Dependency;
import lazuli.configure.dpkg.Diversion;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.configure.dpkg.PackageRecord;
import lazuli.configure.dpkg.PackageState;
import lazuli.configure.dpkg.Possibility;
import lazuli.configure.pattern.Fnmatch;
import lazuli.deb.Relation;
import lazuli.deb.Relations;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/** What {@code dpkg} and {@code dpkg-query} answer of the packages on the system. Each answer is the exit status. */
final class Queries {
    /** dpkg knows also packages by name that others would like to have. */
    private static final List<String> WEAK_RELATIONS =
            List.of("Recommends", "Suggests", "Enhances");

    private final DpkgDatabase database;
    private final TreeEditor tree;
    private final Terminal terminal;

    Queries(DpkgDatabase database, TreeEditor tree, Terminal terminal) {
        this.database = database;
        this.tree = tree;
        this.terminal = terminal;
    }

    /** {@code --show}. */
    int show(String format, List<String> patterns) {
        var parsed = new ShowFormat(format);
        Selection selection = select(patterns);
        selection.found().forEach(each -> terminal.print(parsed.of(each, database)));
        return complain(selection);
    }

    /** {@code --list}. */
    int list(List<String> patterns) {
        Selection selection = select(patterns);
        terminal.print(PackageList.of(selection.found()));
        return complain(selection);
    }

    private int complain(Selection selection) {
        selection
                .missed()
                .forEach(pattern -> terminal.notice("no packages found matching " + pattern));
        return selection.missed().isEmpty() ? 0 : 1;
    }

    private record Selection(List<KnownPackage> found, List<String> missed) {}

    private Selection select(List<String> patterns) {
        Map<String, KnownPackage> found = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        if (patterns.isEmpty()) {
            installed().forEach(each -> found.put(each.name(), each));
        }
        for (String pattern : patterns) {
            List<KnownPackage> matching = matching(pattern);
            if (matching.isEmpty()) {
                missed.add(pattern);
            }
            matching.forEach(each -> found.put(each.name(), each));
        }
        return new Selection(List.copyOf(found.values()), missed);
    }

    private List<KnownPackage> installed() {
        List<KnownPackage> installed = new ArrayList<>();
        for (PackageRecord each : database.packages().sorted()) {
            if (each.state() != PackageState.NOT_INSTALLED) {
                installed.add(new KnownPackage(each.name(), Optional.of(each)));
            }
        }
        return installed;
    }

    private List<KnownPackage> matching(String pattern) {
        int colon = pattern.indexOf(':');
        String name = colon < 0 ? pattern : pattern.substring(0, colon);
        String architecture = colon < 0 ? "*" : pattern.substring(colon + 1);
        List<KnownPackage> matching = new ArrayList<>();
        for (String each : Fnmatch.isPattern(name) ? knownNames() : Set.of(name)) {
            if (Fnmatch.matches(name, each)) {
                known(each)
                        .filter(it -> hasArchitecture(it, architecture))
                        .ifPresent(matching::add);
            }
        }
        return matching;
    }

    private static boolean hasArchitecture(KnownPackage known, String architecture) {
        return architecture.equals("*")
                || Fnmatch.matches(
                        architecture, known.there().map(PackageRecord::architecture).orElse(""));
    }

    private Set<String> knownNames() {
        Set<String> names = new TreeSet<>();
        for (PackageRecord each : database.packages().sorted()) {
            if (each.state() != PackageState.NOT_INSTALLED) {
                names.add(each.name());
                for (Dependency dependency : each.dependencies()) {
                    for (Possibility possibility : dependency.possibilities()) {
                        names.add(possibility.restriction().name());
                    }
                }
                WEAK_RELATIONS.forEach(field -> addNames(each, field, names));
            }
        }
        return names;
    }

    private static void addNames(PackageRecord each, String field, Set<String> names) {
        String relations = each.archive().control().get(field).orElse("");
        for (Relation relation : Relations.parse(relations)) {
            relation.alternatives().forEach(alternative -> names.add(alternative.name()));
        }
    }

    private Optional<KnownPackage> known(String name) {
        Optional<PackageRecord> there = present(name);
        return there.isPresent() || knownNames().contains(name)
                ? Optional.of(new KnownPackage(name, there))
                : Optional.empty();
    }

    private Optional<PackageRecord> present(String name) {
        return database.packages()
                .find(name)
                .filter(each -> each.state() != PackageState.NOT_INSTALLED);
    }

    /** {@code --status}. */
    int status(List<String> names) {
        List<String> wanted = new ArrayList<>(names);
        if (names.isEmpty()) {
            installed().forEach(each -> wanted.add(each.name()));
        }
        int missed = 0;
        for (int i = 0; i < wanted.size(); i++) {
            String name = checked(wanted.get(i));
            Optional<PackageRecord> found = present(name);
            if (found.isPresent()) {
                terminal.print(stanza(new KnownPackage(name, found)));
            } else {
                terminal.notice(
                        "package '" + name + "' is not installed and no information is available");
                missed++;
            }
            if (i + 1 < wanted.size()) {
                terminal.line("");
            }
        }
        return hinted(missed, "Use dpkg --info (= dpkg-deb --info) to examine archive files.\n");
    }

    private int hinted(int missed, String hint) {
        if (missed > 0) {
            terminal.complain(hint);
        }
        return missed > 0 ? 1 : 0;
    }

    private static String stanza(KnownPackage known) {
        StringBuilder text = new StringBuilder();
        known.fields()
                .forEach((name, value) ->
                        text.append(name)
                                .append(value.startsWith("\n") ? ":" : ": ")
                                .append(value)
                                .append('\n'));
        return text.toString();
    }

    /** Refuses what cannot be a package's name. */
    private String checked(String name) {
        int colon = name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        PackageNames.wrong(plain)
                .ifPresent(why -> {
                    throw new UsageException(
                            "illegal package name in specifier '%s': %s".formatted(name, why));
                });
        return name;
    }

    /** {@code --listfiles}. */
    int listFiles(List<String> names) {
        if (names.isEmpty()) {
            throw new UsageException("--listfiles needs at least one package name argument");
        }
        int missed = 0;
        for (int i = 0; i < names.size(); i++) {
            Optional<PackageRecord> found = present(checked(names.get(i)));
            if (found.isPresent()) {
                listFiles(found.get());
            } else {
                terminal.notice("package '" + names.get(i) + "' is not installed");
                missed++;
            }
            if (i + 1 < names.size()) {
                terminal.line("");
            }
        }
        return hinted(
                missed,
                "Use dpkg --contents (= dpkg-deb --contents) to list archive files contents.\n");
    }

    private void listFiles(PackageRecord owner) {
        List<String> paths = database.paths(owner);
        if (paths.isEmpty()) {
            terminal.line("Package '" + owner.qualifiedName() + "' does not contain any files (!)");
        }
        for (String path : paths) {
            terminal.line(path);
            database.diversions()
                    .from(path)
                    .ifPresent(diversion -> terminal.line(said(diversion, owner)));
        }
    }

    private static String said(Diversion diversion, PackageRecord owner) {
        if (diversion.packageName().isEmpty()) {
            return "locally diverted to: " + diversion.to();
        }
        String by = diversion.packageName().get();
        return (by.equals(owner.name())
                        ? "package diverts others to: "
                        : "diverted by " + by + " to: ")
                + diversion.to();
    }

    /** {@code --search}. */
    int search(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new UsageException("--search needs at least one file name pattern argument");
        }
        int missed = 0;
        for (String given : patterns) {
            String pattern =
                    given.isEmpty() || "*[?/".indexOf(given.charAt(0)) < 0
                            ? "*" + given + "*"
                            : given;
            if (!search(pattern)) {
                terminal.notice("no path found matching pattern " + pattern);
                missed++;
            }
        }
        return missed > 0 ? 1 : 0;
    }

    private boolean search(String pattern) {
        if (!Fnmatch.isPattern(pattern)) {
            String path = pattern;
            while (path.endsWith("/") || path.endsWith("/.")) {
                path = path.substring(0, path.length() - (path.endsWith("/") ? 1 : 2));
            }
            return path.isEmpty() ? describe("/.") : describe(path);
        }
        boolean found = false;
        for (String path : database.knownPaths()) {
            found |= Fnmatch.matches(pattern, path) && describe(path);
        }
        return found;
    }

    private boolean describe(String path) {
        Optional<Diversion> diversion =
                database.diversions().from(path).or(() -> database.diversions().to(path));
        diversion.ifPresent(it -> {
            String by =
                    it.packageName().map(name -> "diversion by " + name).orElse("local diversion");
            terminal.line(by + " from: " + it.from());
            terminal.line(by + " to: " + it.to());
        });
        List<PackageRecord> owners =
                path.equals("/.") ? database.owners(TreePath.ROOT) : owners(path);
        List<String> names = new ArrayList<>();
        owners.forEach(owner -> names.add(owner.qualifiedName()));
        if (!names.isEmpty()) {
            terminal.line(String.join(", ", names) + ": " + path);
        }
        return !names.isEmpty() || diversion.isPresent();
    }

    private List<PackageRecord> owners(String path) {
        try {
            return database.owners(new TreePath(path));
        } catch (IllegalArgumentException noPath) {
            return List.of();
        }
    }

    /** {@code --control-path}. */
    int controlPath(List<String> operands) {
        if (operands.isEmpty()) {
            throw new UsageException("--control-path needs at least one package name argument");
        }
        if (operands.size() > 2) {
            throw new UsageException("--control-path takes at most two arguments");
        }
        for (String type :
                operands.size() == 2
                        ? List.of(checkedType(operands.get(1)))
                        : types(operands.getFirst())) {
            String path = installedOrRefused(operands.getFirst()).infoFile(type);
            if (!isInternal(type) && tree.stat(path).orElse(null) instanceof Entry.RegularFile) {
                terminal.line(path);
            }
        }
        return 0;
    }

    /** {@code --control-list}. */
    int controlList(List<String> operands) {
        if (operands.size() != 1) {
            throw new UsageException("--control-list takes one package name argument");
        }
        types(operands.getFirst()).forEach(terminal::line);
        return 0;
    }

    /** {@code --control-show}. */
    int controlShow(List<String> operands) {
        if (operands.size() != 2) {
            throw new UsageException("--control-show takes exactly two arguments");
        }
        String path =
                installedOrRefused(operands.getFirst()).infoFile(checkedType(operands.get(1)));
        if (!(tree.stat(path).orElse(null) instanceof Entry.RegularFile file)) {
            throw new UsageException("control file '" + operands.get(1) + "' does not exist");
        }
        terminal.print(file.content());
        return 0;
    }

    private static boolean isInternal(String type) {
        return type.equals("list") || type.equals("conffiles");
    }

    private static String checkedType(String type) {
        for (String bad : List.of("/", ".")) {
            if (type.contains(bad)) {
                throw new UsageException("control file contains " + bad);
            }
        }
        return type;
    }

    private List<String> types(String name) {
        List<String> types =
                new ArrayList<>(installedOrRefused(name).archive().controlFiles().keySet());
        if (!types.contains("md5sums")) {
            types.add("md5sums");
        }
        types.removeIf(type -> isInternal(type) || type.equals("control"));
        return types;
    }

    private PackageRecord installedOrRefused(String name) {
        return present(checked(name))
                .orElseThrow(() -> new UsageException("package '" + name + "' is not installed"));
    }

    /** {@code --get-selections}. */
    int selections(List<String> patterns) {
        Selection selection = select(patterns);
        for (KnownPackage each : selection.found()) {
            if (each.there().isPresent()) {
                int tabs = Math.max(1, 6 - each.qualifiedName().length() / 8);
                terminal.line(each.qualifiedName() + "\t".repeat(tabs) + each.want());
            }
        }
        return complain(selection);
    }
}
