package io.github.camelinterakt.preflight;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms of moments that the API takes, at each of its places. */
class UtcTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2025-01-31,                          true,  false, false",
        "2025-01-31T09:00,                    true,  false, false",
        "2025-01-31T09:00:00,                 true,  false, false",
        "2025-01-31T09:00Z,                   true,  true,  false",
        "2025-01-31T09:00:00Z,                true,  true,  true",
        "2025-01-31T09:00:00.123456789Z,      true,  true,  true",
        "2025-01-31T09:00:00+00:00,           true,  true,  true",
        "2025-01-31T09:00:00+0000,            true,  true,  false",
        "2024-02-29T23:59:59Z,                true,  true,  true"
    })
    void eachPlaceTakesItsForms(String text, boolean filter, boolean moment, boolean rfc3339) {
        assertThat(UtcTime.FILTER.matches(text)).isEqualTo(filter);
        assertThat(UtcTime.MOMENT.matches(text)).isEqualTo(moment);
        assertThat(UtcTime.RFC_3339.matches(text)).isEqualTo(rfc3339);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025",
                "2025-1-31",
                "2025-13-01",
                "2025-00-01",
                "2025-01-00",
                "2025-02-29T00:00:00Z",
                "2025-04-31",
                "2025-01-31 09:00:00Z",
                "2025-01-31T",
                "2025-01-31T24:00:00Z",
                "2025-01-31T09:60:00Z",
                "2025-01-31T09:00:61Z",
                "2025-01-31T09:00:00.Z",
                "2025-01-31T09:00:00.1234567890Z",
                "2025-01-31T09:00:00+05:30",
                "2025-01-31T09:00:00-00:00",
                "2025-01-31T09:00:00ZZ",
                "31.01.2025",
                "2025-01-31T09:00:0٣Z",
                "now"
            })
    void whatIsNoMomentInUtcIsRefusedEverywhere(String text) {
        for (UtcTime place : UtcTime.values()) {
            assertThat(place.matches(text)).isFalse();
        }
    }
}
