package io.github.camelinterakt.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parses and formats the API's time stamps. Interakt uses several formats; a time stamp without a zone is in UTC, never in local
 * time.
 */
public final class Timestamps {

    private static final DateTimeFormatter READER = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .optionalEnd()
            .appendPattern("[' '][XXX][XX][X]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
            .toFormatter(Locale.ROOT)
            // Otherwise the 30th of February would be parsed as the 28th.
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter WRITER = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern HARMLESS = Pattern.compile("\\d{4}-[0-9TZtz:+. -]{0,40}");

    private Timestamps() {}

    /**
     * Parses a time stamp: {@code 2021-08-27T08:48:02.970000}, {@code 2025-07-28T08:08:02+0000}, {@code ...Z} or
     * {@code ...+00:00}; optionally with a space instead of the {@code T}, with up to nine decimals, or without seconds. Without
     * a zone it is in UTC; a date alone is its start in UTC.
     *
     * @throws IllegalArgumentException if the text is null or has another format; the message contains the text only if it
     *     consists of characters of time stamps
     */
    public static Instant parse(String text) {
        return parse(text, ZoneOffset.UTC);
    }

    /** Parses a time stamp as {@link #parse(String)} does; without a zone it is in the given one. */
    public static Instant parse(String text, ZoneId zone) {
        if (text == null) {
            throw new IllegalArgumentException("A time stamp is required and must not be null");
        }
        String trimmed = text.trim();
        try {
            TemporalAccessor parsed = READER.parse(trimmed);
            ZoneId offset = parsed.isSupported(ChronoField.OFFSET_SECONDS)
                    ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                    : zone;
            return LocalDateTime.from(parsed).atZone(offset).toInstant();
        } catch (DateTimeParseException e) {
            // Not chained, because the cause's message contains the whole text.
            throw new IllegalArgumentException("Not a time stamp: "
                    + (HARMLESS.matcher(trimmed).matches() ? trimmed : "a text of " + text.length() + " characters")
                    + ". Expected a form such as 2021-08-27T08:48:02.970Z");
        }
    }

    /** Parses a time stamp; null if it is null or blank. */
    static Instant parseNullable(String text) {
        return text == null || text.isBlank() ? null : parse(text);
    }

    /** Formats a time as ISO 8601 in UTC, truncated to milliseconds, such as {@code 2021-09-08T11:35:47.089Z}. */
    public static String format(Instant instant) {
        return WRITER.format(instant);
    }
}
