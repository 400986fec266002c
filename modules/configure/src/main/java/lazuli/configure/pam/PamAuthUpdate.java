package lazuli.configure.pam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lazuli.configure.debconf.Debconf;
import lazuli.content.ByteSource;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** pam-auth-update(8). */
public final class PamAuthUpdate implements Command {
    private static final String PROFILES = "/usr/share/pam-configs";
    private static final String SHIPPED = "/usr/share/pam/common-";
    private static final String CONFIGURATION = "/etc/pam.d";
    private static final String SAVED = "/var/lib/pam";
    private static final String QUESTION = "libpam-runtime/profiles";
    private static final String OVERRIDE = "libpam-runtime/override";
    private static final int MAX_ROUNDS = 10;

    private final Debconf debconf;

    /** Asks this debconf, where a script talks with it, which profiles to enable. */
    public PamAuthUpdate(Debconf debconf) {
        this.debconf = debconf;
    }

    @Override
    public int run(Invocation invocation) {
        if (invocation.tree().stat(SHIPPED + "auth").isEmpty()) {
            return 0; // an image without libpam-runtime has no stacks to put modules in
        }
        var run = new Run(invocation);
        return debconf.current().isPresent()
                ? run.run()
                : debconf.converse(invocation.tree(), run::run);
    }

    private final class Run {
        private final Invocation invocation;
        private final TreeEditor tree;
        private final Map<String, PamProfile> profiles = new TreeMap<>();
        private final Set<String> removals = new HashSet<>();
        private final Set<String> disabled = new TreeSet<>();
        private final Set<String> wanted = new HashSet<>();
        private boolean force;
        private boolean ofPackage;
        private boolean nothingEnabled;

        Run(Invocation invocation) {
            this.invocation = invocation;
            this.tree = invocation.tree();
        }

        private Optional<String> read(String path) {
            return tree.stat(path).orElse(null) instanceof Entry.RegularFile file
                    ? Optional.of(new String(file.content().bytes(), StandardCharsets.ISO_8859_1))
                    : Optional.empty();
        }

        private void write(String path, String text) {
            tree.removeAll(path);
            tree.write(path, ByteSource.of(text.getBytes(StandardCharsets.ISO_8859_1)), 0644);
        }

        private String ask(String line) {
            return debconf.current().map(dialogue -> dialogue.answer(line)).orElseThrow();
        }

        /** {@return what the answer says after its code} */
        private String value(String line) {
            String answer = ask(line);
            int space = answer.indexOf(' ');
            String text = space < 0 ? "" : answer.substring(space + 1);
            return answer.startsWith("1 ") ? text.replace("\\n", "\n").replace("\\\\", "\\") : text;
        }

        private static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("\n", "\\n");
        }

        int run() {
            options();
            ask("VERSION 2.0");
            ask("CAPB backup escape");
            for (String name :
                    tree.stat(PROFILES).isPresent() ? tree.list(PROFILES) : List.<String>of()) {
                if (!name.endsWith("~") && !(name.startsWith("#") && name.endsWith("#"))) {
                    read(PROFILES + "/" + name)
                            .flatMap(PamProfile::parse)
                            .ifPresent(profile -> profiles.put(name, profile));
                }
            }
            ask("X_LOADTEMPLATEFILE /var/lib/dpkg/info/libpam-runtime.templates libpam-runtime");
            return update();
        }

        private void options() {
            Set<String> names = new HashSet<>();
            for (int i = 0; i < invocation.arguments().size(); i++) {
                String argument = invocation.arguments().get(i);
                switch (argument) {
                    case "--force" -> force = true;
                    case "--package" -> ofPackage = true;
                    case "--root" -> {
                        i++;
                        if (i < invocation.arguments().size()
                                && !invocation.arguments().get(i).replace("/", "").isEmpty()) {
                            throw new UnsupportedUseException("pam-auth-update --root");
                        }
                        names = new HashSet<>();
                    }
                    case "--remove" -> names = removals;
                    case "--disable" -> names = disabled;
                    case "--enable" -> names = wanted;
                    default -> names.add(argument);
                }
            }
            ofPackage |= !removals.isEmpty() || !disabled.isEmpty() || !wanted.isEmpty();
        }

        private List<String> sorted(Iterable<String> names) {
            Set<String> unique = new LinkedHashSet<>();
            names.forEach(unique::add);
            List<String> sorted = new ArrayList<>(unique);
            sorted.removeIf(name -> !profiles.containsKey(name));
            sorted.sort(
                    Comparator.comparingInt((String name) -> -profile(name).priority())
                            .thenComparing(Comparator.reverseOrder()));
            return sorted;
        }

        private PamProfile profile(String name) {
            PamProfile profile = profiles.get(name);
            if (profile == null) {
                throw new IllegalStateException("no profile " + name);
            }
            return profile;
        }

        private static List<String> split(String list) {
            return list.isEmpty() ? List.of() : List.of(list.split(", "));
        }

        private int update() {
            List<String> known = sorted(profiles.keySet());
            known.removeIf(removals::contains);
            ask("SUBST " + QUESTION + " profile_names " + escaped(String.join(", ", known)));
            List<String> names = new ArrayList<>();
            known.forEach(name -> names.add(profile(name).name()));
            ask("SUBST " + QUESTION + " profiles " + escaped(String.join(", ", names)));
            Optional<LocalChanges> changes = LocalChanges.between(this::read, CONFIGURATION, SAVED);
            Set<String> seen = new HashSet<>();
            read(SAVED + "/seen").ifPresent(text -> seen.addAll(List.of(text.split("\n"))));
            List<String> enabled = enabled(known, changes, seen);
            ask("SETTITLE libpam-runtime/title");
            if (changes.isEmpty() && !force) {
                ask("INPUT high " + OVERRIDE);
                ask("GO");
                force = value("GET " + OVERRIDE).equals("true");
                if (!force) {
                    complain();
                    return 0;
                }
            }
            boolean fresh = known.stream().anyMatch(name -> !seen.contains(name));
            enabled = choose(enabled, fresh || !ofPackage);
            tree.mkdirs(SAVED, 0755);
            write(SAVED + "/seen", known.isEmpty() ? "" : String.join("\n", known) + "\n");
            writeStacks(enabled, changes);
            return 0;
        }

        private void complain() {
            String text =
                    """

                    pam-auth-update: Local modifications to /etc/pam.d/common-*, not updating.
                    pam-auth-update: Run pam-auth-update --force to override.

                    """;
            try {
                invocation.err().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<String> enabled(
                List<String> known, Optional<LocalChanges> changes, Set<String> seen) {
            List<String> enabled =
                    new ArrayList<>(
                            changes.map(LocalChanges::enabled)
                                    .orElseGet(() -> split(value("GET " + QUESTION))));
            if (changes.isPresent()) {
                enabled.removeIf(removals::contains);
            }
            enabled.removeIf(name -> !profiles.containsKey(name));
            known.stream().filter(wanted::contains).forEach(enabled::add);
            enabled.removeIf(disabled::contains);
            seen.addAll(disabled);
            nothingEnabled = enabled.isEmpty();
            if (nothingEnabled) {
                seen.clear();
            }
            known.stream()
                    .filter(name -> profile(name).byDefault() && !seen.contains(name))
                    .forEach(enabled::add);
            return sorted(enabled);
        }

        /** Lets debconf choose, until what it chose goes together. */
        private List<String> choose(List<String> proposed, boolean askAgain) {
            List<String> enabled = proposed;
            for (int round = 0; round < MAX_ROUNDS; round++) {
                if (askAgain) {
                    ask("FSET " + QUESTION + " seen false");
                }
                ask("SET " + QUESTION + " " + String.join(", ", enabled));
                ask(
                        "INPUT "
                                + (ofPackage && (force || !nothingEnabled) ? "medium" : "high")
                                + " "
                                + QUESTION);
                ask("GO");
                enabled = new ArrayList<>(split(value("GET " + QUESTION)));
                List<String> conflicts = new ArrayList<>();
                for (int i = 0; i < enabled.size(); i++) {
                    PamProfile first = profile(enabled.get(i));
                    for (int j = enabled.size() - 1; j >= 0; j--) {
                        if (first.conflicts().contains(enabled.get(j))) {
                            conflicts.add(first.name() + ", " + profile(enabled.get(j)).name());
                            enabled.remove(j);
                        }
                    }
                }
                if (!conflicts.isEmpty()) {
                    ask(
                            "SUBST libpam-runtime/conflicts conflicts "
                                    + escaped(String.join("\\n", conflicts)));
                    ask("INPUT high libpam-runtime/conflicts");
                }
                ask("SET " + QUESTION + " " + String.join(", ", enabled));
                if (enabled.isEmpty()) {
                    ask("INPUT high libpam-runtime/no_profiles_chosen");
                    ask("FSET " + QUESTION + " seen false");
                }
                if (conflicts.isEmpty() && !enabled.isEmpty()) {
                    return enabled;
                }
            }
            throw new UnsupportedUseException("pam-auth-update: no profile is left to enable");
        }

        private void writeStacks(List<String> enabled, Optional<LocalChanges> changes) {
            for (Stack stack : Stack.ALL) {
                String target = CONFIGURATION + "/common-" + stack.type();
                Optional<String> current = read(target);
                boolean pristine =
                        current.filter(text ->
                                        stack.shipped().contains(md5(StackFile.boilerplate(text))))
                                .isPresent();
                Optional<String> template = pristine ? read(SHIPPED + stack.type()) : current;
                StackFile.Written written = write(template.orElse(""), stack, enabled, changes);
                if (!written.complete()) {
                    if (!force) {
                        return;
                    }
                    written =
                            write(read(SHIPPED + stack.type()).orElse(""), stack, enabled, changes);
                    if (!written.complete()) {
                        return;
                    }
                }
                if (force) {
                    current.ifPresent(text -> write(target + ".pam-old", text));
                }
                write(target, written.text());
                write(SAVED + "/" + stack.type(), saved(stack, enabled));
            }
            ask("FSET " + OVERRIDE + " seen false");
            ask("SET " + OVERRIDE + " false");
        }

        private StackFile.Written write(
                String template,
                Stack stack,
                List<String> enabled,
                Optional<LocalChanges> changes) {
            return StackFile.write(template, block -> block(block, stack, enabled, changes));
        }

        private String block(
                String block, Stack stack, List<String> enabled, Optional<LocalChanges> changes) {
            List<String> lines = new ArrayList<>();
            boolean first = true;
            for (String name : enabled) {
                if (profile(name).block(stack.field()).filter(block::equals).isPresent()) {
                    for (String line : profile(name).lines(stack.field(), first).split("\n")) {
                        lines.add(line);
                    }
                    first = false;
                }
            }
            // What jumps in the second block must not jump off the stack.
            int count = block.equals("Additional") ? lines.size() - 1 : lines.size();
            StringBuilder text = new StringBuilder();
            if (block.equals("Primary") && count == 0) {
                text.append(stack.facility()).append("\t[default=1]\t\t\tpam_permit.so\n");
            }
            for (String line : lines) {
                text.append(stack.facility())
                        .append('\t')
                        .append(merged(line, stack, changes, count))
                        .append('\n');
                count--;
            }
            return text.toString();
        }

        private String merged(String line, Stack stack, Optional<LocalChanges> changes, int count) {
            StackLine parsed = StackLine.parse(line);
            String module = parsed.module().replace("end", Integer.toString(count));
            List<String> options = new ArrayList<>(parsed.options());
            if (changes.isPresent()) {
                String key = StackLine.withoutJump(module);
                Set<String> added = changes.get().added(stack, key);
                options.forEach(added::remove);
                options.removeIf(changes.get().removed(stack, key)::contains);
                options.addAll(added);
            }
            return module + " " + String.join(" ", options);
        }

        private String saved(Stack stack, List<String> enabled) {
            StringBuilder text = new StringBuilder();
            boolean primary = appendSaved(text, stack, enabled, "Additional");
            if (!primary) {
                text.append("Module: null\n[default=1]\t\t\tpam_permit.so\n");
            }
            appendSaved(text, stack, enabled, "Primary");
            return text.toString();
        }

        private boolean appendSaved(
                StringBuilder text, Stack stack, List<String> enabled, String not) {
            boolean first = true;
            for (String name : enabled) {
                if (profile(name)
                        .block(stack.field())
                        .filter(block -> !block.equals(not))
                        .isPresent()) {
                    String lines = profile(name).lines(stack.field(), first);
                    first = false;
                    if (!lines.isEmpty()) {
                        text.append("Module: ")
                                .append(name)
                                .append('\n')
                                .append(lines)
                                .append('\n');
                    }
                }
            }
            return !first;
        }

        private static String md5(String text) {
            try {
                byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
                return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has MD5", e);
            }
        }
    }
}
