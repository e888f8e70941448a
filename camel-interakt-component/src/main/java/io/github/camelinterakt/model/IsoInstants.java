package io.github.camelinterakt.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;

/**
 * Reads and writes the forms that nearly all time stamps are of, for a tenth of what a formatter takes. Whatever else there is
 * is left to the formatter.
 */
final class IsoInstants {

    private static final int SECONDS_OF_DAY = 86_400;
    private static final int DATE = 10;
    private static final int MINUTES = 16;
    private static final int SECONDS = 19;
    private static final int MAX_FRACTION = 9;
    private static final int WRITTEN = 24;
    /** From here on years have more than four digits, and before the year 0 a sign. */
    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_OF_DAY;

    private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_OF_DAY;

    private IsoInstants() {}

    /**
     * Reads {@code 2026-01-31} and, with a {@code T} or a space, {@code 2026-01-31T09:00}, with or without seconds, a fraction of
     * them, and an offset: {@code Z}, {@code +05:30}, {@code +0530}, {@code +05}.
     *
     * @param zone the zone of a time stamp that does not say it
     * @return the moment; {@code null} if the text is of another form, or no time stamp
     */
    static Instant read(String text, ZoneId zone) {
        int length = text.length();
        if (length < DATE || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = pair(text, 0) * 100 + pair(text, 2);
        int month = pair(text, 5);
        int day = pair(text, 8);
        if (pair(text, 0) < 0 || pair(text, 2) < 0 || !isDay(year, month, day)) {
            return null;
        }
        LocalDate date = LocalDate.of(year, month, day);
        if (length == DATE) {
            return moment(date, 0, 0, zone);
        }
        if (length < MINUTES || text.charAt(DATE) != 'T' && text.charAt(DATE) != ' ' || text.charAt(13) != ':') {
            return null;
        }
        int hour = pair(text, 11);
        int minute = pair(text, 14);
        int second = 0;
        int nano = 0;
        int at = MINUTES;
        if (length >= SECONDS && text.charAt(MINUTES) == ':') {
            second = pair(text, 17);
            at = SECONDS;
            if (at < length && text.charAt(at) == '.') {
                int end = endOfDigits(text, at + 1);
                nano = nanos(text, at + 1, end);
                at = end;
            }
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nano < 0) {
            return null;
        }
        int secondOfDay = (hour * 60 + minute) * 60 + second;
        if (at == length) {
            return moment(date, secondOfDay, nano, zone);
        }
        int offset = offset(text, at);
        return offset == Integer.MIN_VALUE
                ? null
                : Instant.ofEpochSecond(date.toEpochDay() * SECONDS_OF_DAY + secondOfDay - offset, nano);
    }

    private static Instant moment(LocalDate date, int secondOfDay, int nano, ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_OF_DAY + secondOfDay, nano);
        }
        LocalTime time = LocalTime.ofSecondOfDay(secondOfDay).withNano(nano);
        return LocalDateTime.of(date, time).atZone(zone).toInstant();
    }

    private static boolean isDay(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year)));
    }

    /** Two digits as a number; negative if they are none. */
    private static int pair(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** A fraction of a second; negative if it has no digit or too many. */
    private static int nanos(String text, int from, int end) {
        if (end == from || end - from > MAX_FRACTION) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < MAX_FRACTION; i++) {
            nanos = nanos * 10 + (from + i < end ? text.charAt(from + i) - '0' : 0);
        }
        return nanos;
    }

    /** The offset in seconds that the text ends with; the least int if it is none. */
    private static int offset(String text, int at) {
        char sign = text.charAt(at);
        int length = text.length() - at;
        if (sign == 'Z' || sign == 'z') {
            return length == 1 ? 0 : Integer.MIN_VALUE;
        }
        boolean colon = length == 6 && text.charAt(at + 3) == ':';
        if (sign != '+' && sign != '-' || length != 3 && length != 5 && !colon) {
            return Integer.MIN_VALUE;
        }
        int hours = pair(text, at + 1);
        int minutes = length == 3 ? 0 : pair(text, text.length() - 2);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return sign == '-' ? -seconds : seconds;
    }

    /**
     * Writes ISO 8601 in UTC with milliseconds, such as {@code 2021-09-08T11:35:47.089Z}.
     *
     * @return the text; {@code null} if the year has not four digits
     */
    static String write(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds < YEAR_0 || seconds >= YEAR_10000) {
            return null;
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
        int secondOfDay = Math.floorMod(seconds, SECONDS_OF_DAY);
        int millis = instant.getNano() / 1_000_000;
        StringBuilder text = new StringBuilder(WRITTEN);
        two(text, date.getYear() / 100);
        two(text, date.getYear() % 100);
        two(text.append('-'), date.getMonthValue());
        two(text.append('-'), date.getDayOfMonth());
        two(text.append('T'), secondOfDay / 3_600);
        two(text.append(':'), secondOfDay / 60 % 60);
        two(text.append(':'), secondOfDay % 60);
        two(text.append('.').append((char) ('0' + millis / 100)), millis % 100);
        return text.append('Z').toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
