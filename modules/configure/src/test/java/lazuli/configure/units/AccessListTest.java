package lazuli.configure.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.SortedMap;
import lazuli.content.ByteSource;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;
import org.junit.jupiter.api.Test;

final class AccessListTest {
    /** What Debian 13's systemd leaves at {@code /var/log/journal} when it is installed. */
    private static final String OF_THE_JOURNAL =
            "0200000001000700ffffffff04000500ffffffff080005000400000010000500ffffffff20000500ffffffff";

    @Test
    void keepsListsAsLinuxDoes() {
        TreeEditor tree = TreeEditor.empty(0, new Origin.FromLazuli("a test"));
        tree.mkdirs("/etc", 0755);
        tree.write("/etc/group", ByteSource.of("adm:x:4:\n"), 0644);
        tree.mkdirs("/var/log/journal", 02755);
        new AccessList(tree, "/var/log/journal", true)
                .set("d:group::r-x,d:group:adm:r-x,group::r-x,group:adm:r-x");
        SortedMap<String, ByteSource> xattrs =
                tree.stat("/var/log/journal").orElseThrow().metadata().xattrs();
        assertThat(xattrs.keySet())
                .containsExactly("system.posix_acl_access", "system.posix_acl_default");
        xattrs.values()
                .forEach(list ->
                        assertThat(HexFormat.of().formatHex(list.bytes()))
                                .isEqualTo(OF_THE_JOURNAL));
    }
}
