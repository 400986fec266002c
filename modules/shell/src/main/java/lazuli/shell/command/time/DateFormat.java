package lazuli.shell.command.time;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** strftime(3) with GNU's flags and widths, in the C locale and UTC. */
public final class DateFormat {
    private static final String[] DAYS = {
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
    };
    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };

    private final String format;
    private final long epochSecond;
    private final LocalDateTime time;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private char padding;
    private boolean upper;
    private int width;

    private DateFormat(long epochSecond, String format) {
        this.format = format;
        this.epochSecond = epochSecond;
        this.time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    }

    /** {@return the time, in seconds since 1970, in this format} */
    public static String format(long epochSecond, String format) {
        return new DateFormat(epochSecond, format).run();
    }

    private String run() {
        while (at < format.length()) {
            char c = format.charAt(at);
            int start = at++;
            if (c != '%' || at == format.length()) {
                out.append(c);
            } else {
                conversion(start);
            }
        }
        return out.toString();
    }

    private void conversion(int start) {
        padding = ' ';
        boolean padded = false;
        upper = false;
        width = 0;
        boolean swap = false;
        while (at < format.length() && "-_0+^#".indexOf(format.charAt(at)) >= 0) {
            char flag = format.charAt(at++);
            switch (flag) {
                case '^' -> upper = true;
                case '#' -> swap = true;
                default -> {
                    padding = flag;
                    padded = true;
                }
            }
        }
        while (at < format.length() && Character.isDigit(format.charAt(at))) {
            width = Math.min(width * 10 + format.charAt(at++) - '0', 1000);
        }
        while (at < format.length() && (format.charAt(at) == 'E' || format.charAt(at) == 'O')) {
            at++;
        }
        if (at == format.length()) {
            out.append(format, start, at);
            return;
        }
        char letter = format.charAt(at++);
        if (letter == ':') {
            zone(start);
            return;
        }
        if (!convert(letter, padded, swap)) {
            out.append(format, start, at);
        }
    }

    private boolean convert(char letter, boolean padded, boolean swap) {
        int hour12 = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        int weekday = time.getDayOfWeek().getValue() % 7;
        int yearDay = time.getDayOfYear() - 1;
        switch (letter) {
            case '%' -> text("%");
            case 'n' -> text("\n");
            case 't' -> text("\t");
            case 'a' -> name(DAYS[weekday].substring(0, 3), swap);
            case 'A' -> name(DAYS[weekday], swap);
            case 'b', 'h' -> name(month().substring(0, 3), swap);
            case 'B' -> name(month(), swap);
            case 'c' -> text(format(epochSecond, "%a %b %e %H:%M:%S %Y"));
            case 'C' -> number(Math.floorDiv(time.getYear(), 100), 2, '0', padded);
            case 'd' -> number(time.getDayOfMonth(), 2, '0', padded);
            case 'D', 'x' -> text(format(epochSecond, "%m/%d/%y"));
            case 'e' -> number(time.getDayOfMonth(), 2, '_', padded);
            case 'F' -> text(format(epochSecond, "%Y-%m-%d"));
            case 'g' -> number(Math.floorMod(weekYear(), 100), 2, '0', padded);
            case 'G' -> number(weekYear(), 4, '0', padded);
            case 'H' -> number(time.getHour(), 2, '0', padded);
            case 'I' -> number(hour12, 2, '0', padded);
            case 'j' -> number(time.getDayOfYear(), 3, '0', padded);
            case 'k' -> number(time.getHour(), 2, '_', padded);
            case 'l' -> number(hour12, 2, '_', padded);
            case 'm' -> number(time.getMonthValue(), 2, '0', padded);
            case 'M' -> number(time.getMinute(), 2, '0', padded);
            case 'N' -> text("0".repeat(width == 0 ? 9 : width));
            case 'p' -> {
                String half = time.getHour() < 12 ? "AM" : "PM";
                text(swap ? half.toLowerCase(Locale.ROOT) : half);
            }
            case 'P' -> text(time.getHour() < 12 ? "am" : "pm");
            case 'q' -> number((time.getMonthValue() + 2) / 3, 1, '0', padded);
            case 'r' -> text(format(epochSecond, "%I:%M:%S %p"));
            case 'R' -> text(format(epochSecond, "%H:%M"));
            case 's' -> number(epochSecond, 1, '0', padded);
            case 'S' -> number(time.getSecond(), 2, '0', padded);
            case 'T', 'X' -> text(format(epochSecond, "%H:%M:%S"));
            case 'u' -> number(time.getDayOfWeek().getValue(), 1, '0', padded);
            case 'U' -> number((yearDay + 7 - weekday) / 7, 2, '0', padded);
            case 'V' -> number(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', padded);
            case 'w' -> number(weekday, 1, '0', padded);
            case 'W' -> number((yearDay + 7 - (weekday + 6) % 7) / 7, 2, '0', padded);
            case 'y' -> number(Math.floorMod(time.getYear(), 100), 2, '0', padded);
            case 'Y' -> number(time.get(ChronoField.YEAR), 4, '0', padded);
            case 'z' -> text("+0000");
            case 'Z' -> text(swap ? "utc" : "UTC");
            default -> {
                return false;
            }
        }
        return true;
    }

    private int weekYear() {
        return time.get(IsoFields.WEEK_BASED_YEAR);
    }

    private String month() {
        return MONTHS[time.getMonthValue() - 1];
    }

    private void zone(int start) {
        int colons = 1;
        while (at < format.length() && format.charAt(at) == ':') {
            colons++;
            at++;
        }
        if (at == format.length() || format.charAt(at) != 'z' || colons > 3) {
            out.append(format, start, at);
            return;
        }
        at++;
        text(colons == 1 ? "+00:00" : colons == 2 ? "+00:00:00" : "+00");
    }

    private void name(String name, boolean swap) {
        text(swap ? name.toUpperCase(Locale.ROOT) : name);
    }

    private void text(String text) {
        if (padding != '-') {
            out.repeat(padding == '0' ? '0' : ' ', Math.max(0, width - text.length()));
        }
        out.append(upper ? text.toUpperCase(Locale.ROOT) : text);
    }

    private void number(long value, int digits, char usual, boolean padded) {
        char pad = padded ? padding : usual;
        String text = Long.toString(Math.abs(value));
        int length = pad == '-' ? 0 : Math.max(width, digits);
        if (value < 0) {
            out.append('-');
            length--;
        }
        out.repeat(pad == '_' ? ' ' : '0', Math.max(0, length - text.length()));
        out.append(text);
    }
}
