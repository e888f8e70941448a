package io.github.camelinterakt.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.camelinterakt.model.Timestamps;

/**
 * Days and moments, in the CRM's format and zone, from and to Interakt's ISO 8601 in UTC. A day has no zone: in Interakt it is
 * midnight in UTC, everywhere else it is the same day of the calendar.
 */
final class DateFormat {

    /** The formats that are no patterns. */
    private enum Form {
        /** ISO 8601: the CRM's day is {@code 2026-01-31}, its moment {@code 2026-01-31T09:00:00.000Z}. */
        iso,
        /** Milliseconds since 1970 in UTC. */
        epochMillis,
        /** Seconds since 1970 in UTC. */
        epochSeconds,
        /** What JDBC drivers take: a {@code LocalDate}, an {@code OffsetDateTime}. */
        jdbc
    }

    private static final int LENGTH_OF_DAY = "2026-01-31".length();

    private final boolean withTime;
    private final ZoneId zone;
    private final Form form;
    private final String format;
    private final DateTimeFormatter pattern;

    /**
     * A converter.
     *
     * @param withTime whether it is about moments, not days
     * @param format the CRM's: one of {@link Form}, or a pattern of {@link DateTimeFormatter}; {@code null} for {@link Form#iso}
     * @param zone the zone of times that do not say theirs
     * @throws IllegalArgumentException if the format is none
     */
    DateFormat(boolean withTime, String format, ZoneId zone) {
        this.withTime = withTime;
        this.zone = zone;
        this.format = format == null ? Form.iso.name() : format;
        this.form = Stream.of(Form.values())
                .filter(known -> known.name().equals(this.format))
                .findFirst()
                .orElse(null);
        this.pattern = form == null ? pattern(format) : null;
    }

    private DateTimeFormatter pattern(String format) {
        try {
            DateTimeFormatter formatter = builder(format)
                    .toFormatter(Locale.ENGLISH)
                    // Else the 30th of February would be read as the 28th.
                    .withResolverStyle(ResolverStyle.STRICT);
            // A pattern that cannot be written and read again, such as one without a year, is of no use.
            ZonedDateTime probe = ZonedDateTime.of(2026, 1, 31, 9, 0, 0, 0, zone);
            TemporalAccessor read = formatter.parse(formatter.format(probe));
            if (withTime) {
                LocalDateTime.from(read);
            } else {
                LocalDate.from(read);
            }
            return formatter;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("format '" + format + "' is not a pattern of a "
                    + (withTime ? "date with a time" : "date") + ", such as "
                    + (withTime ? "dd/MM/yyyy HH:mm" : "dd/MM/yyyy")
                    + ", nor iso, epochMillis, epochSeconds or jdbc");
        }
    }

    private static DateTimeFormatterBuilder builder(String format) {
        // With strict resolving, y is the year of an era that nobody writes; u is the year that is meant.
        StringBuilder years = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            quoted ^= c == '\'';
            years.append(c == 'y' && !quoted && !format.contains("G") ? 'u' : c);
        }
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(years.toString());
    }

    /** The moment that Interakt gets. */
    Instant toInterakt(Object value) {
        try {
            return withTime
                    ? moment(value)
                    : day(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            // Not chained: the causes' messages repeat the text.
            throw new IllegalArgumentException(
                    "is not a " + (withTime ? "date with a time" : "date") + " of the format " + format);
        }
    }

    /** What the CRM gets for a value of Interakt's. */
    Object toCrm(Object value) {
        if (!(value instanceof CharSequence)) {
            throw new IllegalArgumentException("is not a date");
        }
        Instant instant;
        try {
            instant = Timestamps.parse(value.toString());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a date in ISO 8601");
        }
        return withTime ? written(instant) : written(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    private Object written(Instant instant) {
        if (form == null) {
            return pattern.format(instant.atZone(zone));
        }
        return switch (form) {
            case iso -> Timestamps.format(instant);
            case epochMillis -> instant.toEpochMilli();
            case epochSeconds -> instant.getEpochSecond();
            case jdbc -> instant.atOffset(ZoneOffset.UTC);
        };
    }

    private Object written(LocalDate day) {
        if (form == null) {
            return pattern.format(day);
        }
        return switch (form) {
            case iso -> day.toString();
            case epochMillis -> day.atStartOfDay(zone).toInstant().toEpochMilli();
            case epochSeconds -> day.atStartOfDay(zone).toEpochSecond();
            case jdbc -> day;
        };
    }

    @SuppressWarnings("JavaUtilDate") // rows of a database hold them
    private Instant moment(Object value) {
        if (value instanceof CharSequence) {
            return moment(text(value));
        }
        if (value instanceof TemporalAccessor time && time.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(time);
        }
        if (value instanceof LocalDateTime time) {
            return time.atZone(zone).toInstant();
        }
        if (value instanceof LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
        if (value instanceof java.sql.Date day) {
            return day.toLocalDate().atStartOfDay(zone).toInstant();
        }
        if (value instanceof Date time) {
            return Instant.ofEpochMilli(time.getTime());
        }
        if (isEpoch()) {
            return epoch(value);
        }
        throw new IllegalArgumentException("neither a text nor a date");
    }

    private Instant moment(String text) {
        if (isEpoch()) {
            return epoch(text);
        }
        if (form != null) {
            return Timestamps.parse(text, zone);
        }
        TemporalAccessor parsed = pattern.parse(text);
        LocalDateTime local = LocalDateTime.from(parsed);
        return parsed.isSupported(ChronoField.INSTANT_SECONDS)
                ? Instant.from(parsed)
                : parsed.isSupported(ChronoField.OFFSET_SECONDS)
                        ? local.toInstant(ZoneOffset.from(parsed))
                        : local.atZone(zone).toInstant();
    }

    private LocalDate day(Object value) {
        if (value instanceof CharSequence && !isEpoch()) {
            String text = text(value);
            if (form == null) {
                return LocalDate.from(pattern.parse(text));
            }
            return text.length() == LENGTH_OF_DAY ? LocalDate.parse(text) : LocalDate.ofInstant(moment(text), zone);
        }
        if (value instanceof LocalDate day) {
            return day;
        }
        if (value instanceof LocalDateTime time) {
            return time.toLocalDate();
        }
        if (value instanceof java.sql.Date day) {
            return day.toLocalDate();
        }
        return LocalDate.ofInstant(moment(value), zone);
    }

    private boolean isEpoch() {
        return form == Form.epochMillis || form == Form.epochSeconds;
    }

    private Instant epoch(Object value) {
        long number = Values.number(value) instanceof Long whole ? whole : notWhole();
        return form == Form.epochMillis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private static long notWhole() {
        throw new IllegalArgumentException("not a whole number");
    }

    private static String text(Object value) {
        return value.toString().strip();
    }
}
