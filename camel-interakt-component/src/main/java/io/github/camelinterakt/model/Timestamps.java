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
 * Reads and writes the API's time stamps. Interakt writes one and the same moment in several forms, and a time stamp
 * without a zone means UTC, never local time.
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
            // Else the 30th of February would be read as the 28th.
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter WRITER = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern HARMLESS = Pattern.compile("\\d{4}-[0-9TZtz:+. -]{0,40}");

    private Timestamps() {}

    /**
     * Reads a time stamp: {@code 2021-08-27T08:48:02.970000}, {@code 2025-07-28T08:08:02+0000}, {@code ...Z} or
     * {@code ...+00:00}; with a space instead of the {@code T}; with a fraction of up to nine digits or without; without
     * seconds. Without a zone it is UTC; a date alone is its first moment in UTC.
     *
     * @throws IllegalArgumentException if the text is null or none of these forms; its message shows the text only if it
     *     consists of what time stamps consist of
     */
    public static Instant parse(String text) {
        return parse(text, ZoneOffset.UTC);
    }

    /** Reads a time stamp as {@link #parse(String)} does; without a zone it is of the given one. */
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
            // Not chained: the cause's message repeats the whole text.
            throw new IllegalArgumentException("Not a time stamp: "
                    + (HARMLESS.matcher(trimmed).matches() ? trimmed : "a text of " + text.length() + " characters")
                    + ". Expected a form such as 2021-08-27T08:48:02.970Z");
        }
    }

    /** Reads a time stamp that may be absent: null or blank. */
    static Instant parseNullable(String text) {
        return text == null || text.isBlank() ? null : parse(text);
    }

    /** Writes a moment as ISO 8601 in UTC, cut to milliseconds, such as {@code 2021-09-08T11:35:47.089Z}. */
    public static String format(Instant instant) {
        return WRITER.format(instant);
    }
}
