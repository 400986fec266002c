package lazuli.shell.command.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * GNU's date input formats, as far as scripts use them: {@code @N}, ISO 8601, RFC 5322, what {@code date} prints, {@code now}, {@code yesterday},
 * {@code 3 days ago}. Time zones are UTC and numeric offsets; names of days must be those of the date that is given.
 */
public final class DateParser {
    private static final long DAY = 86_400;

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String DAYS = "montuewedthufrisatsun";

    private final List<String> tokens;
    private final LocalDateTime now;
    private int at;
    private @Nullable LocalDate date;
    private @Nullable LocalTime time;
    private long months;
    private long seconds;
    private long offsetSeconds;

    private DateParser(List<String> tokens, LocalDateTime now) {
        this.tokens = tokens;
        this.now = now;
    }

    /**
     * {@return the time that the text says, in seconds since 1970; empty where it says none}
     *
     * @param now the time now, in seconds since 1970
     */
    public static OptionalLong parse(String text, long now) {
        String stripped = text.strip();
        try {
            if (stripped.startsWith("@")) {
                return seconds(stripped.substring(1));
            }
            DateParser parser =
                    new DateParser(
                            tokens(stripped.toLowerCase(Locale.ROOT)),
                            LocalDateTime.ofEpochSecond(now, 0, ZoneOffset.UTC));
            return parser.run();
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong seconds(String text) {
        int dot = text.indexOf('.');
        String whole = dot < 0 ? text : text.substring(0, dot);
        String fraction = dot < 0 ? "" : text.substring(dot + 1);
        long seconds = Long.parseLong(whole);
        boolean below = whole.startsWith("-") && !fraction.replace("0", "").isEmpty();
        return fraction.chars().allMatch(Character::isDigit)
                ? OptionalLong.of(below ? seconds - 1 : seconds)
                : OptionalLong.empty();
    }

    /** Runs of digits, runs of letters, and single other characters; blanks separate, commas and comments go. */
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (Character.isDigit(c)) {
                while (end < text.length() && Character.isDigit(text.charAt(end))) {
                    end++;
                }
            } else if (Character.isLetter(c)) {
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
            }
            if (!Character.isWhitespace(c) && c != ',') {
                tokens.add(text.substring(i, end));
            }
            i = end;
        }
        return tokens;
    }

    private OptionalLong run() {
        while (at < tokens.size()) {
            if (!item()) {
                return OptionalLong.empty();
            }
        }
        LocalDateTime start = now;
        if (date != null || time != null) {
            start =
                    LocalDateTime.of(
                            date == null ? now.toLocalDate() : date,
                            time == null ? LocalTime.MIDNIGHT : time);
        } else if (tokens.isEmpty()) {
            start = now.toLocalDate().atStartOfDay();
        }
        long moved = plusMonths(start).toEpochSecond(ZoneOffset.UTC) + seconds;
        return OptionalLong.of(moved - offsetSeconds);
    }

    private String peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : "";
    }

    private boolean isNumber(int ahead) {
        String token = peek(ahead);
        return !token.isEmpty() && Character.isDigit(token.charAt(0));
    }

    private int take() {
        return Integer.parseInt(tokens.get(at++));
    }

    private boolean item() {
        if (isNumber(0)) {
            return number();
        }
        String token = peek(0);
        if (token.equals("+") || token.equals("-")) {
            return signed(token.equals("-"));
        }
        return word(token);
    }

    private boolean number() {
        String next = peek(1);
        if (next.equals("-") && isNumber(2) && peek(3).equals("-") && isNumber(4)) {
            int year = take();
            at++;
            int month = take();
            at++;
            date = LocalDate.of(year, month, take());
            return true;
        }
        if (next.equals("/") && isNumber(2) && peek(3).equals("/") && isNumber(4)) {
            int month = take();
            at++;
            int day = take();
            at++;
            date = LocalDate.of(fullYear(take()), month, day);
            return true;
        }
        if (next.equals(":")) {
            return clock();
        }
        if (month(next) > 0) {
            int day = take();
            int month = month(tokens.get(at++));
            date = LocalDate.of(yearHere(), month, day);
            return true;
        }
        if (isUnit(next)) {
            return move(take());
        }
        String digits = peek(0);
        if (digits.length() == 8) {
            int value = take();
            date = LocalDate.of(value / 10000, value / 100 % 100, value % 100);
            return true;
        }
        if (digits.length() == 4 && date != null && time != null) {
            date = date.withYear(take());
            return true;
        }
        return false;
    }

    private static int fullYear(int year) {
        return year >= 100 ? year : year < 69 ? 2000 + year : 1900 + year;
    }

    /** The year after a month and a day, this year where there is none. */
    private int yearHere() {
        boolean year = isNumber(0) && !peek(1).equals(":") && peek(0).length() >= 4;
        return year ? take() : now.getYear();
    }

    private boolean clock() {
        int hour = take();
        at++;
        int minute = take();
        int second = 0;
        if (peek(0).equals(":") && isNumber(1)) {
            at++;
            second = take();
            if (peek(0).equals(".") && isNumber(1)) {
                at += 2;
            }
        }
        if (peek(0).equals("am") || peek(0).equals("pm")) {
            hour = hour % 12 + (tokens.get(at++).equals("pm") ? 12 : 0);
        }
        time = LocalTime.of(hour, minute, Math.min(second, 59));
        boolean signed = peek(0).equals("+") || peek(0).equals("-");
        if (signed && isNumber(1) && !isUnit(peek(2))) {
            zone();
        }
        return true;
    }

    private void zone() {
        int sign = tokens.get(at++).equals("-") ? -1 : 1;
        String digits = tokens.get(at++);
        int hours = Integer.parseInt(digits);
        int minutes = 0;
        if (digits.length() > 2) {
            minutes = hours % 100;
            hours /= 100;
        } else if (peek(0).equals(":") && isNumber(1)) {
            at++;
            minutes = take();
        }
        offsetSeconds = sign * (hours * 3600L + minutes * 60L);
    }

    private boolean signed(boolean minus) {
        if (!isNumber(1) || !isUnit(peek(2))) {
            return false;
        }
        at++;
        int amount = take();
        return move(minus ? -amount : amount);
    }

    private boolean word(String token) {
        int month = month(token);
        if (month > 0 && isNumber(1)) {
            at++;
            int day = take();
            date = LocalDate.of(now.getYear(), month, day);
            date = date.withYear(yearHere());
            return true;
        }
        if (isUnit(token)) {
            return move(1);
        }
        at++;
        switch (token) {
            case "now", "today" -> {}
            case "yesterday" -> seconds -= DAY;
            case "tomorrow" -> seconds += DAY;
            case "next" -> {
                return isUnit(peek(0)) && move(1);
            }
            case "last" -> {
                return isUnit(peek(0)) && move(-1);
            }
            case "utc", "gmt", "z", "ut" -> offsetSeconds = 0;
            case "t" -> {
                return date != null && isNumber(0);
            }
            case "midnight" -> time = LocalTime.MIDNIGHT;
            case "noon" -> time = LocalTime.NOON;
            default -> {
                return isDay(token) && (date != null || at < tokens.size());
            }
        }
        return true;
    }

    private boolean move(int amount) {
        String unit = tokens.get(at++);
        long signed = amount;
        if (peek(0).equals("ago")) {
            at++;
            signed = -signed;
        }
        switch (unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit) {
            case "year" -> months += 12 * signed;
            case "month" -> months += signed;
            case "fortnight" -> seconds += 14 * DAY * signed;
            case "week" -> seconds += 7 * DAY * signed;
            case "day" -> seconds += DAY * signed;
            case "hour" -> seconds += 3600 * signed;
            case "minute", "min" -> seconds += 60 * signed;
            default -> seconds += signed;
        }
        return true;
    }

    /** As in C, the day that a month has not is one of the next month: a month after 31 January is 2 or 3 March. */
    private LocalDateTime plusMonths(LocalDateTime start) {
        int day = start.getDayOfMonth();
        return start.withDayOfMonth(1).plusMonths(months).plusDays(day - 1L);
    }

    private static boolean isUnit(String token) {
        return switch (token.endsWith("s") ? token.substring(0, token.length() - 1) : token) {
            case "year",
                    "month",
                    "fortnight",
                    "week",
                    "day",
                    "hour",
                    "minute",
                    "min",
                    "second",
                    "sec" ->
                    true;
            default -> false;
        };
    }

    private static int month(String token) {
        int index = token.length() < 3 ? -1 : MONTHS.indexOf(token.substring(0, 3));
        return index >= 0 && index % 3 == 0 && !isUnit(token) ? index / 3 + 1 : 0;
    }

    private static boolean isDay(String token) {
        int index = token.length() < 3 ? -1 : DAYS.indexOf(token.substring(0, 3));
        return index >= 0 && index % 3 == 0;
    }
}
