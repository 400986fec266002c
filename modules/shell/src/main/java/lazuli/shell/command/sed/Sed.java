package lazuli.shell.command.sed;

import java.io.ByteArrayOutputStream;
import java.util.List;
import lazuli.content.ByteSource;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.regex.Dialect;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.TreeException;

/** {@code sed}: edits streams and files by a script. */
public final class Sed extends Utility {
    private static final int PANIC = 4;
    private static final int DEFAULT_WIDTH = 70;

    @Override
    protected Failure unwritten(String reason) {
        return new Failure(4, "couldn't flush stdout: " + reason);
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "quiet,silent,n debug! expression,e: file,f: follow-symlinks in-place,i?"
                                + " line-length,l: posix! regexp-extended,E,r separate,s sandbox!"
                                + " unbuffered,u null-data,zero-terminated,z binary,b");
        List<String> operands = options.operands();
        ScriptText text = new ScriptText();
        boolean given = false;
        for (Options.Option option : options.all()) {
            if (option.name().equals("expression")) {
                text.addExpression(call.encoding().argument(option.value()));
                given = true;
            } else if (option.name().equals("file")) {
                text.addFile(option.value(), scriptFile(call, option.value()));
                given = true;
            }
        }
        if (!given) {
            if (operands.isEmpty()) {
                throw options.usage("no script");
            }
            text.addExpression(call.encoding().argument(operands.removeFirst()));
        }
        boolean quiet = text.beginsQuiet() || options.has("quiet");
        Dialect dialect = options.has("regexp-extended") ? Dialect.SED_EXTENDED : Dialect.SED_BASIC;
        char end = options.has("null-data") ? '\0' : '\n';
        Outputs outputs = new Outputs(call);
        List<Instruction> script =
                new ScriptParser(text, call.encoding(), dialect, outputs, end).parse();
        var settings = new Editor.Settings(quiet, end, width(options));
        List<String> files = operands.isEmpty() ? List.of("-") : operands;
        Edit edit = new Edit(call, settings, script, outputs, options.has("follow-symlinks"));
        int status;
        if (options.has("in-place")) {
            status = edit.inPlace(files, options.value("in-place", ""));
        } else if (options.has("separate")) {
            status = edit.separately(files);
        } else {
            status = edit.asOne(files);
        }
        outputs.close();
        return status > 0 ? status : call.status();
    }

    private static String scriptFile(Call call, String file) {
        try {
            return call.encoding().decode(call.bytes(file));
        } catch (TreeException e) {
            throw new Failure(PANIC, "couldn't open file " + file + ": " + e.errno().message());
        }
    }

    private static int width(Options options) {
        String value = options.value("line-length", "");
        if (value.isEmpty()) {
            return DEFAULT_WIDTH;
        }
        try {
            int width = Integer.parseInt(value);
            return width == 1 ? 0 : width;
        } catch (NumberFormatException e) {
            throw new Failure(1, "invalid line length: " + value);
        }
    }

    /** What is to be done with files. */
    private record Edit(
            Call call,
            Editor.Settings settings,
            List<Instruction> script,
            Outputs outputs,
            boolean followSymlinks) {

        Input input(List<String> files) {
            return new Input(call, files, settings.end());
        }

        Editor editor(Input input, Output out) {
            return new Editor(call, settings, script, input, out);
        }

        int asOne(List<String> files) {
            return editor(input(files), outputs.standard()).run();
        }

        int separately(List<String> files) {
            Editor editor = editor(input(List.of()), outputs.standard());
            int status = -1;
            for (String file : files) {
                editor.turnTo(input(List.of(file)), outputs.standard());
                status = editor.run();
                if (status >= 0) {
                    break;
                }
            }
            return status;
        }

        int inPlace(List<String> files, String suffix) {
            Editor editor = editor(input(List.of()), outputs.standard());
            int status = -1;
            for (String operand : files) {
                if (call.stat(operand).isEmpty()) {
                    call.warn("can't read " + operand + ": No such file or directory");
                    call.status(2);
                    continue;
                }
                if (!(call.stat(operand).get() instanceof Entry.RegularFile old)) {
                    call.warn("couldn't edit " + operand + ": not a regular file");
                    call.status(PANIC);
                    continue;
                }
                String file =
                        followSymlinks ? call.tree().realpath(call.path(operand)).value() : operand;
                var written = new ByteArrayOutputStream();
                editor.turnTo(input(List.of(operand)), new Output(written, call.encoding()));
                status = editor.run();
                replace(file, old.metadata(), written.toByteArray(), suffix);
                if (status >= 0) {
                    break;
                }
            }
            return status;
        }

        /** The edited file is a new one, with the old one's mode and owner. */
        private void replace(String file, Metadata old, byte[] content, String suffix) {
            String path = call.path(file);
            if (suffix.isEmpty()) {
                call.tree().unlink(path);
            } else {
                call.tree().rename(path, backup(path, suffix));
            }
            call.tree().write(path, ByteSource.of(content), 0600);
            call.tree().chown(path, old.uid(), old.gid());
            call.tree().chmod(path, old.mode());
        }

        private static String backup(String path, String suffix) {
            int slash = path.lastIndexOf('/');
            String directory = path.substring(0, slash + 1);
            String base = path.substring(slash + 1);
            if (suffix.indexOf('*') < 0) {
                return path + suffix;
            }
            if (suffix.indexOf('/') >= 0) {
                throw new UnsupportedUseException("sed: backups in another directory: " + suffix);
            }
            return directory + suffix.replace("*", base);
        }
    }
}
