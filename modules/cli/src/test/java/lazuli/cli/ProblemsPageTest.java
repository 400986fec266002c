package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lazuli.problem.Kind;
import org.junit.jupiter.api.Test;

/** Every code that a problem can have is in {@code docs/reference}. */
final class ProblemsPageTest {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `([a-z0-9.-]+)` \\| (\\w+) \\| .+\\. \\| .+\\. \\|$", Pattern.MULTILINE);

    /** The literals of the program that look like codes and are none: files, properties, annotations, hosts. */
    private static final Set<String> NO_CODES =
            Set.of(
                    "config.dat",
                    "config.json",
                    "control.tar",
                    "data.tar",
                    "debian-13.asc",
                    "default.target",
                    "docker.io",
                    "gschemas.compiled",
                    "index.docker.io",
                    "index.json",
                    "io.github.containers.compression.zstd",
                    "java.vendor",
                    "lazuli.lock",
                    "lazuli.toml",
                    "manifest.json",
                    "org.opencontainers.image.created",
                    "org.opencontainers.image.description",
                    "org.opencontainers.image.ref.name",
                    "org.opencontainers.image.title",
                    "org.opencontainers.image.vendor",
                    "org.opencontainers.image.version",
                    "origins.json.zst",
                    "pack.zst",
                    "passwords.dat",
                    "profile.toml",
                    "registry-1.docker.io",
                    "security.capability",
                    "sources.list",
                    "sources.list.d",
                    "status.d",
                    "sysusers.d",
                    "templates.dat",
                    "tmpfiles.d",
                    "tool.sh",
                    "training.pam",
                    "training.service",
                    "update-rc.d",
                    "user.home",
                    "which.debianutils");

    private static Path page(String name) {
        return House.root().resolve("docs/reference").resolve(name);
    }

    /** A literal that looks like a code is one, or is listed above: so that none is forgotten. */
    private static Set<String> codesOfTheProgram() {
        Set<String> codes = new TreeSet<>();
        for (Path module : House.modules().values()) {
            for (ClassModel model : House.classes(module)) {
                for (var entry : model.constantPool()) {
                    if (entry instanceof StringEntry text
                            && CODE.matcher(text.stringValue()).matches()) {
                        codes.add(text.stringValue());
                    }
                }
            }
        }
        codes.removeAll(NO_CODES);
        return codes;
    }

    /** The kind of each code whose class names the two side by side, as the constructor of a problem takes them. */
    private static Map<String, String> kindsOfTheProgram() {
        Map<String, String> kinds = new TreeMap<>();
        for (Path module : House.modules().values()) {
            for (ClassModel model : House.classes(module)) {
                for (MethodModel method : model.methods()) {
                    method.code().ifPresent(code -> addKinds(code, kinds));
                }
            }
        }
        return kinds;
    }

    private static void addKinds(CodeModel code, Map<String, String> kinds) {
        Instruction before = null;
        for (CodeElement element : code) {
            if (element instanceof Instruction instruction) {
                if (before instanceof ConstantInstruction literal
                        && instruction instanceof FieldInstruction kind) {
                    addKind(literal, kind, kinds);
                } else if (before instanceof FieldInstruction kind
                        && instruction instanceof ConstantInstruction literal) {
                    addKind(literal, kind, kinds);
                }
                before = instruction;
            }
        }
    }

    private static void addKind(
            ConstantInstruction literal, FieldInstruction field, Map<String, String> kinds) {
        if (field.owner().asInternalName().equals("lazuli/problem/Kind")
                && literal.constantValue() instanceof String code
                && CODE.matcher(code).matches()) {
            kinds.put(code, field.name().stringValue().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void everyCodeHasTheKindThatThePageSays() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        ROW.matcher(Files.readString(page("problems.md")))
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2)));
        Map<String, String> kinds = kindsOfTheProgram();
        assertThat(kinds).hasSizeGreaterThan(documented.size() / 2);
        assertThat(documented).containsAllEntriesOf(kinds);
    }

    private static List<String> documented() throws IOException {
        return ROW.matcher(Files.readString(page("problems.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    @Test
    void everyCodeOfTheProgramIsDocumented() throws IOException {
        assertThat(documented()).containsAll(codesOfTheProgram());
    }

    @Test
    void everyCodeOfTheLauncherIsDocumented() throws IOException {
        Matcher codes =
                Pattern.compile("\\bfail ([a-z.-]+) ")
                        .matcher(Files.readString(House.root().resolve("lazuli")));
        List<String> found = codes.results().map(each -> each.group(1)).toList();
        assertThat(found).isNotEmpty();
        assertThat(documented()).containsAll(found);
    }

    @Test
    void everyCodeIsDocumentedOnceWithWhoseTurnItIs() throws IOException {
        assertThat(documented()).doesNotHaveDuplicates();
        String text = Files.readString(page("problems.md"));
        List<String> kinds =
                Stream.of(Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
        assertThat(ROW.matcher(text).results().map(row -> row.group(2))).allMatch(kinds::contains);
        // A row that the pattern does not match would go unseen.
        assertThat(text.lines().filter(line -> line.matches("\\| `[a-z-]+\\..*")))
                .hasSameSizeAs(documented());
        for (Kind kind : Kind.values()) {
            assertThat(text)
                    .contains(
                            "| `%s` | %d |"
                                    .formatted(
                                            kind.name().toLowerCase(Locale.ROOT),
                                            kind.exitStatus()));
        }
    }
}
