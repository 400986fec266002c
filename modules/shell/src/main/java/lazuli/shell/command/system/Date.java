package lazuli.shell.command.system;

import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.time.DateFormat;
import lazuli.shell.command.time.DateParser;

/** {@code date}: prints the tree's time, or another, in UTC. */
public final class Date extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "date,d: debug file,f:! iso-8601,I? resolution! reference,r:"
                                + " rfc-email,rfc-822,rfc-2822,R rfc-3339: set,s:!"
                                + " utc,universal,uct,u");
        String zone = call.variable("TZ");
        if (!options.has("utc") && !isUtc(zone)) {
            throw new UnsupportedUseException("date: the time zone " + zone);
        }
        String format = "%a %b %e %H:%M:%S %Z %Y";
        for (Options.Option option : options.all()) {
            format =
                    switch (option.name()) {
                        case "iso-8601" -> iso(option.value(), 'T');
                        case "rfc-3339" -> iso(option.value(), ' ');
                        case "rfc-email" -> "%a, %d %b %Y %H:%M:%S %z";
                        default -> format;
                    };
        }
        if (!options.operands().isEmpty()) {
            String operand = options.operands().getFirst();
            if (options.operands().size() > 1) {
                throw options.extraOperand(options.operands().get(1));
            }
            if (!operand.startsWith("+")) {
                throw new UnsupportedUseException("date: setting the time");
            }
            format = operand.substring(1);
        }
        call.println(DateFormat.format(time(call, options), format));
        return 0;
    }

    private static boolean isUtc(String zone) {
        return switch (zone) {
            case "", "UTC", "UTC0", "Etc/UTC", ":Etc/UTC", "GMT", "GMT0", "Etc/GMT", "Universal" ->
                    true;
            default -> false;
        };
    }

    private static String iso(String precision, char separator) {
        String zone = "%:z";
        return switch (precision) {
            case "", "date" -> "%Y-%m-%d";
            case "hours", "hour" -> "%Y-%m-%d" + separator + "%H" + zone;
            case "minutes", "minute" -> "%Y-%m-%d" + separator + "%H:%M" + zone;
            case "seconds", "second" -> "%Y-%m-%d" + separator + "%H:%M:%S" + zone;
            case "ns" ->
                    "%Y-%m-%d"
                            + separator
                            + "%H:%M:%S"
                            + (separator == 'T' ? "," : ".")
                            + "%N"
                            + zone;
            default ->
                    throw new Failure(
                            1,
                            "invalid argument "
                                    + Quoting.always(precision)
                                    + " for '"
                                    + (separator == 'T' ? "--iso-8601" : "--rfc-3339")
                                    + "'");
        };
    }

    private static long time(Call call, Options options) {
        long now = call.tree().clock();
        if (options.has("reference")) {
            String operand = options.value("reference", "");
            return call.stat(operand)
                    .orElseThrow(() ->
                            new Failure(1, Quoting.maybe(operand) + ": No such file or directory"))
                    .metadata()
                    .mtime();
        }
        if (!options.has("date")) {
            return now;
        }
        String text = options.value("date", "");
        return DateParser.parse(text, now)
                .orElseThrow(() -> new Failure(1, "invalid date " + Quoting.always(text)));
    }
}
