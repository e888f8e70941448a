package io.github.camelinterakt.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import io.github.camelinterakt.model.Timestamps;

/**
 * Converts dates between the CRM's format and time zone and Interakt's ISO 8601 in UTC. A date without a time is midnight in UTC in
 * Interakt, and the same calendar day in the CRM.
 */
final class DateFormat {

    /** The formats that are not patterns. */
    private static final List<String> NAMED = List.of("iso", "epochMillis", "epochSeconds", "jdbc");

    private final boolean withTime;
    private final ZoneId zone;
    private final String format;
    private final DateTimeFormatter pattern;

    /** Compiles the format of a field's section: one of {@link #NAMED}, or a pattern of {@link DateTimeFormatter}. */
    DateFormat(boolean withTime, YamlValue section) {
        this.withTime = withTime;
        this.zone = section.get("zone", DateFormat::zone, ZoneOffset.UTC);
        this.format = section.get("format", YamlValue::text, "iso");
        this.pattern = NAMED.contains(format) ? null : section.get("format", this::pattern, null);
    }

    private static ZoneId zone(YamlValue value) {
        try {
            return ZoneId.of(value.text());
        } catch (DateTimeException e) {
            throw value.wrong("'" + value.text() + "' is not a time zone, such as Asia/Kolkata or UTC");
        }
    }

    private DateTimeFormatter pattern(YamlValue value) {
        try {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(format)
                    // strict resolving would ask for the era of a year that is written yyyy
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ENGLISH)
                    // else the 30th of February would be read as the 28th
                    .withResolverStyle(ResolverStyle.STRICT);
            // refuses a pattern that cannot be written and read again, such as one without a year
            TemporalAccessor read = formatter.parse(formatter.format(ZonedDateTime.of(2026, 1, 31, 9, 0, 0, 0, zone)));
            LocalDate.from(read);
            if (withTime) {
                LocalTime.from(read);
            }
            return formatter;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw value.wrong("format '" + format + "' is not a pattern of a " + described() + ", such as dd/MM/yyyy"
                    + (withTime ? " HH:mm" : "") + ", nor " + String.join(", ", NAMED));
        }
    }

    private String described() {
        return withTime ? "date with a time" : "date";
    }

    /** The moment for Interakt. */
    Instant toInterakt(Object value) {
        try {
            ZonedDateTime time = inZone(read(value));
            return withTime
                    ? time.toInstant()
                    : time.toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            // not chained: the causes' messages repeat the value
            throw new IllegalArgumentException("is not a " + described() + " of the format " + format);
        }
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
        String text = Conversion.text(value).strip();
        return switch (format) {
            case "epochMillis" -> Instant.ofEpochMilli(Long.parseLong(text));
            case "epochSeconds" -> Instant.ofEpochSecond(Long.parseLong(text));
            case "iso", "jdbc" -> Timestamps.parse(text, zone);
            default -> pattern.parse(text);
        };
    }

    private ZonedDateTime inZone(TemporalAccessor time) {
        if (time.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(time).atZone(zone);
        }
        LocalTime ofDay = time.query(TemporalQueries.localTime());
        return LocalDate.from(time)
                .atTime(ofDay == null ? LocalTime.MIDNIGHT : ofDay)
                .atZone(zone);
    }

    /** The value for the CRM of a time stamp of Interakt. */
    Object toCrm(Object value) {
        Instant instant;
        try {
            instant = Timestamps.parse(Conversion.text(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a date in ISO 8601");
        }
        ZonedDateTime time = withTime
                ? instant.atZone(zone)
                : LocalDate.ofInstant(instant, ZoneOffset.UTC).atStartOfDay(zone);
        return switch (format) {
            case "iso" ->
                withTime ? Timestamps.format(instant) : time.toLocalDate().toString();
            case "epochMillis" -> time.toInstant().toEpochMilli();
            case "epochSeconds" -> time.toEpochSecond();
            case "jdbc" -> withTime ? instant.atOffset(ZoneOffset.UTC) : time.toLocalDate();
            default -> pattern.format(time);
        };
    }
}
