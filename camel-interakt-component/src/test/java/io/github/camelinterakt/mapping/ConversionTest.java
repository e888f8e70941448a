package io.github.camelinterakt.mapping;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinterakt.mapping.Mappings.trait;
import static io.github.camelinterakt.mapping.Mappings.traits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Conversions of a record's values on the way to traits. */
class ConversionTest {

    @Test
    void textsAreCleaned() {
        assertThat(trait("{field: f, convert: [trim, lower]}", Map.of("f", " A@Example.COM ")))
                .isEqualTo("a@example.com");
        assertThat(trait("{field: f, convert: upper}", Map.of("f", "in"))).isEqualTo("IN");
        assertThat(trait("{field: f, convert: collapse}", Map.of("f", "\ta \n b   c ")))
                .isEqualTo("a b c");
        assertThat(trait("{field: f, convert: lower}", Map.of("f", 7))).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"1250.50,1250.50", "7,7", "-3,-3", "'  12 ',12", "123456789012345678901,123456789012345678901"})
    void numbersAreReadFromTexts(String text, String number) {
        Object read = trait("{field: f, convert: number}", Map.of("f", text));

        assertThat(read).isInstanceOf(Number.class);
        assertThat(new BigDecimal(read.toString())).isEqualTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "YES,true", "y,true", "On,true", "1,true", "false,false", "no,false", "N,false", "0,false"
    })
    void booleansAreReadFromCommonWords(String text, boolean value) {
        assertThat(trait("{field: f, convert: boolean}", Map.of("f", text))).isEqualTo(value);
    }

    @Test
    void numbersAndBooleansBecomeTexts() {
        String text = "{field: f, convert: text}";

        assertThat(trait(text, Map.of("f", 5.0))).isEqualTo("5");
        assertThat(trait(text, Map.of("f", new BigDecimal("1E+3")))).isEqualTo("1000");
        assertThat(trait(text, Map.of("f", true))).isEqualTo("true");
    }

    @Test
    void aDayIsTheSameDayInEveryZone() {
        String day = "{field: f, convert: date, zone: Asia/Kolkata}";
        String format = "{field: f, convert: date, zone: Asia/Kolkata, format: ";
        Object midnight = "2026-01-31T00:00:00.000Z";

        assertThat(trait("{field: f, convert: date}", Map.of("f", "2026-01-31")))
                .isEqualTo(midnight);
        assertThat(trait(day, Map.of("f", LocalDate.of(2026, 1, 31)))).isEqualTo(midnight);
        assertThat(trait(day, Map.of("f", java.sql.Date.valueOf("2026-01-31")))).isEqualTo(midnight);
        assertThat(trait(format + "dd/MM/yyyy}", Map.of("f", "31/01/2026"))).isEqualTo(midnight);
        // The evening before in UTC is that day in India.
        assertThat(trait(day, Map.of("f", "2026-01-30T20:00:00Z"))).isEqualTo(midnight);
        assertThat(trait(format + "epochMillis}", Map.of("f", 1769803200000L))).isEqualTo(midnight);
    }

    @Test
    void aTimeWithoutAZoneIsInTheCrmsZone() {
        String moment = "{field: f, convert: dateTime, zone: Asia/Kolkata}";
        String format = "{field: f, convert: dateTime, zone: Asia/Kolkata, format: ";
        Object nine = "2026-01-31T03:30:00.000Z";

        assertThat(trait(moment, Map.of("f", "2026-01-31 09:00:00"))).isEqualTo(nine);
        assertThat(trait(moment, Map.of("f", "2026-01-31T03:30:00Z"))).isEqualTo(nine);
        assertThat(trait(moment, Map.of("f", "2026-01-31T09:00:00+0530"))).isEqualTo(nine);
        assertThat(trait(moment, Map.of("f", LocalDateTime.of(2026, 1, 31, 9, 0))))
                .isEqualTo(nine);
        assertThat(trait(moment, Map.of("f", Timestamp.from(Instant.parse("2026-01-31T03:30:00Z")))))
                .isEqualTo(nine);
        assertThat(trait(format + "'d MMM yyyy, h:mm a'}", Map.of("f", "31 Jan 2026, 9:00 AM")))
                .isEqualTo(nine);
        assertThat(trait(format + "epochSeconds}", Map.of("f", "1769830200"))).isEqualTo(nine);
        assertThat(trait(format + "yyyy-MM-dd HH:mm xx}", Map.of("f", "2026-01-31 09:00 +0530")))
                .isEqualTo(nine);
    }

    @Test
    void dateAndTimeOfTwoFieldsAreCombined() {
        String moment = "{field: [day, time], join: ' ', convert: dateTime, zone: Asia/Kolkata";

        assertThat(trait(moment + "}", Map.of("day", "2026-01-31", "time", "09:00")))
                .isEqualTo("2026-01-31T03:30:00.000Z");
        assertThat(trait(moment + ", format: dd.MM.yyyy HH:mm}", Map.of("day", "31.01.2026", "time", "09:00")))
                .isEqualTo("2026-01-31T03:30:00.000Z");
        assertThat(trait(
                        "{field: [day, time], join: ' ', convert: date, zone: Asia/Kolkata}",
                        Map.of("day", "2026-01-31", "time", "01:00")))
                .isEqualTo("2026-01-31T00:00:00.000Z");
    }

    @Test
    void aDayThatDoesNotExistIsRefused() {
        String day = "{field: f, convert: date, format: dd/MM/yyyy}";

        assertThatThrownBy(() -> trait(day, Map.of("f", "30/02/2026")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("f (to traits.t) is not a date of the format dd/MM/yyyy")
                .hasMessageNotContaining("30/02");
    }

    @Test
    void aListIsSplit() {
        String list = "{field: f, convert: [list, lower], separator: ;}";

        assertThat(trait(list, Map.of("f", "Red; Blue;;GREEN"))).isEqualTo(List.of("red", "blue", "green"));
        assertThat(trait(list, Map.of("f", List.of("RED")))).isEqualTo(List.of("red"));
        assertThat(trait(list, Map.of("f", new String[] {"Red", ""}))).isEqualTo(List.of("red"));
        assertThat(trait("{field: f, convert: list}", Map.of("f", "a,b"))).isEqualTo(List.of("a,b"));
        assertThat(trait("{field: f, convert: [list, number], separator: '|'}", Map.of("f", "1|2")))
                .isEqualTo(List.of(1L, 2L));
        assertThat(traits(list, Map.of("f", ";"))).isEmpty();
        assertThat(trait("{field: f, convert: list, separator: ' '}", Map.of("f", "red blue")))
                .isEqualTo(List.of("red", "blue"));
    }

    @Test
    void valuesAreLookedUpAndOthersStay() {
        String values = "{field: f, convert: trim, values: {Y: true, 7: seven}}";

        assertThat(trait(values, Map.of("f", " Y "))).isEqualTo(true);
        assertThat(trait(values, Map.of("f", 7))).isEqualTo("seven");
        assertThat(trait(values, Map.of("f", "other"))).isEqualTo("other");
    }

    @Test
    void theDefaultReplacesEmptyAndAbsentValuesAndIsConverted() {
        String field = "{field: f, convert: number, default: '0'}";

        assertThat(trait(field, Map.of("f", "  "))).isEqualTo(0L);
        assertThat(trait(field, Map.of())).isEqualTo(0L);
        assertThat(trait(field, Map.of("f", "5"))).isEqualTo(5L);
    }

    @Test
    void aValueThatTraitsDoNotHaveIsRefused() {
        assertThatThrownBy(() -> traits("f", Map.of("f", Thread.currentThread())))
                .hasMessageContaining("f (to traits.t) is of a type that traits do not have: java.lang.Thread");
    }
}
