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

    /** A format of moments or of days: one of {@link Form}, by default iso, or a pattern of {@link DateTimeFormatter}. */
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
                    ? moment(read(value))
                    : day(read(value)).atStartOfDay(ZoneOffset.UTC).toInstant();
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
        return written(
                withTime
                        ? instant.atZone(zone)
                        : LocalDate.ofInstant(instant, ZoneOffset.UTC).atStartOfDay(zone));
    }

    private Object written(ZonedDateTime time) {
        if (form == null) {
            return pattern.format(time);
        }
        return switch (form) {
            case iso ->
                withTime
                        ? Timestamps.format(time.toInstant())
                        : time.toLocalDate().toString();
            case epochMillis -> time.toInstant().toEpochMilli();
            case epochSeconds -> time.toEpochSecond();
            case jdbc -> withTime ? time.toInstant().atOffset(ZoneOffset.UTC) : time.toLocalDate();
        };
    }

    private Instant moment(TemporalAccessor time) {
        if (time instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        return time instanceof LocalDate day ? day.atStartOfDay(zone).toInstant() : Instant.from(time);
    }

    private LocalDate day(TemporalAccessor time) {
        if (time instanceof LocalDateTime local) {
            return local.toLocalDate();
        }
        return time instanceof LocalDate day ? day : LocalDate.ofInstant(Instant.from(time), zone);
    }

    @SuppressWarnings("JavaUtilDate") // rows of a database hold them
    private TemporalAccessor read(Object value) {
        if (value instanceof java.sql.Date day) {
            return day.toLocalDate();
        }
        if (value instanceof Date time) {
            return Instant.ofEpochMilli(time.getTime());
        }
        if (value instanceof TemporalAccessor time) {
            return time;
        }
        if (form == Form.epochMillis || form == Form.epochSeconds) {
            if (Values.number(value) instanceof Long number) {
                return form == Form.epochMillis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            }
            throw new IllegalArgumentException("not a whole number");
        }
        if (!(value instanceof CharSequence)) {
            throw new IllegalArgumentException("neither a text nor a date");
        }
        String text = value.toString().strip();
        if (form == null) {
            return withTime
                    ? pattern.parseBest(text, ZonedDateTime::from, LocalDateTime::from)
                    : LocalDate.from(pattern.parse(text));
        }
        return !withTime && text.length() == LENGTH_OF_DAY ? LocalDate.parse(text) : Timestamps.parse(text, zone);
    }
}
