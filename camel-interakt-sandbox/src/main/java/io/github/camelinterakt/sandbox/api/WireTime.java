package io.github.camelinterakt.sandbox.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Formats and parses the API's time stamps; a time without a zone is UTC. */
public final class WireTime {

    private static final DateTimeFormatter NAIVE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
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

    /**
     * The format of the headers {@code Date} and {@code Retry-After}.
     *
     * @param instant the time, truncated to seconds
     * @return such as {@code Sun, 06 Nov 1994 08:49:37 GMT}
     */
    public static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    /**
     * The format of most responses: no zone, and microseconds.
     *
     * @param instant the time
     * @return such as {@code 2021-08-27T08:48:02.970000}
     */
    public static String naive(Instant instant) {
        return NAIVE.format(instant);
    }

    /**
     * The format of a contact's creation time in look-ups.
     *
     * @param instant the time, truncated to seconds
     * @return such as {@code 2025-07-28T08:08:02+0000}
     */
    public static String offset(Instant instant) {
        return OFFSET.format(instant);
    }

    /**
     * Parses a time in any format that the API accepts: a date (00:00 UTC), or date and time with {@code Z}, an offset or no zone (UTC).
     *
     * @param text the time
     * @return the instant
     * @throws DateTimeParseException if the text has none of these formats
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
