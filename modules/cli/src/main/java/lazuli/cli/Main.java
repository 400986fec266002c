package lazuli.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program. */
public final class Main {
    static final int DONE = 0;

    /** The answer is "no". */
    static final int NO = 1;

    private Main() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] arguments) {
        // Formatted numbers have the digits of the default locale, and not every locale's are 0 to 9.
        Locale.setDefault(Locale.ROOT);
        int status = run(List.of(arguments), StandardOutput.stream(), System.err, System.getenv());
        System.err.flush();
        // Not System.exit: nothing of ours waits at exit, and threads that serve downloads may
        // still stand by.
        Runtime.getRuntime().halt(status);
    }

    /** {@return the exit status of one command with these arguments, streams and environment} */
    static int run(
            List<String> arguments,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment) {
        CommandLine line = Verbs.commandLine();
        // Known even where the arguments can't be parsed.
        Reporter reporter = Reporter.of(arguments, out, err, environment);
        try {
            ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
            int status = Verbs.run(parsed, new Terminal(out, err, environment, Options.of(parsed)));
            out.flush();
            return status;
        } catch (ParameterException e) {
            return reporter.report(List.of(ArgumentProblems.of(e)));
        } catch (ProblemException e) {
            return reporter.report(e.problems());
        } catch (UncheckedIOException e) {
            return reporter.report(List.of(hostProblem(e)));
        } catch (InvalidPathException e) {
            return reporter.report(List.of(pathProblem(e)));
        } catch (OutOfMemoryError e) {
            return reporter.report(List.of(memoryProblem()));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            if (environment.containsKey("LAZULI_TRACE")) {
                e.printStackTrace(err);
            }
            return reporter.report(List.of(ourBug(e)));
        }
    }

    private static Problem hostProblem(UncheckedIOException e) {
        String reason = String.valueOf(e.getMessage());
        boolean full = reason.contains("No space left");
        return new Problem(
                full ? "host.disk-full" : "host.io",
                Kind.HOST,
                full ? "the disk is full" : "the host could not read or write",
                reason,
                "the operating system says so",
                full
                        ? "make space (`lazuli cache trim` frees what can be made again), then start again"
                        : "see that the file can be read and written, then start again");
    }

    private static Problem pathProblem(InvalidPathException e) {
        return new Problem(
                "host.no-such-name",
                Kind.HOST,
                "this is no file name here",
                e.getInput(),
                e.getReason(),
                "use another name; or, if it has letters beyond ASCII, a locale that has them: LC_ALL=C.UTF-8");
    }

    private static Problem memoryProblem() {
        return new Problem(
                "host.memory",
                Kind.HOST,
                "the memory does not suffice",
                "the Java heap, %d MiB".formatted(Runtime.getRuntime().maxMemory() >> 20),
                "the heap is full",
                "give it more: LAZULI_JAVA_OPTS=-Xmx1g");
    }

    private static Problem ourBug(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return new Problem(
                "bug.unexpected",
                Kind.BUG,
                "Lazuli made a mistake: "
                        + e.getClass().getSimpleName()
                        + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                trace.length == 0 ? "unknown" : trace[0].toString(),
                "this should not happen, whatever the input",
                "report it, with the definition and what LAZULI_TRACE=1 adds to this message");
    }
}
