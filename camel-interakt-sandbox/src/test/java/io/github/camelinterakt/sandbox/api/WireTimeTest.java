package io.github.camelinterakt.sandbox.api;

import java.time.DateTimeException;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WireTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2030-01-31, 2030-01-31T00:00:00Z",
        "2030-01-31T09:00:00.5, 2030-01-31T09:00:00.500Z",
        "2030-01-31T09:00:00.970000, 2030-01-31T09:00:00.970Z",
        "2030-01-31T09:00:00.970Z, 2030-01-31T09:00:00.970Z",
        "2030-01-31T09:00:00+0000, 2030-01-31T09:00:00Z",
        "2030-01-31T09:00:00+00:00, 2030-01-31T09:00:00Z",
        "2030-01-31T09:00:00.123+0000, 2030-01-31T09:00:00.123Z",
        "2030-01-31T09:00, 2030-01-31T09:00:00Z",
        "2030-01-31T09:00Z, 2030-01-31T09:00:00Z"
    })
    void everyTimeFormatIsParsed(String text, String expected) {
        assertThat(WireTime.parse(text)).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2030-02-31", "2030-13-01T00:00:00Z", "1700000000"})
    void aMalformedTimeIsRefused(String text) {
        assertThatThrownBy(() -> WireTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void timesAreWrittenWithoutZoneAndWithSixDigitsOrWithAnOffset() {
        Instant instant = Instant.parse("2030-01-31T09:00:00.970Z");

        assertThat(WireTime.naive(instant)).isEqualTo("2030-01-31T09:00:00.970000");
        assertThat(WireTime.offset(instant)).isEqualTo("2030-01-31T09:00:00+0000");
    }
}
