package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.SequencedSet;
import lazuli.content.ByteSource;
import lazuli.referee.DebianArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must hold of every version, relation and package of the real archive; dpkg's own library is the referee. */
@Tag("long")
final class WholeArchiveTest {
    private static final RelationField[] FIELDS = RelationField.values();

    @Test
    void refereeOrdersEveryVersionAlike() {
        SequencedSet<String> versions = new LinkedHashSet<>();
        for (String architecture : List.of("amd64", "arm64")) {
            for (PackagesIndex index : indices(architecture)) {
                for (String name : index.names()) {
                    for (BinaryPackage found : index.named(name)) {
                        versions.add(found.version().toString());
                        versions.add(found.source().version().toString());
                        addConstraints(found, versions);
                    }
                }
            }
        }
        assertThat(versions.size()).isGreaterThan(30_000);
        List<String> shuffled = new ArrayList<>(versions);
        Collections.shuffle(shuffled, new Random(13));
        DpkgPerl.checkOrder(shuffled);
        shuffled.sort((a, b) -> Version.parse(a).compareTo(Version.parse(b)));
        DpkgPerl.checkOrder(shuffled);
        System.out.println("versions compared: 2 x " + shuffled.size());
    }

    private static void addConstraints(BinaryPackage found, SequencedSet<String> versions) {
        for (RelationField field : FIELDS) {
            for (Relation relation : found.relations(field)) {
                for (Restriction restriction : relation.alternatives()) {
                    restriction
                            .constraint()
                            .ifPresent(constraint -> versions.add(constraint.version().toString()));
                }
            }
        }
    }

    /** Every relationship field, written as we understood it and as dpkg's library did. */
    @Test
    void refereeReadsEveryRelationAlike() {
        SequencedSet<String> texts = new LinkedHashSet<>();
        for (PackagesIndex index : indices("amd64")) {
            for (String name : index.names()) {
                for (BinaryPackage found : index.named(name)) {
                    for (String text : found.relations().values()) {
                        texts.add(text.replace("\n", " "));
                    }
                }
            }
        }
        List<String> fields = List.copyOf(texts);
        assertThat(fields.size()).isGreaterThan(30_000);
        String script =
                """
                use Dpkg::Deps;
                while (my $line = <STDIN>) {
                    chomp $line;
                    my $deps = deps_parse($line, host_arch => 'amd64', build_arch => 'amd64');
                    print defined $deps ? $deps->output() : 'UNREADABLE', "\\n";
                }
                """;
        List<String> verdicts = DpkgPerl.run(script, String.join("\n", fields) + "\n");
        assertThat(verdicts).hasSameSizeAs(fields);
        for (int i = 0; i < fields.size(); i++) {
            List<String> ours =
                    Relations.parse(fields.get(i)).stream().map(Relation::toString).toList();
            assertThat(String.join(", ", ours))
                    .as(fields.get(i))
                    .isEqualTo(verdicts.get(i).replace(" 0:", " ")); // an epoch of zero is not kept
        }
        System.out.println("relationship fields compared: " + fields.size());
    }

    /** Every paragraph's plain fields, as a few lines of Perl find them. */
    @Test
    void refereeFindsTheSameInEveryParagraph() {
        String script =
                """
                $/ = "";
                while (my $stanza = <STDIN>) {
                    my %f = map { $_ => '' } qw(Package Version Architecture Filename Size SHA256 Installed-Size Priority Essential);
                    while ($stanza =~ /^([^ \\t:]+):[ \\t]*(.*?)[ \\t]*$/mg) { $f{$1} = $2; }
                    $f{Version} =~ s/^0://;
                    print join(' ', @f{qw(Package Version Architecture Filename Size SHA256)},
                        $f{'Installed-Size'} || '-', $f{Priority}, $f{Essential} || 'no'), "\\n";
                }
                """;
        int seen = 0;
        for (Path file : DebianArchive.trixie().packages("arm64").values()) {
            PackagesIndex index = PackagesIndex.scan(source(file), file.toString());
            List<String> expected = new ArrayList<>(DpkgPerl.run(script, read(file)));
            List<String> ours = new ArrayList<>();
            for (String name : index.names()) {
                for (BinaryPackage found : index.named(name)) {
                    ours.add(line(found));
                }
            }
            Collections.sort(expected);
            Collections.sort(ours);
            assertThat(ours).hasSize(index.size()).hasSameSizeAs(expected);
            for (int i = 0; i < ours.size(); i++) {
                assertThat(ours.get(i)).isEqualTo(expected.get(i));
            }
            seen += ours.size();
        }
        System.out.println("paragraphs compared: " + seen);
    }

    private static String line(BinaryPackage found) {
        String size =
                found.installedSizeKib().isPresent()
                        ? String.valueOf(found.installedSizeKib().getAsLong())
                        : "-";
        return String.join(
                " ",
                found.name(),
                found.version().toString(),
                found.architecture(),
                found.filename(),
                String.valueOf(found.size()),
                found.digest().hex(),
                size,
                found.priority().name().toLowerCase(java.util.Locale.ROOT),
                found.essential() ? "yes" : "no");
    }

    private static List<PackagesIndex> indices(String architecture) {
        return DebianArchive.trixie().packages(architecture).values().stream()
                .map(file -> PackagesIndex.scan(source(file), file.toString()))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteSource source(Path file) {
        return new ByteSource() {
            @Override
            public long size() {
                return file.toFile().length();
            }

            @Override
            public InputStream open() {
                try {
                    return new FileInputStream(file.toFile());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
