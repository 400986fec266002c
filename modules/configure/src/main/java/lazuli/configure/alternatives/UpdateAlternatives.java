package lazuli.configure.alternatives;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import lazuli.configure.alternatives.LinkGroup.Slave;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Names;

/** update-alternatives(1). */
public final class UpdateAlternatives implements Command {
    @Override
    public int run(Invocation invocation) {
        try {
            Request request =
                    Request.parse(
                            invocation.arguments(),
                            Optional.ofNullable(invocation.environment().get("DPKG_ADMINDIR")));
            new Run(invocation, request).run();
            return 0;
        } catch (AlternativesException wrong) {
            print(invocation.err(), "update-alternatives: error: " + wrong.getMessage());
            return 2;
        }
    }

    private static void print(OutputStream out, String line) {
        try {
            out.write(Names.encode(line + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Run {
        private final Invocation invocation;
        private final Request request;
        private final AdminFiles files;
        private final Links links;

        Run(Invocation invocation, Request request) {
            this.invocation = invocation;
            this.request = request;
            files = new AdminFiles(invocation.tree(), request.adminDirectory());
            links = new Links(invocation.tree(), request.directory(), request.force(), this::warn);
        }

        private void say(String line) {
            print(invocation.out(), line);
        }

        private void inform(String line) {
            if (!request.quiet()) {
                say("update-alternatives: " + line);
            }
        }

        private void tell(String line) {
            if (request.verbose()) {
                inform(line);
            }
        }

        private void warn(String line) {
            if (!request.quiet()) {
                print(invocation.err(), "update-alternatives: warning: " + line);
            }
        }

        void run() {
            switch (request.action()) {
                case "install" -> install();
                case "remove" -> remove();
                case "remove-all" -> {
                    LinkGroup group = load();
                    Optional<String> current = mode(group);
                    group.removeChoices();
                    update(group, current, Optional.empty());
                }
                case "set" -> {
                    LinkGroup group = load();
                    Optional<String> current = mode(group);
                    update(group, current, setManual(group, request.path()));
                }
                case "auto" -> {
                    LinkGroup group = load();
                    Optional<String> current = mode(group);
                    update(group, current, setAutomatic(group));
                }
                case "config" -> config(load());
                case "display" -> new Display(links, this::say).user(load());
                case "query" -> new Display(links, this::say).query(load());
                case "list" -> load().choices().forEach(choice -> say(choice.path()));
                case "all" ->
                        files.names()
                                .forEach(name -> files.loadLeniently(name).ifPresent(this::config));
                case "get-selections" -> getSelections();
                case "set-selections" -> setSelections();
                default ->
                        throw new UnsupportedUseException(
                                "update-alternatives --" + request.action());
            }
        }

        private LinkGroup load() {
            return files.load(request.name())
                    .orElseThrow(() ->
                            new AlternativesException("no alternatives for " + request.name()));
        }

        /** Notices what was changed behind the program's back. {@return where the link leads} */
        private Optional<String> mode(LinkGroup group) {
            Optional<String> current = links.current(group.name());
            String middle = links.inDirectory(group.name());
            if (current.isEmpty()) {
                tell("setting up automatic selection of " + group.name());
                group.automatic(true);
            } else if (group.choice(current.get()).isEmpty()) {
                if (links.isMissing(current.get())) {
                    warn(middle + " is dangling; it will be updated with best choice");
                    group.automatic(true);
                } else if (group.automatic()) {
                    warn(
                            middle
                                    + " has been changed (manually or by a script); switching to manual updates only");
                    group.automatic(false);
                }
            }
            return current;
        }

        private void install() {
            LinkGroup wanted = request.installed();
            Choice choice = request.choice();
            new InstallCheck(files, links).check(wanted, choice);
            Optional<LinkGroup> known = files.load(request.name());
            LinkGroup group = known.orElse(wanted);
            // What was there before the group was known says nothing about it.
            Optional<String> current =
                    mode(known.orElseGet(() -> new LinkGroup(wanted.name(), wanted.link(), true)));
            if (known.isPresent()) {
                evolve(group, wanted, current, choice);
            } else {
                group.modified(true);
            }
            group.put(choice);
            Optional<String> chosen =
                    group.automatic() ? group.best(current).map(Choice::path) : Optional.empty();
            update(group, current, chosen);
        }

        /** The links of the group, or those that follow, may have been renamed. */
        private void evolve(
                LinkGroup group, LinkGroup wanted, Optional<String> current, Choice choice) {
            if (links.isSymlink(group.link()) && !group.link().equals(wanted.link())) {
                inform(
                        "renaming %s link from %s to %s"
                                .formatted(group.name(), group.link(), wanted.link()));
                links.move(group.link(), wanted.link());
            }
            group.link(wanted.link());
            for (Slave slave : wanted.slaves().values()) {
                group.put(
                        new Slave(
                                slave.name(),
                                slave.link(),
                                evolved(group, slave, current, choice)));
            }
        }

        private boolean evolved(
                LinkGroup group, Slave slave, Optional<String> current, Choice choice) {
            Slave old = group.slaves().get(slave.name());
            if (old == null) {
                return true;
            }
            if (old.link().equals(slave.link()) || !links.isSymlink(old.link())) {
                return false;
            }
            Optional<String> file =
                    current.filter(choice.path()::equals).isPresent()
                            ? Optional.ofNullable(choice.slaves().get(slave.name()))
                            : links.current(slave.name());
            if (file.filter(it -> !links.isMissing(it)).isPresent()) {
                inform(
                        "renaming %s slave link from %s to %s"
                                .formatted(slave.name(), old.link(), slave.link()));
                links.move(old.link(), slave.link());
            } else {
                links.removeAll(old.link());
            }
            return true;
        }

        private void remove() {
            Optional<LinkGroup> known = files.load(request.name());
            if (known.isEmpty()) {
                tell("no alternatives for " + request.name());
                return;
            }
            LinkGroup group = known.get();
            Optional<String> current = mode(group);
            if (!group.remove(request.path())) {
                tell(
                        "alternative %s for %s not registered; not removing"
                                .formatted(request.path(), group.name()));
            }
            Optional<String> chosen = Optional.empty();
            if (current.filter(request.path()::equals).isPresent()) {
                if (!group.automatic()) {
                    inform(
                            "removing manually selected alternative - switching "
                                    + group.name()
                                    + " to auto mode");
                    group.automatic(true);
                }
                chosen = group.best(current).map(Choice::path);
            }
            update(group, current, chosen);
        }

        private static Optional<String> setManual(LinkGroup group, String path) {
            if (group.choice(path).isEmpty()) {
                throw new AlternativesException(
                        "alternative %s for %s not registered; not setting"
                                .formatted(path, group.name()));
            }
            group.automatic(false);
            return Optional.of(path);
        }

        private Optional<String> setAutomatic(LinkGroup group) {
            group.automatic(true);
            if (group.choices().isEmpty()) {
                inform("there is no program which provides " + group.name());
            }
            return group.best(links.current(group.name())).map(Choice::path);
        }

        /** Nobody is there to be asked: the current choice stays. */
        private void config(LinkGroup group) {
            Optional<String> current = mode(group);
            if (group.choices().isEmpty()) {
                say("There is no program which provides " + group.name() + ".");
                say("Nothing to configure.");
            } else if (request.skipAuto() && group.automatic()) {
                new Display(links, this::say).user(group);
            }
            update(group, current, Optional.empty());
        }

        private void update(LinkGroup group, Optional<String> current, Optional<String> chosen) {
            if (group.choices().isEmpty()) {
                links.remove(group);
                files.remove(group.name());
                return;
            }
            if (chosen.isPresent() && !chosen.equals(current)) {
                inform(
                        "using %s to provide %s (%s) in %s mode"
                                .formatted(
                                        chosen.get(), group.link(), group.name(), group.status()));
                links.prepare(group, choice(group, chosen.get()));
            } else {
                repair(group, current);
            }
            if (group.modified()) {
                files.save(group);
            }
            links.commit();
        }

        private static Choice choice(LinkGroup group, String path) {
            return group.choice(path)
                    .orElseThrow(() ->
                            new AlternativesException("can't install unknown choice " + path));
        }

        private void repair(LinkGroup group, Optional<String> current) {
            Links.Defect defect = links.defect(group);
            if (defect == Links.Defect.NONE) {
                return;
            }
            String shown = current.orElse("(null)");
            if (defect == Links.Defect.SLAVES_CHANGED) {
                inform(
                        "updating alternative %s because link group %s has changed slave links"
                                .formatted(shown, group.name()));
            } else {
                warn(
                        "forcing reinstallation of alternative %s because link group %s is broken"
                                .formatted(shown, group.name()));
            }
            Optional<String> target = current;
            if (current.isPresent() && group.choice(current.get()).isEmpty()) {
                Choice best = group.best(current).orElseThrow();
                warn(
                        "current alternative %s is unknown, switching to %s for link group %s"
                                .formatted(shown, best.path(), group.name()));
                group.automatic(true);
                target = Optional.of(best.path());
            }
            target.ifPresent(path -> links.prepare(group, choice(group, path)));
        }

        private void getSelections() {
            for (String name : files.names()) {
                files.loadLeniently(name)
                        .ifPresent(group ->
                                say(
                                        "%s %s %s"
                                                .formatted(
                                                        padded(name, 30),
                                                        padded(group.status(), 8),
                                                        links.current(name).orElse(""))));
            }
        }

        static String padded(String text, int width) {
            return text + " ".repeat(Math.max(0, width - text.length()));
        }

        private void setSelections() {
            String text;
            try {
                text = Names.decode(invocation.in().readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (String line : text.split("\n")) {
                List<String> words = List.of(line.split("[ \t]+", 3));
                if (words.size() == 3) {
                    setSelection(words.get(0), words.get(1), words.get(2));
                } else {
                    inform("skip invalid selection line: " + line);
                }
            }
        }

        private void setSelection(String name, String status, String path) {
            Optional<LinkGroup> known = files.loadLeniently(name);
            if (known.isEmpty()) {
                inform("skip unknown alternative " + name);
                return;
            }
            LinkGroup group = known.get();
            Optional<String> chosen;
            if (status.equals("auto")) {
                inform("selecting alternative " + name + " as auto");
                chosen = setAutomatic(group);
            } else if (group.choice(path).isPresent()) {
                inform("selecting alternative " + name + " as choice " + path);
                chosen = setManual(group, path);
            } else {
                inform(
                        "alternative %s unchanged because choice %s is not available"
                                .formatted(name, path));
                return;
            }
            if (chosen.isPresent()) {
                update(group, mode(group), chosen);
            }
        }
    }
}
