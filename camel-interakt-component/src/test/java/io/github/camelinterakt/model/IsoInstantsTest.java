package io.github.camelinterakt.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The quick way is the formatter's in all that it reads and writes. */
class IsoInstantsTest {

    private static final int TEXTS = 100_000;
    private static final List<ZoneId> ZONES =
            List.of(ZoneOffset.UTC, ZoneId.of("Asia/Kolkata"), ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(-3));
    private static final List<String> ENDS =
            List.of("", "Z", "z", "+05:30", "-0530", "+00", "+17:59", "-18:00", "+1800", "+5", "+05:3", " Z", "-00:00");
    private static final String SIGNS = "0123456789-:T.Z+ tz/\u0661";

    private final Random random = new Random(5);

    @Test
    void whatIsReadQuicklyIsReadTheSameByTheFormatter() {
        int read = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = changed(text());
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant quick = IsoInstants.read(text, zone);
            if (quick != null) {
                read++;
                assertThat(quick).as("%s in %s", text, zone).isEqualTo(byFormatter(text, zone));
            }
        }
        assertThat(read).isGreaterThan(TEXTS / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31",
                "2024-02-29T09:05",
                "2026-12-31T23:59:59",
                "2026-01-31 09:00:00",
                "2026-01-31T09:00:00.970000",
                "2026-01-31T09:00:00.123456789Z",
                "2026-01-31T09:00:00.000+0000",
                "2026-01-31T09:00:00+05:30",
                "2026-01-31T09:00Z",
                "2026-01-31T09:00:00-02"
            })
    void theUsualFormsAreReadQuickly(String text) {
        for (ZoneId zone : ZONES) {
            assertThat(IsoInstants.read(text, zone)).isNotNull().isEqualTo(Timestamps.readAny(text, zone));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29",
                "2026-04-31T00:00:00Z",
                "2026-00-01",
                "2026-13-01",
                "2026-01-00",
                "2026-01-31T24:00:00Z",
                "2026-01-31T09:60",
                "2026-01-31T09:00:60Z",
                "2026-01-31T09:00:00.Z",
                "2026-01-31T09:00:00.1234567890Z",
                "2026-01-31T09:00:00+05:3",
                "2026-01-31T09:00:00+05-30",
                "2026-01-31T09:00:00ZZ",
                "2026-01-31T09:00:0",
                "2026-01-31T",
                "+026-01-31",
                "2026/01/31"
            })
    void whatIsOfNoUsualFormIsLeftToTheFormatter(String text) {
        assertThat(IsoInstants.read(text, ZoneOffset.UTC)).isNull();
    }

    @Test
    void aTimeThatAZoneSkipsIsMovedAsTheFormatterDoes() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(IsoInstants.read("2026-03-29T02:30:00", berlin))
                .isEqualTo(Timestamps.readAny("2026-03-29T02:30:00", berlin))
                .isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void whatIsWrittenQuicklyIsWrittenTheSameByTheFormatter() {
        long from = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < TEXTS; i++) {
            Instant instant = Instant.ofEpochSecond(
                    from + (long) (random.nextDouble() * (to - from)), random.nextInt(1_000_000_000));
            assertThat(IsoInstants.write(instant)).isEqualTo(Timestamps.writeAny(instant));
        }
        assertThat(IsoInstants.write(Instant.ofEpochSecond(from))).isEqualTo("0000-01-01T00:00:00.000Z");
        assertThat(IsoInstants.write(Instant.ofEpochSecond(to, 999_999_999))).isEqualTo("9999-12-31T23:59:59.999Z");
    }

    @Test
    void yearsOfMoreOrLessThanFourDigitsAreLeftToTheFormatter() {
        assertThat(IsoInstants.write(Instant.parse("+10000-01-01T00:00:00Z"))).isNull();
        assertThat(IsoInstants.write(Instant.parse("-0001-12-31T23:59:59.999Z")))
                .isNull();
        assertThat(Timestamps.format(Instant.parse("+10000-01-01T00:00:00Z"))).isEqualTo("+10000-01-01T00:00:00.000Z");
    }

    private String text() {
        String date = String.format("%04d-%02d-%02d", random.nextInt(10_000), random.nextInt(14), random.nextInt(33));
        String time =
                String.format("%s%02d:%02d", random.nextBoolean() ? "T" : " ", random.nextInt(25), random.nextInt(61));
        String seconds = String.format(":%02d", random.nextInt(61));
        String fraction = "." + "0123456789".substring(0, random.nextInt(11));
        String text =
                switch (random.nextInt(4)) {
                    case 0 -> date;
                    case 1 -> date + time;
                    case 2 -> date + time + seconds;
                    default -> date + time + seconds + fraction;
                };
        return text + ENDS.get(random.nextInt(ENDS.size()));
    }

    /** One in three with another sign in it, or without one. */
    private String changed(String text) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + SIGNS.charAt(random.nextInt(SIGNS.length())) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            default -> text;
        };
    }

    private static Instant byFormatter(String text, ZoneId zone) {
        try {
            return Timestamps.readAny(text, zone);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
