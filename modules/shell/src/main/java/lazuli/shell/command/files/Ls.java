package lazuli.shell.command.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lazuli.shell.command.call.Accounts;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.FileType;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.time.DateFormat;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeException;

/** {@code ls}: lists directories, one name a line, as to a pipe. */
public final class Ls extends Utility {
    private static final long HALF_A_YEAR = 31_556_952 / 2;

    /** A file with the name that is shown. */
    private record Item(String name, String operand, Entry.Inode inode) {
        long mtime() {
            return inode.metadata().mtime();
        }

        byte[] bytes() {
            return Names.encode(name);
        }
    }

    private record Rules(
            boolean all,
            boolean almostAll,
            boolean directories,
            boolean longFormat,
            boolean numeric,
            boolean owner,
            boolean group,
            boolean follow,
            boolean recursive,
            boolean reverse,
            boolean inode,
            char indicator,
            char sort) {}

    /** Ends with 2 where nobody takes what it prints. */
    public Ls() {
        super(2);
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "all,a almost-all,A author! escape,b! block-size:! ignore-backups,B! c! C!"
                                + " color? directory,d dired,D! f! classify? F file-type"
                                + " full-time! g group-directories-first! no-group,G human-readable,h!"
                                + " si! dereference-command-line,H hide:! hyperlink? indicator-style:!"
                                + " inode,i ignore,I:! kibibytes,k l dereference,L m! numeric-uid-gid,n"
                                + " literal,N o p hide-control-chars,q! quote-name,Q!"
                                + " quoting-style:! reverse,r recursive,R size,s! S sort:"
                                + " time:! time-style:! t tabsize,T: u! U v! width,w: x! X! context,Z! zero!"
                                + " 1",
                        2);
        Rules rules = rules(options);
        List<Item> files = new ArrayList<>();
        List<Item> directories = new ArrayList<>();
        List<String> operands = options.operands().isEmpty() ? List.of(".") : options.operands();
        boolean followOperands = !rules.longFormat || options.has("dereference-command-line");
        for (String operand : operands) {
            Optional<Entry.Inode> inode = call.stat(operand);
            boolean follow =
                    rules.follow
                            || !rules.directories
                                    && followOperands
                                    && inode.filter(Entry.Directory.class::isInstance).isPresent();
            if (!follow) {
                inode = call.lstat(operand);
            }
            if (inode.isEmpty()) {
                call.complain(
                        "cannot access " + Quoting.always(operand) + ": " + why(call, operand));
                call.status(2);
                continue;
            }
            Item item = new Item(operand, operand, inode.get());
            (inode.get() instanceof Entry.Directory && !rules.directories ? directories : files)
                    .add(item);
        }
        print(call, rules, files, directories, false);
        boolean titled = operands.size() > 1 || rules.recursive;
        boolean first = files.isEmpty();
        for (Item directory : sorted(directories, rules)) {
            list(call, rules, directory.operand, titled, first);
            first = false;
        }
        return call.status();
    }

    private static String why(Call call, String operand) {
        try {
            call.tree().fileNumber(call.path(operand));
            return "No such file or directory";
        } catch (TreeException e) {
            return e.errno().message();
        }
    }

    private static Rules rules(Options options) {
        char sort = 'n';
        char indicator = ' ';
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "S", "t", "U" -> sort = option.name().charAt(0);
                case "sort" ->
                        sort =
                                switch (option.value()) {
                                    case "size" -> 'S';
                                    case "time" -> 't';
                                    case "none" -> 'U';
                                    default -> 'n';
                                };
                case "F", "classify" -> indicator = 'F';
                case "file-type" -> indicator = 'T';
                case "p" -> indicator = '/';
                default -> {}
            }
        }
        boolean numeric = options.has("numeric-uid-gid");
        boolean longFormat = options.has("l") || numeric || options.has("g") || options.has("o");
        return new Rules(
                options.has("all"),
                options.has("almost-all"),
                options.has("directory"),
                longFormat,
                numeric,
                !options.has("g"),
                !options.has("o") && !options.has("no-group"),
                options.has("dereference"),
                options.has("recursive"),
                options.has("reverse"),
                options.has("inode"),
                indicator,
                sort);
    }

    private static void list(
            Call call, Rules rules, String directory, boolean titled, boolean first) {
        if (titled) {
            call.print(first ? "" : "\n");
            call.println(directory + ":");
        }
        List<String> names = new ArrayList<>();
        if (rules.all) {
            names.addAll(List.of(".", ".."));
        }
        for (String name : call.tree().list(call.path(directory))) {
            if (rules.all || rules.almostAll || !name.startsWith(".")) {
                names.add(name);
            }
        }
        List<Item> items = new ArrayList<>();
        for (String name : names) {
            String operand = Destination.join(directory, name);
            Optional<Entry.Inode> inode = rules.follow ? call.stat(operand) : call.lstat(operand);
            items.add(new Item(name, operand, inode.or(() -> call.lstat(operand)).orElseThrow()));
        }
        print(call, rules, items, List.of(), true);
        if (rules.recursive) {
            for (Item item : sorted(items, rules)) {
                boolean dots = item.name.equals(".") || item.name.equals("..");
                if (item.inode instanceof Entry.Directory && !dots) {
                    list(call, rules, item.operand, true, false);
                }
            }
        }
    }

    private static List<Item> sorted(List<Item> items, Rules rules) {
        Comparator<Item> byName = (a, b) -> Arrays.compareUnsigned(a.bytes(), b.bytes());
        Comparator<Item> order =
                switch (rules.sort) {
                    case 't' ->
                            Comparator.comparingLong(Item::mtime).reversed().thenComparing(byName);
                    case 'S' ->
                            Comparator.<Item>comparingLong(item -> FileType.size(item.inode))
                                    .reversed()
                                    .thenComparing(byName);
                    default -> byName;
                };
        List<Item> sorted = new ArrayList<>(items);
        if (rules.sort != 'U') {
            sorted.sort(rules.reverse ? order.reversed() : order);
        }
        return sorted;
    }

    /** Prints the items, in columns that are wide enough for others too. */
    private static void print(
            Call call, Rules rules, List<Item> items, List<Item> others, boolean total) {
        List<Item> sorted = sorted(items, rules);
        if (!rules.longFormat) {
            for (Item item : sorted) {
                String number =
                        rules.inode ? call.tree().fileNumber(call.path(item.operand)) + " " : "";
                call.println(number + item.name + indicator(rules, item.inode));
            }
            return;
        }
        if (total) {
            long blocks = 0;
            for (Item item : sorted) {
                blocks += FileType.blocks(item.inode);
            }
            call.println("total " + blocks);
        }
        printLong(call, rules, sorted, others);
    }

    private static void printLong(Call call, Rules rules, List<Item> shown, List<Item> others) {
        List<Item> items = new ArrayList<>(shown);
        items.addAll(others);
        Accounts accounts = call.accounts();
        List<String[]> rows = new ArrayList<>();
        int[] widths = new int[5];
        for (Item item : items) {
            var metadata = item.inode.metadata();
            String path = call.path(item.operand);
            if (rules.follow && call.tree().stat(path).isPresent()) {
                path = call.tree().realpath(path).value();
            }
            String size =
                    item.inode instanceof Entry.Special special
                                    && FileType.of(special) != FileType.FIFO
                            ? special.major() + ", " + special.minor()
                            : Long.toString(FileType.size(item.inode));
            String[] row = {
                rules.inode ? Long.toString(call.tree().fileNumber(path)) : "",
                call.tree().lstat(path).isPresent()
                        ? Integer.toString(call.tree().links(path))
                        : "1",
                rules.numeric ? "" + metadata.uid() : accounts.userName(metadata.uid()),
                rules.numeric ? "" + metadata.gid() : accounts.groupName(metadata.gid()),
                size
            };
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
            rows.add(row);
        }
        for (int i = 0; i < shown.size(); i++) {
            call.println(row(call, rules, items.get(i), rows.get(i), widths));
        }
    }

    private static String row(Call call, Rules rules, Item item, String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        if (rules.inode) {
            right(line, row[0], widths[0]);
        }
        line.append(FileType.of(item.inode).mode(item.inode.metadata().mode())).append(' ');
        right(line, row[1], widths[1]);
        if (rules.owner) {
            name(line, row[2], widths[2], rules.numeric);
        }
        if (rules.group) {
            name(line, row[3], widths[3], rules.numeric);
        }
        right(line, row[4], widths[4]);
        long age = call.tree().clock() - item.mtime();
        boolean recent = age >= 0 && age < HALF_A_YEAR;
        line.append(DateFormat.format(item.mtime(), recent ? "%b %e %H:%M " : "%b %e  %Y "));
        line.append(item.name);
        if (item.inode instanceof Entry.Symlink(_, var target, _)) {
            line.append(" -> ").append(target);
            String shown = call.stat(item.operand).map(to -> indicator(rules, to)).orElse("");
            line.append(rules.indicator == ' ' || rules.indicator == '/' ? "" : shown);
        } else {
            line.append(indicator(rules, item.inode));
        }
        return line.toString();
    }

    private static void right(StringBuilder line, String text, int width) {
        line.repeat(' ', width - text.length()).append(text).append(' ');
    }

    private static void name(StringBuilder line, String text, int width, boolean numeric) {
        if (numeric) {
            right(line, text, width);
        } else {
            line.append(text).repeat(' ', width - text.length() + 1);
        }
    }

    private static String indicator(Rules rules, Entry.Inode inode) {
        if (rules.indicator == ' ') {
            return "";
        }
        if (inode instanceof Entry.Directory) {
            return "/";
        }
        if (rules.indicator == '/') {
            return "";
        }
        return switch (FileType.of(inode)) {
            case SYMLINK -> "@";
            case FIFO -> "|";
            case SOCKET -> "=";
            case REGULAR ->
                    rules.indicator == 'F' && (inode.metadata().mode() & 0111) != 0 ? "*" : "";
            case DIRECTORY, CHARACTER_DEVICE, BLOCK_DEVICE -> "";
        };
    }
}
