package lazuli.configure.systemd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lazuli.content.ByteSource;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.TreeEditor;

/** systemd-hwdb(8) {@code update}: compiles what hwdb(7) files say of hardware. */
public final class SystemdHwdb implements Command {
    private static final List<String> DIRECTORIES =
            List.of("/etc/udev/hwdb.d", "/usr/lib/udev/hwdb.d");

    private final int version;

    /** The program of this version of systemd: its number is in the file. */
    public SystemdHwdb(int version) {
        this.version = version;
    }

    @Override
    public int run(Invocation invocation) {
        List<String> arguments = new ArrayList<>(invocation.arguments());
        boolean usr = arguments.remove("--usr");
        arguments.remove("--root=/");
        if (!arguments.equals(List.of("update"))) {
            throw new UnsupportedUseException(
                    "systemd-hwdb " + String.join(" ", invocation.arguments()));
        }
        TreeEditor tree = invocation.tree();
        String folder = usr ? "/usr/lib/udev" : "/etc/udev";
        List<String> files = new ConfigurationFiles(tree, DIRECTORIES, ".hwdb").all();
        tree.removeAll(folder + "/hwdb.bin");
        if (files.isEmpty()) {
            return 0;
        }
        var trie = new HardwareTrie();
        for (int i = 0; i < files.size(); i++) {
            String text = new String(tree.read(files.get(i)).bytes(), StandardCharsets.ISO_8859_1);
            new FileReader(trie, files.get(i), i + 1).read(text);
        }
        tree.mkdirs(folder, 0755);
        tree.write(folder + "/hwdb.bin", ByteSource.of(trie.write(version)), 0444);
        return 0;
    }

    /** Records of lines that begin with nothing, the patterns, and of lines that begin with a blank, the properties; an empty line ends a record. */
    private static final class FileReader {
        private final HardwareTrie trie;
        private final String file;
        private final int priority;
        private final List<String> patterns = new ArrayList<>();
        private boolean inProperties;

        FileReader(HardwareTrie trie, String file, int priority) {
            this.trie = trie;
            this.file = file;
            this.priority = priority;
        }

        void read(String text) {
            int number = 0;
            for (String raw : text.split("\n", -1)) {
                number++;
                if (!raw.startsWith("#")) {
                    int comment = raw.indexOf('#');
                    line((comment < 0 ? raw : raw.substring(0, comment)).stripTrailing(), number);
                }
            }
        }

        private void line(String line, int number) {
            boolean indented = line.startsWith(" ");
            if (line.isEmpty() || inProperties && !indented) {
                patterns.clear();
                inProperties = false;
            } else if (!indented) {
                patterns.add(line);
            } else if (!patterns.isEmpty()) {
                inProperties = true;
                property(line, new HardwareTrie.Source(file, priority, number));
            }
        }

        private void property(String line, HardwareTrie.Source source) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                return;
            }
            String key = line.substring(0, equals).replaceFirst("^[ \t]+(?=[ \t])", "");
            if (key.length() > 1) {
                String value = line.substring(equals + 1);
                patterns.forEach(pattern -> trie.insert(pattern, key, value, source));
            }
        }
    }
}
