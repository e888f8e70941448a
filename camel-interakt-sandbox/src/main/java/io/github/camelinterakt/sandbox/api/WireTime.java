package io.github.camelinterakt.sandbox.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats and parses the API's time stamps; a time without a zone is UTC. */
public final class WireTime {

    private static final DateTimeFormatter NAIVE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter BASIC_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSSSSS][.SSS]xx", Locale.ROOT);

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WireTime() {}

    /** The format of the headers {@code Date} and {@code Retry-After}. */
    public static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    /** The format of most responses: no zone, and microseconds. */
    public static String naive(Instant instant) {
        return NAIVE.format(instant);
    }

    /** The format of the template in a message's events. */
    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    /** The format of a contact's creation time in look-ups. */
    public static String offset(Instant instant) {
        return OFFSET.format(instant);
    }

    /**
     * Parses a time in any format that the API accepts: a date (00:00 UTC), or date and time with {@code Z}, an offset or no zone
     * (UTC).
     */
    public static Instant parse(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (text.endsWith("Z")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        int offset = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        if (offset <= text.indexOf('T')) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
        return text.indexOf(':', offset) < 0
                ? OffsetDateTime.parse(text, BASIC_OFFSET).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
