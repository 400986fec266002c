package lazuli.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Does in one process, for nobody to see, what commands do: so that the JDK's AOT cache holds what they will need. */
final class Training {
    private Training() {}

    static int run() {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        for (List<String> arguments :
                List.of(
                        List.of("--help"),
                        List.of("build", "--help"),
                        List.of("biuld"),
                        List.of("--version"))) {
            Main.run(arguments, nowhere, nowhere, Map.of());
        }
        return Main.DONE;
    }
}
