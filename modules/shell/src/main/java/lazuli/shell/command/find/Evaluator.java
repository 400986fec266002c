package lazuli.shell.command.find;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.FileType;
import lazuli.shell.command.call.Quoting;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** Goes through the files, and judges each. */
final class Evaluator {
    private static final int LONGEST_COMMAND = 100_000;

    /** To resolve a character of a path takes as long as to compare so many. */
    private static final long EFFORT = 50;

    private static final int DEEPEST = 200;

    private final Call call;
    private final TreeEditor tree;
    private final Expression expression;
    private final Walk walk;
    private final Map<Expression.Execute, List<String>> collected = new LinkedHashMap<>();
    private boolean pruned;
    private boolean ended;

    /** The directories that the walk is in. */
    private final List<String> ancestors = new ArrayList<>();

    Evaluator(Call call, Expression expression, Walk walk) {
        this.call = call;
        this.tree = call.tree();
        this.expression = expression;
        this.walk = walk;
    }

    int run(List<String> starts) {
        for (String start : starts) {
            if (ended) {
                break;
            }
            visit(start, start, 0);
        }
        collected.forEach(this::runCollected);
        return call.status();
    }

    private void visit(String path, String start, int depth) {
        Optional<Entry.Inode> itself = call.lstat(path);
        if (itself.isEmpty()) {
            call.complain(Quoting.always(path) + ": " + why(path));
            return;
        }
        if (depth > DEEPEST) {
            throw new UnsupportedUseException("find: a loop of links at " + path);
        }
        boolean link = itself.get() instanceof Entry.Symlink;
        boolean follows = link && walk.follows(depth);
        Optional<Entry.Inode> inode = follows ? call.stat(path).or(() -> call.lstat(path)) : itself;
        Visit visit = new Visit(path, start, depth, inode.get(), follows);
        boolean directory = inode.get() instanceof Entry.Directory;
        call.works(EFFORT * path.length());
        if (directory && walk.follows(1) && isLoop(path)) {
            return;
        }
        pruned = false;
        if (!walk.depthFirst()) {
            judge(visit);
        }
        if (directory && !pruned && !ended && depth < walk.most()) {
            ancestors.add(path);
            for (String child : tree.list(call.path(path))) {
                if (ended) {
                    return;
                }
                visit(path.endsWith("/") ? path + child : path + "/" + child, start, depth + 1);
            }
            ancestors.removeLast();
        }
        if (walk.depthFirst() && !ended) {
            judge(visit);
        }
    }

    /** Whether links have led back to a directory that the walk is in, which is told. */
    private boolean isLoop(String path) {
        for (String ancestor : ancestors) {
            if (tree.sameFile(call.path(path), call.path(ancestor))) {
                call.complain(
                        "File system loop detected; %s is part of the same file system loop as %s."
                                .formatted(Quoting.always(path), Quoting.always(ancestor)));
                return true;
            }
        }
        return false;
    }

    private String why(String path) {
        try {
            tree.fileNumber(call.path(path));
            return "No such file or directory";
        } catch (TreeException e) {
            return e.errno().message();
        }
    }

    private void judge(Visit visit) {
        if (visit.depth() >= walk.least()) {
            holds(expression, visit);
        }
    }

    private boolean holds(Expression asked, Visit visit) {
        if (ended) {
            return false;
        }
        Metadata metadata = visit.inode().metadata();
        return switch (asked) {
            case Expression.And(var left, var right) -> holds(left, visit) && holds(right, visit);
            case Expression.Or(var left, var right) -> holds(left, visit) || holds(right, visit);
            case Expression.Then(var left, var right) -> {
                holds(left, visit);
                yield holds(right, visit);
            }
            case Expression.Not(var operand) -> !holds(operand, visit);
            case Expression.Constant(boolean value) -> value;
            case Expression.Name(var glob) -> glob.matches(visit.name());
            case Expression.Path(var glob) -> glob.matches(visit.path());
            case Expression.LinkName(var glob) ->
                    visit.inode() instanceof Entry.Symlink(_, var target, _)
                            && glob.matches(target);
            case Expression.Matches(var regex) -> regex.matches(visit.path());
            case Expression.Type(var letters, boolean linked) -> isType(visit, letters, linked);
            case Expression.Compare(var quantity, var amount) ->
                    amount.fits(quantity(quantity, visit));
            case Expression.Size(var amount, long unit) ->
                    amount.fits((FileType.size(visit.inode()) + unit - 1) / unit);
            case Expression.Empty _ -> isEmpty(visit);
            case Expression.Permissions(int mode, char match) ->
                    switch (match) {
                        case '-' -> (metadata.mode() & mode) == mode;
                        case '/' -> mode == 0 || (metadata.mode() & mode) != 0;
                        default -> metadata.mode() == mode;
                    };
            case Expression.Newer(long time) -> metadata.mtime() > time;
            case Expression.SameFile(long number) -> tree.fileNumber(path(visit)) == number;
            case Expression.NoOwner(boolean group) ->
                    group
                            ? call.accounts().group(metadata.gid()).isEmpty()
                            : call.accounts().user(metadata.uid()).isEmpty();
            case Expression.Executable(int bits) ->
                    (metadata.mode() & bits) != 0 || visit.inode() instanceof Entry.Directory;
            case Expression.Prune _ -> {
                pruned = true;
                yield true;
            }
            case Expression.Quit _ -> {
                ended = true;
                yield true;
            }
            case Expression.Delete _ -> delete(visit);
            case Expression.Print(var end) -> {
                call.print(visit.path() + end);
                yield true;
            }
            case Expression.PrintFormat(var format) -> {
                call.print(new PrintFormat(call, visit).format(format));
                yield true;
            }
            case Expression.Execute execute -> execute(execute, visit);
        };
    }

    private String path(Visit visit) {
        String path = call.path(visit.path());
        return visit.link() ? tree.realpath(path).value() : path;
    }

    private boolean isType(Visit visit, String letters, boolean linked) {
        Entry.Inode inode = visit.inode();
        if (linked) {
            boolean isLink = call.lstat(visit.path()).orElseThrow() instanceof Entry.Symlink;
            inode =
                    visit.link() && isLink
                            ? call.lstat(visit.path()).orElseThrow()
                            : call.stat(visit.path()).orElse(inode);
        }
        FileType type = FileType.of(inode);
        char letter = type == FileType.REGULAR ? 'f' : type.letter();
        return letters.indexOf(letter) >= 0;
    }

    private long quantity(Expression.Quantity quantity, Visit visit) {
        Metadata metadata = visit.inode().metadata();
        long age = tree.clock() - metadata.mtime();
        return switch (quantity) {
            case UID -> metadata.uid();
            case GID -> metadata.gid();
            case LINKS -> tree.links(path(visit));
            case INODE -> tree.fileNumber(path(visit));
            case DAYS -> ExpressionParser.days(age);
            case MINUTES -> Math.floorDiv(age + 59, 60);
        };
    }

    private boolean isEmpty(Visit visit) {
        return switch (visit.inode()) {
            case Entry.RegularFile file -> file.content().size() == 0;
            case Entry.Directory _ -> tree.list(call.path(visit.path())).isEmpty();
            case Entry.Symlink _, Entry.Special _ -> false;
        };
    }

    private boolean delete(Visit visit) {
        if (visit.path().equals(".")) {
            return true;
        }
        String path = call.path(visit.path());
        try {
            if (tree.lstat(path).orElseThrow() instanceof Entry.Directory) {
                tree.rmdir(path);
            } else {
                tree.unlink(path);
            }
            return true;
        } catch (TreeException e) {
            call.complain("cannot delete " + Quoting.always(visit.path()), e);
            return false;
        }
    }

    private boolean execute(Expression.Execute execute, Visit visit) {
        if (execute.inDirectory()) {
            throw new UnsupportedUseException("find: -execdir");
        }
        if (execute.collected()) {
            List<String> paths = collected.computeIfAbsent(execute, _ -> new ArrayList<>());
            paths.add(visit.path());
            if (paths.stream().mapToInt(String::length).sum() > LONGEST_COMMAND) {
                runCollected(execute, List.copyOf(paths));
                paths.clear();
            }
            return true;
        }
        List<String> command = new ArrayList<>();
        for (String word : execute.command()) {
            command.add(word.replace("{}", visit.path()));
        }
        return start(command) == 0;
    }

    private void runCollected(Expression.Execute execute, List<String> paths) {
        if (paths.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(execute.command());
        command.addAll(paths);
        if (start(command) != 0) {
            call.status(1);
        }
    }

    private int start(List<String> command) {
        int status = call.start(command, InputStream.nullInputStream());
        if (status == 127) {
            call.warn(Quoting.always(command.getFirst()) + ": No such file or directory");
        }
        return status;
    }
}
