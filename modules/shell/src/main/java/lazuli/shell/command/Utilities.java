package lazuli.shell.command;

import java.util.Optional;
import lazuli.shell.Command;
import lazuli.shell.Commands;
import lazuli.shell.command.awk.Awk;
import lazuli.shell.command.files.Basename;
import lazuli.shell.command.files.Chmod;
import lazuli.shell.command.files.Chown;
import lazuli.shell.command.files.Cp;
import lazuli.shell.command.files.Dirname;
import lazuli.shell.command.files.Install;
import lazuli.shell.command.files.Ln;
import lazuli.shell.command.files.Ls;
import lazuli.shell.command.files.Mkdir;
import lazuli.shell.command.files.Mktemp;
import lazuli.shell.command.files.Mv;
import lazuli.shell.command.files.Readlink;
import lazuli.shell.command.files.Realpath;
import lazuli.shell.command.files.Rm;
import lazuli.shell.command.files.Rmdir;
import lazuli.shell.command.files.Stat;
import lazuli.shell.command.files.Touch;
import lazuli.shell.command.find.Find;
import lazuli.shell.command.grep.Grep;
import lazuli.shell.command.sed.Sed;
import lazuli.shell.command.sort.Sort;
import lazuli.shell.command.system.Constant;
import lazuli.shell.command.system.Date;
import lazuli.shell.command.system.Echo;
import lazuli.shell.command.system.Env;
import lazuli.shell.command.system.Expr;
import lazuli.shell.command.system.Getent;
import lazuli.shell.command.system.Getopt;
import lazuli.shell.command.system.Hostname;
import lazuli.shell.command.system.Id;
import lazuli.shell.command.system.Mountpoint;
import lazuli.shell.command.system.Nproc;
import lazuli.shell.command.system.Printenv;
import lazuli.shell.command.system.Printf;
import lazuli.shell.command.system.RunParts;
import lazuli.shell.command.system.Seq;
import lazuli.shell.command.system.Tee;
import lazuli.shell.command.system.Tempfile;
import lazuli.shell.command.system.Test;
import lazuli.shell.command.system.Tty;
import lazuli.shell.command.system.Uname;
import lazuli.shell.command.system.Which;
import lazuli.shell.command.system.Whoami;
import lazuli.shell.command.system.Xargs;
import lazuli.shell.command.text.Cat;
import lazuli.shell.command.text.Checksum;
import lazuli.shell.command.text.Cmp;
import lazuli.shell.command.text.Cut;
import lazuli.shell.command.text.Head;
import lazuli.shell.command.text.Tail;
import lazuli.shell.command.text.Tr;
import lazuli.shell.command.text.Uniq;
import lazuli.shell.command.text.Wc;
import org.jspecify.annotations.Nullable;

/** The utilities by name. A class is loaded when its utility is asked for. */
public final class Utilities implements Commands {
    private final String machine;

    /**
     * The utilities of a machine.
     *
     * @param machine what {@code uname -m} says: {@code x86_64}, {@code aarch64}
     */
    public Utilities(String machine) {
        this.machine = machine;
    }

    @Override
    public Optional<Command> find(String name) {
        return Optional.ofNullable(command(name));
    }

    private @Nullable Command command(String name) {
        return switch (name) {
            case "[", "test" -> new Test();
            case "awk", "mawk" -> new Awk();
            case "basename" -> new Basename();
            case "cat" -> new Cat();
            case "chattr", "lsattr", "logger", "sleep", "sync", "true" -> new Constant(0);
            case "chgrp" -> new Chown(true);
            case "chmod" -> new Chmod();
            case "chown" -> new Chown(false);
            case "cmp" -> new Cmp();
            case "cp" -> new Cp();
            case "cut" -> new Cut();
            case "date" -> new Date();
            case "dirname" -> new Dirname();
            case "echo" -> new Echo();
            case "egrep" -> new Grep('E');
            case "env" -> new Env();
            case "expr" -> new Expr();
            case "false", "pidof", "pgrep", "pkill" -> new Constant(1);
            case "fgrep" -> new Grep('F');
            case "find" -> new Find();
            case "getent" -> new Getent();
            case "getopt" -> new Getopt();
            case "grep" -> new Grep('G');
            case "head" -> new Head();
            case "hostname" -> new Hostname();
            case "id" -> new Id();
            case "install" -> new Install();
            case "ischroot" -> new Constant(0);
            case "ln" -> new Ln();
            case "ls" -> new Ls();
            case "md5sum" -> new Checksum("MD5");
            case "mkdir" -> new Mkdir();
            case "mktemp" -> new Mktemp();
            case "mountpoint" -> new Mountpoint();
            case "mv" -> new Mv();
            case "nproc" -> new Nproc();
            case "printenv" -> new Printenv();
            case "printf" -> new Printf();
            case "readlink" -> new Readlink();
            case "realpath" -> new Realpath();
            case "rm" -> new Rm();
            case "rmdir" -> new Rmdir();
            case "run-parts" -> new RunParts();
            case "sed" -> new Sed();
            case "seq" -> new Seq();
            case "sha1sum" -> new Checksum("SHA-1");
            case "sha224sum" -> new Checksum("SHA-224");
            case "sha256sum" -> new Checksum("SHA-256");
            case "sha384sum" -> new Checksum("SHA-384");
            case "sha512sum" -> new Checksum("SHA-512");
            case "sort" -> new Sort();
            case "stat" -> new Stat();
            case "tail" -> new Tail();
            case "tee" -> new Tee();
            case "tempfile" -> new Tempfile();
            case "touch" -> new Touch();
            case "tr" -> new Tr();
            case "tty" -> new Tty();
            case "uname" -> new Uname(machine);
            case "uniq" -> new Uniq();
            case "wc" -> new Wc();
            case "which", "which.debianutils" -> new Which();
            case "whoami" -> new Whoami();
            case "xargs" -> new Xargs();
            default -> null;
        };
    }
}
