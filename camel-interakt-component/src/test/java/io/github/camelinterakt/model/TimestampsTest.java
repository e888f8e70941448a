package io.github.camelinterakt.model;

import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Every form of a time stamp is one moment in UTC. */
class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2021-08-27T08:48:02.970000,2021-08-27T08:48:02.970Z",
        "2021-08-27T08:48:02,2021-08-27T08:48:02Z",
        "2021-08-27 08:48:02.970000,2021-08-27T08:48:02.970Z",
        "2021-08-27 08:48:02,2021-08-27T08:48:02Z",
        "2021-08-27T08:48:02Z,2021-08-27T08:48:02Z",
        "2021-08-27T08:48:02.089Z,2021-08-27T08:48:02.089Z",
        "2025-07-28T08:08:02+0000,2025-07-28T08:08:02Z",
        "2025-07-28T08:08:02+00:00,2025-07-28T08:08:02Z",
        "2025-07-28T08:08:02.123456789+00:00,2025-07-28T08:08:02.123456789Z",
        "2025-07-28 08:08:02 +0000,2025-07-28T08:08:02Z",
        "2025-07-28T13:38:02+0530,2025-07-28T08:08:02Z",
        "2025-07-28T13:38:02+05:30,2025-07-28T08:08:02Z",
        "2025-07-28T13:38:02.123+0530,2025-07-28T08:08:02.123Z",
        "2025-07-28T08:08:02.5,2025-07-28T08:08:02.5Z",
        "2025-07-28T06:08:02-02,2025-07-28T08:08:02Z",
        "2025-07-28T06:08:02.123-02,2025-07-28T08:08:02.123Z",
        "2025-07-28T08:08Z,2025-07-28T08:08:00Z",
        "2025-07-28T13:38+05:30,2025-07-28T08:08:00Z",
        "2025-07-28T08:08,2025-07-28T08:08:00Z",
        "2025-07-28,2025-07-28T00:00:00Z",
        "2025-07-28t08:08:02z,2025-07-28T08:08:02Z",
        "' 2025-07-28T08:08:02Z ',2025-07-28T08:08:02Z"
    })
    void everyFormatIsParsed(String text, Instant moment) {
        assertThat(Timestamps.parse(text)).isEqualTo(moment);
    }

    @Test
    void aTimeStampWithoutZoneIsUtcInEveryTimeZone() {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            assertThat(Timestamps.parse("2021-08-27T08:48:02")).isEqualTo("2021-08-27T08:48:02Z");
            assertThat(Timestamps.format(Instant.parse("2021-08-27T08:48:02Z"))).isEqualTo("2021-08-27T08:48:02.000Z");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2021-13-01T00:00:00Z",
                "2021-02-30T00:00:00Z",
                "2021-08-27T25:00:00",
                "2021-08-27T24:00:00Z",
                "2021-08-27T08:48:60Z",
                "2021-02-30T00:00:00.000+0000",
                "1630054082"
            })
    void anInvalidTimeStampIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.parse(text))
                .withMessageStartingWith("Not a time stamp: ")
                .withNoCause();
    }

    @Test
    void aMissingTimeStampIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Timestamps.parse(null));
    }

    @Test
    void theExceptionContainsOnlyTextThatLooksLikeATimeStamp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.parse("2021-13-01T00:00:00Z"))
                .withMessageContaining("2021-13-01T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.parse("Asha, 9999999999"))
                .withMessageContaining("a text of 16 characters")
                .withMessageNotContaining("Asha");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.parse("+91 9999-999999"))
                .withMessageNotContaining("9999");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-09-08T11:35:47.089Z,2021-09-08T11:35:47.089Z",
        "2021-09-08T11:35:47Z,2021-09-08T11:35:47.000Z",
        "2021-09-08T11:35:47.089999Z,2021-09-08T11:35:47.089Z"
    })
    void timesAreFormattedInUtcWithMilliseconds(Instant moment, String text) {
        assertThat(Timestamps.format(moment)).isEqualTo(text);
    }

    @Test
    void digitsAreAsciiInEveryLocale() {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Timestamps.format(Instant.parse("2021-09-08T11:35:47Z"))).isEqualTo("2021-09-08T11:35:47.000Z");
            assertThat(Timestamps.parse("2021-09-08 11:35:47")).isEqualTo("2021-09-08T11:35:47Z");
        } finally {
            Locale.setDefault(locale);
        }
    }
}
