package lazuli.shell.command.files;

import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.FileType;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.time.DateFormat;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;

/** What {@code stat} knows of one file. */
final class FileStatus {
    private final Call call;
    private final String name;
    private final Entry.Inode inode;
    private final boolean followed;

    FileStatus(Call call, String name, Entry.Inode inode, boolean followed) {
        this.call = call;
        this.name = name;
        this.inode = inode;
        this.followed = followed;
    }

    /** The format with what its directives mean, and its escapes too where these are asked for. */
    String format(String format, boolean escapes) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c == '\\' && escapes && i < format.length()) {
                i = escape(format, i, out);
            } else if (c == '%' && i < format.length()) {
                i = directive(format, i, out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int escape(String format, int at, StringBuilder out) {
        char c = format.charAt(at);
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'a' -> out.append((char) 7);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'v' -> out.append((char) 11);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int value = 0;
                int end = at;
                while (end < format.length() && end < at + 3) {
                    int digit = format.charAt(end) - '0';
                    if (digit < 0 || digit > 7) {
                        break;
                    }
                    value = value * 8 + digit;
                    end++;
                }
                out.append((char) (value & 0x7f));
                return end;
            }
            default -> out.append(c);
        }
        return at + 1;
    }

    private int directive(String format, int start, StringBuilder out) {
        int at = start;
        while (at < format.length() && "#-+.0123456789 ".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        if (at == format.length()) {
            out.append('%').append(format, start, at);
            return at;
        }
        String flags = format.substring(start, at);
        char letter = format.charAt(at);
        if (letter == '%') {
            out.append('%');
            return at + 1;
        }
        if ((letter == 'H' || letter == 'L') && at + 1 < format.length()) {
            throw new UnsupportedUseException("stat: the directive %" + letter);
        }
        out.append(padded(value(letter), flags, letter));
        return at + 1;
    }

    private static String padded(String value, String flags, char letter) {
        boolean left = flags.indexOf('-') >= 0;
        boolean alternate = flags.indexOf('#') >= 0;
        String digits = flags.replaceAll("[-#+ ]", "");
        boolean zero = digits.startsWith("0");
        int dot = digits.indexOf('.');
        String widthText = dot < 0 ? digits : digits.substring(0, dot);
        int width = widthText.isEmpty() ? 0 : Math.min(Integer.parseInt(widthText), 1000);
        String shown = value;
        if (alternate) {
            shown =
                    switch (letter) {
                        case 'a' -> "0" + value;
                        case 'f', 'D', 't', 'T' -> "0x" + value;
                        default -> value;
                    };
        }
        int missing = width - shown.length();
        if (missing <= 0) {
            return shown;
        }
        boolean numeric = "abBdDfghiostTuWXYZ".indexOf(letter) >= 0;
        if (left) {
            return shown + " ".repeat(missing);
        }
        return (zero && numeric ? "0" : " ").repeat(missing) + shown;
    }

    private String value(char letter) {
        Metadata metadata = inode.metadata();
        FileType type = FileType.of(inode);
        return switch (letter) {
            case 'a' -> Integer.toOctalString(metadata.mode());
            case 'A' -> type.mode(metadata.mode());
            case 'b' -> Long.toString(FileType.blocks(inode) * 2);
            case 'B' -> "512";
            case 'C' -> "?";
            case 'd' -> "1";
            case 'D' -> "1";
            case 'f' -> Integer.toHexString(type.bits() | metadata.mode());
            case 'F' ->
                    type == FileType.REGULAR && size() == 0 ? "regular empty file" : type.words();
            case 'g' -> Integer.toString(metadata.gid());
            case 'G' -> name(call.accounts().group(metadata.gid()).map(group -> group.name()));
            case 'h' -> Integer.toString(call.tree().links(path()));
            case 'i' -> Long.toString(call.tree().fileNumber(path()));
            case 'm' -> "/";
            case 'n' -> name;
            case 'N' -> quotedName();
            case 'o' -> "4096";
            case 's' -> Long.toString(size());
            case 't' -> Integer.toHexString(inode instanceof Entry.Special s ? s.major() : 0);
            case 'T' -> Integer.toHexString(inode instanceof Entry.Special s ? s.minor() : 0);
            case 'u' -> Integer.toString(metadata.uid());
            case 'U' -> name(call.accounts().user(metadata.uid()).map(user -> user.name()));
            case 'w' -> "-";
            case 'W' -> "0";
            case 'x', 'y', 'z' ->
                    DateFormat.format(metadata.mtime(), "%Y-%m-%d %H:%M:%S.000000000 +0000");
            case 'X', 'Y', 'Z' -> Long.toString(metadata.mtime());
            default -> "?";
        };
    }

    private static String name(java.util.Optional<String> name) {
        return name.orElse("UNKNOWN");
    }

    private long size() {
        return FileType.size(inode);
    }

    private String path() {
        String path = call.path(name);
        return followed ? call.tree().realpath(path).value() : path;
    }

    private String quotedName() {
        return inode instanceof Entry.Symlink(_, var target, _)
                ? Quoting.always(name) + " -> " + Quoting.always(target)
                : Quoting.always(name);
    }
}
