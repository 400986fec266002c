package lazuli.configure.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import lazuli.configure.CommandRun;
import lazuli.content.ByteSource;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;
import org.junit.jupiter.api.Test;

final class FileCapabilitiesTest {
    /** What Linux keeps for {@code setcap cap_net_raw+ep}. */
    private static final String NET_RAW = "0100000200200000000000000000000000000000";

    @Test
    void isWrittenAsTheKernelReadsIt() {
        assertThat(
                        HexFormat.of()
                                .formatHex(
                                        FileCapabilities.parse("cap_net_raw+ep")
                                                .orElseThrow()
                                                .attribute()
                                                .bytes()))
                .isEqualTo(NET_RAW);
    }

    @Test
    void saysWhatItWasTold() {
        TreeEditor tree = TreeEditor.empty(0, new Origin.FromLazuli("a test"));
        tree.write("/ping", ByteSource.of("ping"), 0755);
        String wanted = "cap_net_admin,cap_net_raw,cap_bpf=ep";
        assertThat(CommandRun.of(new Setcap(), tree, "setcap", wanted, "/ping").status()).isZero();
        assertThat(CommandRun.of(new Getcap(), tree, "getcap", "/ping").output())
                .isEqualTo("/ping cap_net_admin,cap_net_raw,cap_bpf=ep\n");
        assertThat(CommandRun.of(new Setcap(), tree, "setcap", "-r", "/ping").status()).isZero();
        assertThat(CommandRun.of(new Getcap(), tree, "getcap", "/ping").output()).isEmpty();
    }

    @Test
    void refusesWhatIsNoCapability() {
        assertThat(FileCapabilities.parse("cap_fly+ep")).isEmpty();
        assertThat(FileCapabilities.parse("cap_net_raw")).isEmpty();
        assertThat(FileCapabilities.parse("cap_net_raw+x")).isEmpty();
    }
}
