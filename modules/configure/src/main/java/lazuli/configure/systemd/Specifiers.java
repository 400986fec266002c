package lazuli.configure.systemd;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** What the letters behind a percent sign stand for in systemd's configuration: directories, and what {@code /etc/os-release} says. */
public final class Specifiers {
    private static final Map<Character, String> OS_RELEASE =
            Map.of(
                    'A', "IMAGE_VERSION",
                    'B', "BUILD_ID",
                    'M', "IMAGE_ID",
                    'o', "ID",
                    'w', "VERSION_ID",
                    'W', "VARIANT_ID");

    /** What is the machine's, and no image knows. */
    private static final String MACHINE = "abHlqv";

    private final TreeEditor tree;
    private final Map<Character, String> directories;

    private Specifiers(TreeEditor tree, Map<Character, String> directories) {
        this.tree = tree;
        this.directories = directories;
    }

    /** What this letter stands for is not known, or nothing. */
    public static final class UnresolvedException extends Exception {
        private static final long serialVersionUID = 1;

        /** {@code wrong} where nobody can know it, else it may be known when the image runs. */
        private final boolean wrong;

        UnresolvedException(String text, boolean wrong) {
            super("Failed to replace specifiers in '" + text + "'");
            this.wrong = wrong;
        }

        /** {@return whether the line is wrong} Otherwise it has to wait for a machine. */
        public boolean wrong() {
            return wrong;
        }
    }

    /** {@return those of sysusers.d(5)} */
    public static Specifiers ofSysusers(TreeEditor tree) {
        return new Specifiers(tree, Map.of('T', "/tmp", 'V', "/var/tmp"));
    }

    /** {@return those of tmpfiles.d(5)} */
    public static Specifiers ofTmpfiles(TreeEditor tree) {
        Map<Character, String> directories = new TreeMap<>();
        directories.put('T', "/tmp");
        directories.put('V', "/var/tmp");
        directories.put('t', "/run");
        directories.put('S', "/var/lib");
        directories.put('C', "/var/cache");
        directories.put('L', "/var/log");
        directories.put('h', "/root");
        directories.put('g', "root");
        directories.put('G', "0");
        directories.put('u', "root");
        directories.put('U', "0");
        return new Specifiers(tree, directories);
    }

    /** {@return the text with what its specifiers stand for} */
    public String resolve(String text) throws UnresolvedException {
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '%' && at + 1 < text.length()) {
                result.append(one(text, text.charAt(++at)));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    private String one(String text, char letter) throws UnresolvedException {
        if (letter == '%') {
            return "%";
        }
        String directory = directories.get(letter);
        if (directory != null) {
            return directory;
        }
        String key = OS_RELEASE.get(letter);
        if (key != null) {
            return osRelease(key);
        }
        if (letter == 'm') {
            return machineId().orElseThrow(() -> new UnresolvedException(text, false));
        }
        if (MACHINE.indexOf(letter) >= 0) {
            throw new UnsupportedUseException(
                    "%" + letter + " in systemd's configuration: " + text);
        }
        // What is no letter, and what stands for nothing, stays as it is.
        if (letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z') {
            throw new UnresolvedException(text, true);
        }
        return "%" + letter;
    }

    private Optional<String> machineId() {
        return content("/etc/machine-id").map(String::strip).filter(id -> id.length() == 32);
    }

    private Optional<String> content(String path) {
        return tree.stat(path).orElse(null) instanceof Entry.RegularFile file
                ? Optional.of(Names.decode(file.content().bytes()))
                : Optional.empty();
    }

    private String osRelease(String key) {
        for (String line :
                content("/etc/os-release")
                        .or(() -> content("/usr/lib/os-release"))
                        .orElse("")
                        .split("\n")) {
            if (line.startsWith(key + "=")) {
                return Words.of(line.substring(key.length() + 1), 1, Words.Escapes.PLAIN)
                        .map(words -> words.get(0))
                        .orElse("");
            }
        }
        return "";
    }
}
