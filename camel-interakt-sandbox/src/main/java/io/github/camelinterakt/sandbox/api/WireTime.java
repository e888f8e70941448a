package io.github.camelinterakt.sandbox.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Formats and parses the API's time stamps; a time without a zone is UTC. */
public final class WireTime {

    private static final DateTimeFormatter NAIVE = utc("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter MILLIS = utc("uuuu-MM-dd'T'HH:mm:ss.SSS");
    private static final DateTimeFormatter OFFSET = utc("uuuu-MM-dd'T'HH:mm:ss'+0000'");
    private static final DateTimeFormatter HTTP_DATE = utc("EEE, dd MMM yyyy HH:mm:ss 'GMT'");

    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][xx]")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private WireTime() {}

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

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

    /** Parses a date (00:00 UTC), or a date and time with {@code Z}, an offset or no zone (UTC). */
    public static Instant parse(String text) {
        return ANY.parse(text, Instant::from);
    }
}
