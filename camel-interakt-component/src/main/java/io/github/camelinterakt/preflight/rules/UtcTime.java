package io.github.camelinterakt.preflight.rules;

import java.time.YearMonth;

/** Tells the forms of ISO-8601 moments in UTC that the API takes at its different places. */
enum UtcTime {
    /** Of a filter: a date alone too, and without a zone, which means UTC. */
    FILTER(true, false, false),
    /** Of a contact: with its zone, which must be UTC. */
    MOMENT(false, true, false),
    /** Of a calendar: RFC 3339, with seconds. */
    RFC_3339(false, true, true);

    private static final int DATE = 10;
    private static final int MINUTES = 16;
    private static final int SECONDS = 19;

    private final boolean dateAlone;
    private final boolean zoned;
    private final boolean strict;

    UtcTime(boolean dateAlone, boolean zoned, boolean strict) {
        this.dateAlone = dateAlone;
        this.zoned = zoned;
        this.strict = strict;
    }

    boolean matches(String text) {
        if (!isDate(text)) {
            return false;
        }
        if (text.length() == DATE) {
            return dateAlone;
        }
        if (text.charAt(DATE) != 'T'
                || !isTwoDigits(text, 11, 23)
                || !is(text, 13, ':')
                || !isTwoDigits(text, 14, 59)) {
            return false;
        }
        int end = MINUTES;
        if (is(text, MINUTES, ':')) {
            if (!isTwoDigits(text, 17, 60)) {
                return false;
            }
            end = afterFraction(text);
        } else if (strict) {
            return false;
        }
        return end > 0 && isZone(text, end);
    }

    private boolean isZone(String text, int start) {
        int length = text.length() - start;
        if (length == 0) {
            return !zoned;
        }
        return length == 1 && text.charAt(start) == 'Z'
                || length == 6 && text.startsWith("+00:00", start)
                || length == 5 && text.startsWith("+0000", start) && !strict;
    }

    /** Where the text goes on after the seconds and their fraction; 0 if that is none. */
    private static int afterFraction(String text) {
        if (!is(text, SECONDS, '.')) {
            return SECONDS;
        }
        int end = SECONDS + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - SECONDS - 1;
        return digits >= 1 && digits <= 9 ? end : 0;
    }

    private static boolean isDate(String text) {
        if (text.length() < DATE
                || !isTwoDigits(text, 0, 99)
                || !isTwoDigits(text, 2, 99)
                || text.charAt(4) != '-'
                || !isTwoDigits(text, 5, 12)
                || text.charAt(7) != '-'
                || !isTwoDigits(text, 8, 31)) {
            return false;
        }
        int month = number(text, 5);
        int day = number(text, 8);
        int year = number(text, 0) * 100 + number(text, 2);
        return month > 0 && day > 0 && (day <= 28 || day <= lastDay(year, month));
    }

    private static int lastDay(int year, int month) {
        return YearMonth.of(year, month).lengthOfMonth();
    }

    private static boolean isTwoDigits(String text, int at, int most) {
        return text.length() >= at + 2
                && isDigit(text.charAt(at))
                && isDigit(text.charAt(at + 1))
                && number(text, at) <= most;
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static boolean is(String text, int at, char c) {
        return text.length() > at && text.charAt(at) == c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
