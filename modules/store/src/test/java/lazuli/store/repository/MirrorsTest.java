package lazuli.store.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MirrorsTest {
    private static final String MAIN = "http://ftp.debian.org/debian";
    private static final String SECURITY = "http://security.debian.org/debian-security";

    @TempDir Path apt;

    private static RepositorySource debian(String... uris) {
        return new RepositorySource(
                "debian",
                List.of("trixie"),
                List.of("main"),
                List.of("amd64"),
                Optional.empty(),
                List.of(uris).stream().map(URI::create).toList(),
                true,
                true,
                Optional.empty());
    }

    private static List<String> of(Mirrors mirrors, RepositorySource source, String suite) {
        return mirrors.of(source, suite).stream()
                .map(mirror -> mirror.base() + " " + mirror.from())
                .toList();
    }

    private Mirrors mirrors(String... named) {
        return new Mirrors(List.of(named).stream().map(URI::create).toList(), Optional.of(apt));
    }

    private Path write(String name, String text) throws IOException {
        Path file = apt.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void knowsAMirrorForEachOfDebiansArchives() {
        assertThat(of(mirrors(), debian(), "trixie")).containsExactly(MAIN + " built in");
        assertThat(of(mirrors(), debian(), "trixie-updates")).containsExactly(MAIN + " built in");
        assertThat(of(mirrors(), debian(), "trixie-security"))
                .containsExactly(SECURITY + " built in");
    }

    @Test
    void asksInTheOrderOfWhoKnowsBest() throws IOException {
        Path file =
                write(
                        "sources.list.d/debian.sources",
                        "Types: deb deb-src\nURIs: http://apt.example/debian\nSuites: bookworm\nComponents: main\n");
        assertThat(
                        of(
                                mirrors("http://named.example/debian/"),
                                debian("http://mirror.example/debian"),
                                "trixie"))
                .containsExactly(
                        "http://mirror.example/debian the definition",
                        "http://named.example/debian --mirror",
                        "http://apt.example/debian " + file,
                        MAIN + " built in");
    }

    @Test
    void looksForTheSecurityArchiveBesideANamedMirror() {
        assertThat(of(mirrors("http://named.example/x/debian"), debian(), "trixie-security"))
                .containsExactly(
                        "http://named.example/x/debian-security --mirror", SECURITY + " built in");
        assertThat(of(mirrors("http://named.example/debian-security"), debian(), "trixie"))
                .containsExactly("http://named.example/debian --mirror", MAIN + " built in");
        assertThat(of(mirrors("http://named.example/all"), debian(), "trixie-security"))
                .containsExactly("http://named.example/all --mirror", SECURITY + " built in");
    }

    @Test
    void asksNobodyElseForAnotherArchive() throws IOException {
        write("sources.list", "deb http://apt.example/debian trixie main\n");
        assertThat(
                        of(
                                mirrors("http://named.example/debian"),
                                debian("https://packages.example/docker"),
                                "trixie"))
                .containsExactly("https://packages.example/docker the definition");
        assertThat(of(mirrors(), debian("file:///srv/debian"), "trixie"))
                .containsExactly("file:///srv/debian the definition");
        assertThat(of(mirrors(), debian(), "./")).isEmpty();
    }

    @Test
    void namesNobodyTwice() throws IOException {
        write("sources.list", "deb http://ftp.debian.org/debian/ trixie main\n");
        assertThat(of(mirrors(MAIN + "//"), debian(MAIN), "trixie"))
                .containsExactly(MAIN + " the definition");
    }

    @Test
    void readsOneLineSources() throws IOException {
        Path file =
                write(
                        "sources.list",
                        """
                        # deb http://comment.example/debian trixie main
                        deb http://one.example/debian trixie main contrib # why not
                        deb-src http://source.example/debian trixie main
                        deb [ arch=amd64 signed-by=/x.gpg ] http://two.example/debian trixie main
                        deb [arch=amd64] cdrom:[Debian]/ trixie main
                        deb tor+http://tor.example/debian trixie main
                        deb http://ubuntu.example/ubuntu noble main
                        deb http://proxy.example/apt-cache trixie main
                        deb http://security.example/debian-security trixie-security main
                        nonsense
                        deb
                        deb http://bad uri.example/debian
                        """);
        assertThat(of(mirrors(), debian(), "trixie"))
                .containsExactly(
                        "http://one.example/debian " + file,
                        "http://two.example/debian " + file,
                        "http://proxy.example/apt-cache " + file,
                        MAIN + " built in");
        assertThat(of(mirrors(), debian(), "trixie-security"))
                .containsExactly(
                        "http://security.example/debian-security " + file, SECURITY + " built in");
    }

    @Test
    void readsStanzaSources() throws IOException {
        Path list =
                write("mirrors/debian.list", "http://listed.example/debian\tpriority:1\n# no\n");
        Path one =
                write(
                        "sources.list.d/a.sources",
                        """
                        # comment
                        Types: deb
                        URIs: http://one.example/debian
                         http://two.example/debian
                        Suites: trixie trixie-updates
                        Components: main

                        Enabled: no
                        Types: deb
                        URIs: http://disabled.example/debian
                        Suites: trixie

                        Types: deb-src
                        URIs: http://source.example/debian
                        Suites: trixie

                        Types: deb
                        URIs: mirror+file:%s
                        Suites: trixie
                        """
                                .formatted(list));
        write("sources.list.d/b.sources", "this is\nnot a stanza\n");
        write("sources.list.d/c.list.disabled", "deb http://no.example/debian trixie main\n");
        assertThat(of(mirrors(), debian(), "trixie"))
                .containsExactly(
                        "http://one.example/debian " + one,
                        "http://two.example/debian " + one,
                        "http://listed.example/debian " + one,
                        MAIN + " built in");
    }

    @Test
    void encodesWhatUrlsCantHave() {
        Mirror mirror = new Mirror(URI.create("http://mirror.example/debian//"), "test");
        assertThat(mirror.url("pool/a+b_1%3a2~3 ä.deb").toString())
                .isEqualTo("http://mirror.example/debian/pool/a+b_1%253a2~3%20%C3%A4.deb");
        assertThat(mirror.url("./x").toString()).isEqualTo("http://mirror.example/debian/x");
    }
}
