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

    /** What most are of: each by a formatter of that form alone, which has fewer forms to try than the one for all. */
    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private static final DateTimeFormatter WITH_BASIC_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHMM", "+0000")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter WITHOUT_OFFSET = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .parseDefaulting(ChronoField.NANO_OF_DAY, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int DATE = "2021-08-27".length();
    private static final int SECONDS = "2021-08-27T08:48:02".length();

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
     * @param text the time stamp
     * @return the moment
     * @throws IllegalArgumentException if the text is null or none of these forms; it is shown in the message only if it
     *                                  consists of what time stamps consist of
     */
    public static Instant parse(String text) {
        return parse(text, ZoneOffset.UTC);
    }

    /**
     * Reads a time stamp as {@link #parse(String)} does, for systems whose time stamps mean their own zone.
     *
     * @param text the time stamp
     * @param zone the zone of a time stamp that does not say it
     * @return the moment
     * @throws IllegalArgumentException as {@link #parse(String)}
     */
    public static Instant parse(String text, ZoneId zone) {
        if (text == null) {
            throw new IllegalArgumentException("A time stamp is required and must not be null");
        }
        String trimmed = text.trim();
        try {
            return read(trimmed, zone);
        } catch (DateTimeParseException e) {
            // Not chained: the cause's message repeats the whole text.
            throw new IllegalArgumentException("Not a time stamp: "
                    + (HARMLESS.matcher(trimmed).matches() ? trimmed : "a text of " + text.length() + " characters")
                    + ". Expected a form such as 2021-08-27T08:48:02.970Z");
        }
    }

    private static Instant read(String text, ZoneId zone) {
        DateTimeFormatter usual = usual(text);
        if (usual == null) {
            return instant(READER.parse(text), zone);
        }
        try {
            return instant(usual.parse(text), zone);
        } catch (DateTimeParseException e) {
            // It only looked like that form.
            return instant(READER.parse(text), zone);
        }
    }

    /** The formatter for the form that a text seems to have; null if it is none of the usual ones. */
    private static DateTimeFormatter usual(String text) {
        if (text.length() == DATE) {
            return DAY;
        }
        if (text.length() < SECONDS || text.charAt(DATE) != 'T') {
            return null;
        }
        if (text.endsWith("Z") || text.charAt(text.length() - 3) == ':' && text.length() > SECONDS) {
            return WITH_OFFSET;
        }
        char sign = text.charAt(text.length() - 5);
        return sign == '+' || sign == '-' ? WITH_BASIC_OFFSET : WITHOUT_OFFSET;
    }

    private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
        ZoneId offset = parsed.isSupported(ChronoField.OFFSET_SECONDS)
                ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                : zone;
        return LocalDateTime.from(parsed).atZone(offset).toInstant();
    }

    /**
     * Writes a moment as the API's filters and requests take it, such as {@code 2021-09-08T11:35:47.089Z}.
     *
     * @param instant the moment; what is finer than a millisecond is cut off
     * @return ISO 8601 in UTC with milliseconds
     */
    public static String format(Instant instant) {
        return WRITER.format(instant);
    }
}
