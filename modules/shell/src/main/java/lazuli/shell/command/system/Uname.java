package lazuli.shell.command.system;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code uname}: prints what system this is. The kernel is Debian 13's first, whatever the host runs. */
public final class Uname extends Utility {
    private static final String RELEASE = "6.12.0";
    private static final String VERSION = "#1 SMP PREEMPT_DYNAMIC Debian 6.12.0-1";

    private final String machine;

    /** The utility of a machine: {@code x86_64}. */
    public Uname(String machine) {
        this.machine = machine;
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "all,a kernel-name,sysname,s nodename,n kernel-release,release,r"
                                + " kernel-version,v machine,m processor,p hardware-platform,i"
                                + " operating-system,o");
        if (!options.operands().isEmpty()) {
            throw options.extraOperand(options.operands().getFirst());
        }
        boolean all = options.has("all");
        List<String> parts = new ArrayList<>();
        add(parts, all || options.has("kernel-name") || options.all().isEmpty(), "Linux");
        add(parts, all || options.has("nodename"), Hostname.NAME);
        add(parts, all || options.has("kernel-release"), RELEASE);
        add(parts, all || options.has("kernel-version"), VERSION);
        add(parts, all || options.has("machine"), machine);
        add(parts, !all && options.has("processor"), "unknown");
        add(parts, !all && options.has("hardware-platform"), "unknown");
        add(parts, all || options.has("operating-system"), "GNU/Linux");
        call.println(String.join(" ", parts));
        return 0;
    }

    private static void add(List<String> parts, boolean asked, String part) {
        if (asked) {
            parts.add(part);
        }
    }
}
