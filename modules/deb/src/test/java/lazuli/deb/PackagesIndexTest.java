package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackagesIndexTest {
    private static final String WHERE = "http://mirror.example/dists/x/main/binary-amd64/Packages";
    private static final String SHA256 =
            "5d4f7c3a5d4f7c3a5d4f7c3a5d4f7c3a5d4f7c3a5d4f7c3a5d4f7c3a5d4f7c3a";

    private static final String SAMPLE =
            """
            Package: gawk
            Source: gawk-src (1:5.2-0)
            Version: 1:5.2.1-2+b1
            Installed-Size: 2999
            Maintainer: Somebody <somebody@mirror.example>
            Architecture: amd64
            Provides: awk, gawk-api (= 3.2),
             virtual-awk
            Depends: libc6 (>= 2.38),
             libmpfr6 | libmpfr4
            Multi-Arch: foreign
            Description: GNU awk
             with: a colon
             .
            Priority: optional
            Filename: pool/main/g/gawk/gawk_5.2.1-2+b1_amd64.deb
            Size: 673304
            SHA256: %1$s

            Package: base-files
            Essential: yes
            version: 13
            Architecture: amd64
            Priority: required
            Filename: pool/b.deb
            Size: 1
            SHA256: %1$s


            Package: gawk
            Version: 1:5.2.2-1
            Architecture: all
            Protected: yes
            Filename: ./gawk.deb
            Size: 2
            SHA256: %1$s
            Pre-Depends:\
            """
                    .formatted(SHA256);

    private static PackagesIndex scan(String text) {
        return PackagesIndex.scan(ByteSource.of(text), WHERE);
    }

    @Test
    void readsWhatAParagraphSays() {
        BinaryPackage gawk = scan(SAMPLE).named("gawk").getFirst();
        assertThat(gawk.name()).isEqualTo("gawk");
        assertThat(gawk.version()).isEqualTo(Version.parse("1:5.2.1-2+b1"));
        assertThat(gawk.architecture()).isEqualTo("amd64");
        assertThat(gawk.multiArch()).isEqualTo(MultiArch.FOREIGN);
        assertThat(gawk.essential()).isFalse();
        assertThat(gawk.isProtected()).isFalse();
        assertThat(gawk.priority()).isEqualTo(Priority.OPTIONAL);
        assertThat(gawk.source())
                .isEqualTo(new SourcePackage("gawk-src", Version.parse("1:5.2-0")));
        assertThat(gawk.filename()).isEqualTo("pool/main/g/gawk/gawk_5.2.1-2+b1_amd64.deb");
        assertThat(gawk.size()).isEqualTo(673304);
        assertThat(gawk.digest()).isEqualTo(new Digest(SHA256));
        assertThat(gawk.installedSizeKib()).hasValue(2999);
        assertThat(gawk.relations(RelationField.DEPENDS))
                .extracting(Relation::toString)
                .containsExactly("libc6 (>= 2.38)", "libmpfr6 | libmpfr4");
        assertThat(gawk.relations(RelationField.PROVIDES))
                .extracting(Relation::toString)
                .containsExactly("awk", "gawk-api (= 3.2)", "virtual-awk");
        assertThat(gawk.relations(RelationField.CONFLICTS)).isEmpty();
        assertThat(gawk).hasToString("gawk 1:5.2.1-2+b1 amd64");
    }

    @Test
    void findsByNameAndByWhatIsProvided() {
        PackagesIndex index = scan(SAMPLE);
        assertThat(index.size()).isEqualTo(3);
        assertThat(index.named("gawk"))
                .extracting(found -> found.version().toString())
                .containsExactly("1:5.2.1-2+b1", "1:5.2.2-1");
        for (String virtual : List.of("awk", "gawk-api", "virtual-awk")) {
            assertThat(index.providing(virtual)).hasSize(1);
            assertThat(index.named(virtual)).isEmpty();
        }
        assertThat(index.providing("gawk")).isEmpty();
        assertThat(index.named("")).isEmpty();
        assertThat(index.names()).containsExactly("gawk", "base-files");
        assertThat(index.essential()).extracting(BinaryPackage::name).containsExactly("base-files");
        assertThat(index.required()).extracting(BinaryPackage::name).containsExactly("base-files");
    }

    @Test
    void whatIsMissingHasItsMeaning() {
        BinaryPackage base = scan(SAMPLE).named("base-files").getFirst();
        assertThat(base.source()).isEqualTo(new SourcePackage("base-files", base.version()));
        assertThat(base.installedSizeKib()).isEmpty();
        assertThat(base.multiArch()).isEqualTo(MultiArch.NO);
        assertThat(scan(SAMPLE).named("gawk").get(1).priority()).isEqualTo(Priority.OPTIONAL);
        assertThat(scan(SAMPLE).named("gawk").get(1).isProtected()).isTrue();
    }

    @Test
    void anEmptyIndexHasNothing() {
        for (String text : List.of("", "\n", "\n \n\n")) {
            PackagesIndex index = scan(text);
            assertThat(index.size()).isZero();
            assertThat(index.named("a")).isEmpty();
            assertThat(index.names()).isEmpty();
        }
    }

    @Test
    void compactFormSaysTheSame() {
        PackagesIndex index = scan(SAMPLE);
        PackagesIndex again = PackagesIndex.read(index.compact(), WHERE);
        assertThat(again.named("gawk")).isEqualTo(index.named("gawk"));
        assertThat(again.providing("awk")).isEqualTo(index.providing("awk"));
        assertThat(again.essential()).isEqualTo(index.essential());
        assertThat(again.compact()).isEqualTo(index.compact());
        assertThat(scan(SAMPLE).compact()).isEqualTo(index.compact());
    }

    @Test
    void linesLongerThanTheBufferAreRead() {
        String provides = "v0";
        StringBuilder all = new StringBuilder(provides);
        for (int i = 1; i < 60_000; i++) {
            all.append(", v").append(i);
        }
        PackagesIndex index = scan(SAMPLE.replace("Provides: awk", "Provides: " + all + ", awk"));
        assertThat(index.providing("v0")).hasSize(1);
        assertThat(index.providing("v59999")).hasSize(1);
        assertThat(index.providing("awk")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "' x'@0@continuation",
                "'Package: a\nno colon\n'@11@no name and colon",
                "'Package: a\n: x\n'@11@no name and colon",
                "'Package: a\nVersion: 1\nPackage: b\n'@22@twice",
                "'Package: a\nVersion: 1\nARCHITECTURE: all\nversion: 2'@40@twice",
                "'\n\nPackage: a\nVersion: 1\n\n'@2@lacks",
                "'Package : a'@0@no name and colon"
            })
    void saysAtWhichByteTheSyntaxBreaks(String text, int offset, String why) {
        assertThatThrownBy(() -> scan(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            var problem = e.problems().getFirst();
                            assertThat(problem.code()).isEqualTo("deb.packages-syntax");
                            assertThat(problem.kind()).isEqualTo(Kind.DATA);
                            assertThat(problem.where()).isEqualTo(WHERE + ", byte " + offset);
                            assertThat(problem.why()).contains(why);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "Version: 1:5.2.1-2+b1@Version: x@begin with a digit",
                "Architecture: amd64@Architecture: ../amd64@architecture",
                "Filename: pool/main@Filename: /pool/main@filename",
                "Filename: pool/main@Filename: pool/../../main@filename",
                "Filename: pool/main@Filename: pool\\main@filename",
                "Size: 673304@Size: -1@not a number",
                "Size: 673304@Size: 99999999999999999999@not a number",
                "Size: 673304@X: y@no size",
                "SHA256: 5d@SHA256: 5@SHA-256",
                "SHA256: 5d@SHA256: xx@SHA-256",
                "Multi-Arch: foreign@Multi-Arch: strange@multi-arch",
                "(1:5.2-0)@(1:5.2-0@source",
                "Source: gawk-src (1:5.2-0)@Source: gawk (x)@begin with a digit"
            })
    void saysWhichPackageHasAnImpossibleField(String text, String instead, String why) {
        int at = SAMPLE.indexOf(text);
        assertThat(at).isNotNegative();
        String broken = SAMPLE.substring(0, at) + instead + SAMPLE.substring(at + text.length());
        PackagesIndex index = scan("\n" + broken);
        assertThat(index.named("base-files")).hasSize(1);
        assertThatThrownBy(() -> index.named("gawk"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            var problem = e.problems().getFirst();
                            assertThat(problem.code()).isEqualTo("deb.packages-field");
                            assertThat(problem.where()).isEqualTo(WHERE + ", byte 1, package gawk");
                            assertThat(problem.why()).contains(why);
                        });
    }

    /** Signed or not: who asks for more memory than any archive needs is refused before it is all gone. */
    @ParameterizedTest
    @CsvSource({
        "'', 'lists over a million packages'",
        "Depends, 'fields have more than 128 MiB'",
        "Provides, 'have over 4 million names'"
    })
    void refusesAnIndexThatWouldFillTheMemory(String field, String why) {
        String list = field.isEmpty() ? "" : field + ": " + "a,".repeat(200_000) + "\n";
        byte[] paragraph =
                ("Package: a\nVersion: 1\nArchitecture: a\n" + list + "\n")
                        .getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> PackagesIndex.scan(overAndOver(paragraph), WHERE))
                .hasMessageContaining("deb.packages-syntax")
                .hasMessageContaining(why);
    }

    private static ByteSource overAndOver(byte[] piece) {
        return new ByteSource() {
            @Override
            public long size() {
                return 1 << 30;
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    private int at;

                    @Override
                    public int read() {
                        return piece[at++ % piece.length];
                    }

                    @Override
                    public int read(byte[] bytes, int start, int length) {
                        int count = Math.min(length, piece.length - at % piece.length);
                        System.arraycopy(piece, at % piece.length, bytes, start, count);
                        at += count;
                        return count;
                    }
                };
            }
        };
    }

    @Test
    void anyByteOfTheFileMayBeWrong() {
        byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        for (int i = 0; i < bytes.length * 4; i++) {
            byte[] broken = bytes.clone();
            broken[i / 4] = (byte) random.nextInt(256);
            useAll(() -> PackagesIndex.scan(ByteSource.of(broken), WHERE));
        }
        for (int length = 0; length < bytes.length; length++) {
            String cut = SAMPLE.substring(0, length);
            useAll(() -> scan(cut));
        }
    }

    @Test
    void anyByteOfTheCompactFormMayBeWrong() {
        ByteBuffer compact = scan(SAMPLE).compact();
        byte[] bytes = new byte[compact.remaining()];
        compact.get(bytes);
        for (int i = 0; i < bytes.length; i++) {
            byte[] broken = bytes.clone();
            broken[i] ^= (byte) (1 << i % 8);
            assertThatThrownBy(
                            () -> {
                                PackagesIndex index =
                                        PackagesIndex.read(ByteBuffer.wrap(broken), WHERE);
                                index.names();
                            })
                    .as("byte %d", i)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e ->
                                    assertThat(e.problems().getFirst().code())
                                            .isEqualTo("deb.index-damaged"));
        }
        for (int length = 0; length < bytes.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(bytes, 0, length);
            assertThatThrownBy(() -> PackagesIndex.read(cut, WHERE))
                    .isInstanceOf(ProblemException.class);
        }
    }

    private static void useAll(java.util.function.Supplier<PackagesIndex> maker) {
        try {
            PackagesIndex index = maker.get();
            for (String name : index.names()) {
                for (BinaryPackage found : index.named(name)) {
                    for (RelationField field : RelationField.values()) {
                        try {
                            found.relations(field);
                        } catch (IllegalArgumentException refused) {
                            assertThat(refused).hasMessageNotContaining("ndex");
                        }
                    }
                }
            }
            index.providing("awk");
            index.essential();
        } catch (ProblemException refused) {
            assertThat(refused.problems().getFirst().kind()).isEqualTo(Kind.DATA);
        }
    }
}
