package lazuli.shell;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.expansion.Octets;
import lazuli.shell.syntax.HereDocument;
import lazuli.shell.syntax.Identifiers;
import lazuli.shell.syntax.Redirect;
import lazuli.shell.syntax.Word;
import org.jspecify.annotations.Nullable;

/** Redirections of a command: XCU 2.7. */
final class Redirections {
    private final ShellProcess process;
    private final Expander expander;

    Redirections(ShellProcess process, Expander expander) {
        this.process = process;
        this.expander = expander;
    }

    /** A redirection whose word is expanded: to a file's name, or the number of a descriptor. */
    record Expanded(Redirect redirect, String name, int source) {}

    /** About what a file takes in memory besides its content. */
    private static final int NEW_FILE = 256;

    /** What descriptors stood for before they were redirected. */
    static final class Saved {
        private final ShellProcess process;
        private final boolean[] changed = new boolean[Descriptors.COUNT];
        private final @Nullable OpenFile[] before = new OpenFile[Descriptors.COUNT];

        private Saved(ShellProcess process) {
            this.process = process;
        }

        /** {@return what standard error stood for} */
        @Nullable OpenFile standardError() {
            return changed[2] ? before[2] : process.descriptors.get(2);
        }

        private void replace(int descriptor, @Nullable OpenFile file) {
            if (!changed[descriptor]) {
                changed[descriptor] = true;
                before[descriptor] = process.descriptors.get(descriptor);
            }
            process.descriptors.set(descriptor, file);
        }

        /** Puts all back. */
        void restore() {
            for (int i = 0; i < changed.length; i++) {
                if (changed[i]) {
                    process.descriptors.set(i, before[i]);
                }
            }
        }
    }

    /** Expands the words of redirections. What fails here is the shell's error. */
    List<Expanded> expand(List<Redirect> redirects) {
        List<Expanded> expanded = new ArrayList<>(redirects.size());
        for (Redirect redirect : redirects) {
            if (redirect instanceof Redirect.File file) {
                expanded.add(new Expanded(file, expander.text(file.name()), -1));
            } else if (redirect instanceof Redirect.Duplicate duplicate) {
                Word word = duplicate.word();
                int source = word == null ? duplicate.source() : number(expander.text(word));
                expanded.add(new Expanded(duplicate, "", source));
            } else {
                expanded.add(new Expanded(redirect, "", -1));
            }
        }
        return expanded;
    }

    private int number(String text) {
        if (text.length() == 1 && Identifiers.isDigit(text.charAt(0))) {
            return text.charAt(0) - '0';
        }
        if (text.equals("-")) {
            return -1;
        }
        throw process.error("Syntax error: Bad fd number");
    }

    /**
     * Makes redirections, one after the other.
     *
     * @param saved takes what was there; where one fails, those before it are made
     * @throws Unwind where one fails, which was told
     */
    void make(List<Expanded> redirects, Saved saved) {
        for (Expanded each : redirects) {
            Redirect redirect = each.redirect();
            int descriptor = redirect.descriptor();
            if (redirect instanceof Redirect.File file) {
                saved.replace(descriptor, open(each.name(), file.mode()));
            } else if (redirect instanceof HereDocument here) {
                String text = expander.document(here.text());
                saved.replace(descriptor, new Pipe.Bytes(Octets.bytes(text)));
            } else {
                duplicate(descriptor, each.source(), saved);
            }
        }
    }

    /** {@return where to save what redirections replace} */
    Saved save() {
        return new Saved(process);
    }

    private OpenFile open(String name, Redirect.Mode mode) {
        try {
            if (name.isEmpty()) {
                throw new VisibleFiles.OpenFailure("No such file or directory", true);
            }
            if (mode != Redirect.Mode.READ) {
                process.session.moves(NEW_FILE);
            }
            return new VisibleFiles(process).open(process.path(name), mode);
        } catch (VisibleFiles.OpenFailure e) {
            boolean reads = mode == Redirect.Mode.READ;
            String reason =
                    !e.missing ? e.reason() : reads ? "No such file" : "Directory nonexistent";
            throw process.error("cannot " + (reads ? "open " : "create ") + name + ": " + reason);
        }
    }

    private void duplicate(int descriptor, int source, Saved saved) {
        if (source == descriptor) {
            return;
        }
        if (source < 0) {
            saved.replace(descriptor, null);
            return;
        }
        OpenFile file = process.descriptors.get(source);
        if (file == null) {
            // dash has put the descriptor aside by now, and so nobody reads its complaint where
            // that is standard error.
            saved.replace(descriptor, null);
            throw process.error(source + ": " + IoFailure.BAD_DESCRIPTOR);
        }
        saved.replace(descriptor, file);
    }
}
