package lazuli.definition.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import lazuli.content.Compression;
import lazuli.definition.Account;
import lazuli.definition.Container;
import lazuli.definition.Container.Layering;
import lazuli.definition.DebconfAnswer;
import lazuli.definition.Definition;
import lazuli.definition.Image;
import lazuli.definition.Image.PackageDatabase;
import lazuli.definition.Located;
import lazuli.definition.Overlay;
import lazuli.definition.Position;
import lazuli.definition.Repository;
import lazuli.definition.Repository.Source;
import lazuli.definition.VersionConstraint;
import lazuli.definition.VersionConstraint.Operator;
import lazuli.tree.Origin;
import org.junit.jupiter.api.Test;

final class DefinitionLoaderTest {
    private final Definition rich = Project.rich().load();
    private final Image web = rich.images().get("web");

    @Test
    void readsTheDistribution() {
        assertThat(rich.distribution().id()).isEqualTo("demo");
        assertThat(rich.distribution().architectures()).containsExactly("amd64", "arm64");
        assertThat(rich.distribution().epoch()).isEqualTo(OptionalLong.of(1793491200));
        assertThat(web.osRelease().orElseThrow().text())
                .isEqualTo(
                        """
                        PRETTY_NAME="Demo Linux 1.2"
                        NAME="Demo Linux"
                        VERSION_ID="1.2"
                        VERSION="1.2 (blue)"
                        VERSION_CODENAME=blue
                        ID=demo
                        ID_LIKE=debian
                        HOME_URL="https://demo.example/"
                        VARIANT_ID=web
                        """);
    }

    @Test
    void readsRepositories() {
        assertThat(rich.repositories().keySet()).containsExactly("debian", "own", "flat");
        Repository debian = rich.repositories().get("debian");
        assertThat(debian.suites())
                .extracting(Located::value)
                .containsExactly("trixie", "trixie-updates");
        assertThat(debian.source()).contains(new Source.Mirror("https://mirror.example/debian"));
        assertThat(debian.keyring().orElseThrow().keys().text()).isEqualTo("a key");
        assertThat(debian.trusted()).isFalse();
        assertThat(debian.priority()).isEqualTo(500);
        Repository own = rich.repositories().get("own");
        assertThat(own.source()).contains(new Source.Directory("packages"));
        assertThat(own.suites()).extracting(Located::value).containsExactly("./");
        assertThat(own.trusted()).isTrue();
        assertThat(own.priority()).isEqualTo(900);
        Repository flat = rich.repositories().get("flat");
        assertThat(flat.source()).contains(new Source.Mirror("file:///srv/flat"));
        assertThat(flat.checkValidUntil()).isFalse();
        assertThat(flat.architectures()).containsExactly("amd64");
    }

    @Test
    void readsPins() {
        assertThat(rich.pins()).hasSize(2);
        assertThat(rich.pins().getFirst().constraints())
                .containsExactly(
                        new VersionConstraint(Operator.LATER_OR_EQUAL, "6.12"),
                        new VersionConstraint(Operator.EARLIER, "6.13"));
        assertThat(rich.pins().getFirst().isAbout("linux-image-amd64")).isTrue();
        assertThat(rich.pins().getFirst().isAbout("util-linux-x")).isFalse();
        assertThat(rich.pins().getLast().repository()).contains("own");
        assertThat(rich.pins().getLast().priority()).isEqualTo(OptionalInt.of(100));
    }

    @Test
    void mergesProfilesInTheirOrderAndTheImageLast() {
        assertThat(web.profiles()).containsExactly("base", "network", "server");
        assertThat(web.selection().packages())
                .extracting(Object::toString)
                .containsExactly(
                        "bash",
                        "coreutils",
                        "iproute2",
                        "nginx (>= 1.26)",
                        "libc6:i386 [amd64]",
                        "curl [!arm64]");
        assertThat(web.selection().exclude()).extracting(Located::value).containsExactly("systemd");
        assertThat(web.selection().omit()).extracting(Located::value).containsExactly("perl-base");
        assertThat(web.selection().recommends().all()).isTrue();
        assertThat(web.selection().recommends().of())
                .extracting(Located::value)
                .containsExactly("git");
    }

    @Test
    void theLastAnswerToAQuestionCounts() {
        assertThat(web.selection().debconf())
                .extracting(DebconfAnswer::question, DebconfAnswer::answer)
                .containsExactly(
                        tuple("tzdata/Areas", "Europe"),
                        tuple("demo/choices", "one, two"),
                        tuple("demo/yes", "true"));
    }

    @Test
    void theLastOverlayForAPathCountsAndDirectoriesComeFirst() {
        List<Overlay> overlays = web.selection().overlays("amd64");
        assertThat(overlays)
                .extracting(overlay -> overlay.path().value())
                .containsExactly("/srv/web", "/etc/localtime", "/etc/hosts", "/etc/motd");
        Overlay.Directory directory = (Overlay.Directory) overlays.getFirst();
        assertThat(directory.mode()).isEqualTo(02775);
        assertThat(directory.owner()).isEqualTo(Overlay.Owner.ROOT);
        Overlay.File motd = (Overlay.File) overlays.getLast();
        assertThat(motd.content().text()).isEqualTo("Hello\n");
        assertThat(motd.mode()).isEqualTo(0600);
        assertThat(motd.owner()).isEqualTo(new Overlay.Owner("nonroot", "65532"));
        assertThat(((Overlay.File) overlays.get(2)).content().text()).startsWith("127.0.0.1");
        assertThat(((Overlay.File) web.selection().overlays("riscv64").getLast()).content().text())
                .isEqualTo("Welcome\n");
    }

    @Test
    void readsUsersAndGroups() {
        assertThat(web.selection().groups()).extracting(Account.Group::name).contains("operators");
        Account.User nonroot = web.selection().users().getFirst();
        assertThat(nonroot.uid()).isEqualTo(OptionalInt.of(65532));
        assertThat(nonroot.gid()).isEqualTo(OptionalInt.of(65532));
        assertThat(nonroot.group()).isEmpty();
        assertThat(nonroot.home()).isEqualTo("/home/nonroot");
        assertThat(nonroot.groups()).containsExactly("operators");
    }

    @Test
    void readsWhatTheContainerRuns() {
        Container container = (Container) web.kind();
        assertThat(container.entrypoint()).containsExactly("/usr/sbin/nginx", "-g", "daemon off;");
        assertThat(container.cmd()).containsExactly("-v", "-v");
        assertThat(container.env()).containsEntry("LANG", "C.UTF-8");
        assertThat(container.user()).contains("65532:65532");
        assertThat(container.workdir()).contains("/");
        assertThat(container.labels()).containsEntry("com.example.team", "web");
        assertThat(container.annotations())
                .containsEntry("org.opencontainers.image.vendor", "Demo");
        assertThat(container.ports()).containsExactly("8080/tcp", "53/udp");
        assertThat(container.volumes()).containsExactly("/var/lib/web");
        assertThat(container.stopSignal()).contains("SIGQUIT");
        assertThat(container.compression()).isEqualTo(Compression.GZIP);
        assertThat(container.layering()).isEqualTo(Layering.PACKAGES);
    }

    @Test
    void readsTheImage() {
        assertThat(web.architectures()).containsExactly("amd64");
        assertThat(web.essential()).isFalse();
        assertThat(web.packageDatabase()).isEqualTo(PackageDatabase.STATUS_D);
        assertThat(web.description()).contains("A web server");
        Image plain = rich.images().get("plain");
        assertThat(plain.architectures()).containsExactly("amd64", "arm64");
        assertThat(plain.essential()).isTrue();
        assertThat(plain.packageDatabase()).isEqualTo(PackageDatabase.FULL);
        assertThat(plain.description()).isEqualTo(Optional.empty());
    }

    @Test
    void everythingKnowsWhereItStands() {
        String text = Project.resource("rich.toml");
        Position nginx = web.selection().packages().get(3).where();
        assertThat(nginx.key()).isEqualTo("image.web.packages");
        assertThat(text.lines().toList().get(nginx.line() - 1).substring(nginx.column() - 1))
                .startsWith("\"nginx (>= 1.26)\"");
        Position hosts = web.selection().overlays("amd64").get(2).where();
        assertThat(hosts)
                .isEqualTo(new Position("more/network.toml", 5, 1, "profile.network.file"));
        assertThat(hosts.origin())
                .isEqualTo(
                        new Origin.FromDefinition("more/network.toml", 5, "profile.network.file"));
        Position glob = web.selection().removals().getFirst().remove().getLast().where();
        assertThat(text.lines().toList().get(glob.line() - 1).substring(glob.column() - 1))
                .startsWith("\"/usr/share/man/**\"");
        assertThat(text.lines().toList().get(web.where().line() - 1)).isEqualTo("[image.web]");
        assertThat(rich.files()).containsExactly("lazuli.toml", "more/network.toml");
    }

    @Test
    void anImagesOwnRecommendsCountsAlone() {
        Definition definition =
                Project.small(
                                """
                                [profile.all]
                                recommends = true
                                [image.a]
                                kind = "container"
                                include = ["all"]
                                recommends = false
                                """)
                        .load();
        assertThat(definition.images().get("a").selection().recommends().all()).isFalse();
    }

    @Test
    void aProfileThatIsIncludedTwiceIsMergedOnce() {
        Definition definition =
                Project.small(
                                """
                                [profile.base]
                                packages = ["bash"]
                                [profile.a]
                                include = ["base"]
                                [profile.b]
                                include = ["base"]
                                [image.x]
                                kind = "container"
                                include = ["a", "b"]
                                """)
                        .load();
        assertThat(definition.images().get("x").profiles()).containsExactly("base", "a", "b");
        assertThat(definition.images().get("x").selection().packages()).hasSize(1);
    }

    @Test
    void aFileThatIsIncludedTwiceIsReadOnce() {
        Definition definition =
                Project.of(
                                "include = [\"a.toml\", \"b/c.toml\"]\n[image.x]\nkind = \"container\"\n")
                        .with("a.toml", "include = [\"b/c.toml\"]\n")
                        .with(
                                "b/c.toml",
                                Project.resource("rich.toml")
                                        .replace("include = [\"more/network.toml\"]", "")
                                        .replace(", \"network\"", ""))
                        .with("b/keys/debian.asc", "a key")
                        .with("b/files/motd", "")
                        .load();
        assertThat(definition.files()).containsExactly("lazuli.toml", "a.toml", "b/c.toml");
        assertThat(definition.images().keySet()).containsExactly("web", "plain", "x");
    }
}
