package lazuli.configure.alternatives;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lazuli.content.ByteSource;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** The files of {@code /var/lib/dpkg/alternatives}, one a link group. */
final class AdminFiles {
    private static final String TEMPORARY = ".dpkg-tmp";

    private final TreeEditor tree;
    private final String directory;

    AdminFiles(TreeEditor tree, String directory) {
        this.tree = tree;
        this.directory = directory;
    }

    private String file(String name) {
        return directory + "/" + name;
    }

    /** {@return the names of the groups that have a file, sorted} */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (tree.stat(directory).isPresent()) {
            for (String name : tree.list(directory)) {
                if (!name.endsWith(TEMPORARY)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** {@return the group of this name, without the choices whose file is gone} Empty where there is no file, or an empty one. */
    Optional<LinkGroup> load(String name) {
        if (tree.stat(file(name)).isEmpty()) {
            return Optional.empty();
        }
        ByteSource content = tree.read(file(name));
        return content.size() == 0
                ? Optional.empty()
                : Optional.of(new Reader(name, Names.decode(content.bytes())).group());
    }

    /** {@return the group of this name, or nothing where its file is damaged} */
    Optional<LinkGroup> loadLeniently(String name) {
        try {
            return load(name);
        } catch (AlternativesException damaged) {
            return Optional.empty();
        }
    }

    private final class Reader {
        private final String name;
        private final String text;
        private int at;

        Reader(String name, String text) {
            this.name = name;
            this.text = text;
        }

        private String line(String what) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                throw damaged("unexpected end of file while trying to read " + what);
            }
            String line = text.substring(at, end);
            at = end + 1;
            return line;
        }

        private AlternativesException damaged(String why) {
            return new AlternativesException(file(name) + " corrupt: " + why);
        }

        LinkGroup group() {
            String status = line("status");
            if (!status.equals("auto") && !status.equals("manual")) {
                throw damaged("invalid status");
            }
            var group = new LinkGroup(name, line("master link"), status.equals("auto"));
            for (String slave = line("slave name"); !slave.isEmpty(); slave = line("slave name")) {
                if (group.slaves().containsKey(slave)) {
                    throw damaged("duplicate slave name " + slave);
                }
                group.put(new LinkGroup.Slave(slave, slaveLink(group), false));
            }
            boolean dropped = false;
            for (String path = line("master file"); !path.isEmpty(); path = line("master file")) {
                dropped |= !addChoice(group, path);
            }
            group.modified(dropped);
            return group;
        }

        private String slaveLink(LinkGroup group) {
            String link = line("slave link");
            if (link.equals(group.link())) {
                throw damaged("slave link same as main link " + link);
            }
            for (LinkGroup.Slave other : group.slaves().values()) {
                if (other.link().equals(link)) {
                    throw damaged("duplicate slave link " + link);
                }
            }
            return link;
        }

        private boolean addChoice(LinkGroup group, String path) {
            if (group.choice(path).isPresent()) {
                throw damaged("duplicate path " + path);
            }
            String priority = line("priority");
            SequencedMap<String, String> slaves = new LinkedHashMap<>();
            for (String slave : group.slaves().keySet()) {
                slaves.put(slave, line("slave file"));
            }
            if (tree.stat(path).isEmpty()) {
                return false;
            }
            try {
                group.put(new Choice(path, Integer.parseInt(priority), slaves));
            } catch (NumberFormatException notANumber) {
                throw damaged("priority of " + path + ": " + priority);
            }
            return true;
        }
    }

    /** Writes the group's file. */
    void save(LinkGroup group) {
        group.tidy();
        StringBuilder text = new StringBuilder();
        line(text, group.status());
        line(text, group.link());
        for (LinkGroup.Slave slave : group.slaves().values()) {
            line(text, slave.name());
            line(text, slave.link());
        }
        text.append('\n');
        for (Choice choice : group.choices()) {
            line(text, choice.path());
            line(text, Integer.toString(choice.priority()));
            for (String slave : group.slaves().keySet()) {
                line(text, choice.slaves().getOrDefault(slave, ""));
            }
        }
        text.append('\n');
        tree.mkdirs(directory, 0755);
        tree.removeAll(file(group.name()));
        tree.write(file(group.name()), ByteSource.of(Names.encode(text.toString())), 0644);
    }

    private static void line(StringBuilder text, String line) {
        if (line.indexOf('\n') >= 0) {
            throw new AlternativesException(
                    "newlines prohibited in update-alternatives files (" + line + ")");
        }
        text.append(line).append('\n');
    }

    /** Removes the file of this group. */
    void remove(String name) {
        tree.removeAll(file(name));
    }
}
