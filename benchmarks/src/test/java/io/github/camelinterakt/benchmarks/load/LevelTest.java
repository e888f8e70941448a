package io.github.camelinterakt.benchmarks.load;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LevelTest {

    @Test
    void isANumberOfCallsWithOrWithoutADelay() {
        assertThat(Level.of("16")).isEqualTo(new Level(16, Duration.ZERO));
        assertThat(Level.of("256@50")).isEqualTo(new Level(256, Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "many", "16@", "16@-1", "16@soon"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Level.of(text));
    }

    @Test
    void sampleSurvivesTheLineBetweenTheProcesses() {
        Sample sample = new Sample(12_345, 1_500_000_000L, 700_000_000L, 40, 11);
        assertThat(Sample.ofLine(sample.toLine())).isEqualTo(sample);
        assertThat(sample.callsPerSecond()).isEqualTo(8_230);
        assertThat(new Sample(20_000, 1, 500_000_000L, 0, 1).cpuSecondsPer10k()).isEqualTo(0.25);
    }
}
