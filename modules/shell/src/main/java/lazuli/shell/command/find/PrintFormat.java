package lazuli.shell.command.find;

import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.FileType;
import lazuli.shell.command.time.DateFormat;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;

/** What {@code -printf} prints of one file. */
final class PrintFormat {
    private final Call call;
    private final Visit visit;
    private final StringBuilder out = new StringBuilder();
    private int at;

    PrintFormat(Call call, Visit visit) {
        this.call = call;
        this.visit = visit;
    }

    String format(String format) {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c == '\\' && at < format.length()) {
                if (format.charAt(at) == 'c') {
                    break;
                }
                escape(format);
            } else if (c == '%' && at < format.length()) {
                directive(format);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void escape(String format) {
        char c = format.charAt(at++);
        switch (c) {
            case 'a' -> out.append((char) 7);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append((char) 11);
            case '\\' -> out.append('\\');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int value = c - '0';
                for (int i = 0; i < 2 && at < format.length(); i++) {
                    int digit = format.charAt(at) - '0';
                    if (digit < 0 || digit > 7) {
                        break;
                    }
                    value = value * 8 + digit;
                    at++;
                }
                out.append((char) (value & 0x7f));
            }
            default -> out.append('\\').append(c);
        }
    }

    private void directive(String format) {
        int start = at;
        while (at < format.length() && "-+ #0123456789.".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        if (at == format.length()) {
            out.append('%').append(format, start, at);
            return;
        }
        String flags = format.substring(start, at);
        char letter = format.charAt(at++);
        if (letter == '%') {
            out.append('%');
            return;
        }
        if ("ACTB".indexOf(letter) >= 0) {
            if (at == format.length()) {
                out.append('%').append(letter);
                return;
            }
            pad(flags, time(format.charAt(at++)));
            return;
        }
        pad(flags, value(letter));
    }

    private String time(char format) {
        long mtime = visit.inode().metadata().mtime();
        return switch (format) {
            case '@' -> mtime + ".0000000000";
            case '+' -> DateFormat.format(mtime, "%Y-%m-%d+%H:%M:%S.0000000000");
            case 'T', 'X' -> DateFormat.format(mtime, "%H:%M:%S.0000000000");
            case 'S' -> DateFormat.format(mtime, "%S.0000000000");
            default -> DateFormat.format(mtime, "%" + format);
        };
    }

    private void pad(String flags, String value) {
        boolean left = flags.indexOf('-') >= 0;
        String digits = flags.replaceAll("[-+ #]", "");
        int dot = digits.indexOf('.');
        String shown = value;
        if (dot >= 0 && dot + 1 < digits.length()) {
            int most = Integer.parseInt(digits.substring(dot + 1));
            shown = value.substring(0, Math.min(most, value.length()));
        }
        String widthText = dot < 0 ? digits : digits.substring(0, dot);
        int width = widthText.isEmpty() ? 0 : Math.min(Integer.parseInt(widthText), 1000);
        int missing = Math.max(0, width - shown.length());
        String fill = (widthText.startsWith("0") && !left ? "0" : " ").repeat(missing);
        out.append(left ? shown + fill : fill + shown);
    }

    private String value(char letter) {
        Entry.Inode inode = visit.inode();
        Metadata metadata = inode.metadata();
        return switch (letter) {
            case 'a', 'c', 't' ->
                    DateFormat.format(metadata.mtime(), "%a %b %e %H:%M:%S.0000000000 %Y");
            case 'b' -> Long.toString(FileType.blocks(inode) * 2);
            case 'd' -> Integer.toString(visit.depth());
            case 'D' -> "1";
            case 'f' -> visit.path().matches("/+") ? "/" : visit.name();
            case 'g' -> call.accounts().groupName(metadata.gid());
            case 'G' -> Integer.toString(metadata.gid());
            case 'h' -> directory();
            case 'H' -> visit.start();
            case 'i' -> Long.toString(call.tree().fileNumber(path()));
            case 'k' -> Long.toString(FileType.blocks(inode));
            case 'l' -> inode instanceof Entry.Symlink(_, var target, _) ? target : "";
            case 'm' -> Integer.toOctalString(metadata.mode());
            case 'M' -> FileType.of(inode).mode(metadata.mode());
            case 'n' -> Integer.toString(call.tree().links(path()));
            case 'p' -> visit.path();
            case 'P' -> belowStart();
            case 's' -> Long.toString(FileType.size(inode));
            case 'u' -> call.accounts().userName(metadata.uid());
            case 'U' -> Integer.toString(metadata.uid());
            case 'y' -> letter(inode);
            case 'Y' -> call.stat(visit.path()).map(PrintFormat::letter).orElse("N");
            default -> throw new UnsupportedUseException("find: -printf with %" + letter);
        };
    }

    private String path() {
        String path = call.path(visit.path());
        return visit.link() ? call.tree().realpath(path).value() : path;
    }

    private static String letter(Entry.Inode inode) {
        FileType type = FileType.of(inode);
        return type == FileType.REGULAR ? "f" : String.valueOf(type.letter());
    }

    private String directory() {
        String path = visit.path().replaceAll("(?<=.)/+$", "");
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : path.substring(0, slash);
    }

    private String belowStart() {
        String rest = visit.path().substring(visit.start().length());
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }
}
