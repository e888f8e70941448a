package io.github.camelinterakt.benchmarks;

import java.nio.file.Path;

import io.github.camelinterakt.benchmarks.contestant.ContestantKind;
import io.github.camelinterakt.benchmarks.load.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTest {

    @Test
    void everybodyTakesPartAtAllLevelsByDefault() {
        Options options = Options.of();
        assertThat(options.contestants()).containsExactly(ContestantKind.values());
        assertThat(options.levels()).extracting(Level::inFlight).containsExactly(1, 16, 256, 256);
        assertThat(options.maxInFlight()).isEqualTo(256);
        assertThat(options.output()).isNull();
    }

    @Test
    void anOptionWithoutAValueKeepsItsDefault() {
        assertThat(Options.of("--output=", "--rounds=", "--contestants=")).isEqualTo(Options.of());
    }

    @Test
    void takesWhatIsGiven() {
        Options options =
                Options.of("--contestants=bare,camel-http", "--levels=2,3@4", "--rounds=5", "--output=a/b.md");
        assertThat(options.contestants()).containsExactly(ContestantKind.BARE, ContestantKind.CAMEL_HTTP);
        assertThat(options.levels()).containsExactly(Level.of("2"), Level.of("3@4"));
        assertThat(options.rounds()).isEqualTo(5);
        assertThat(options.output()).isEqualTo(Path.of("a/b.md"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--round=3",
                "--rounds",
                "--rounds=0",
                "--rounds=few",
                "--contestants=camel-http",
                "--levels=x",
                "out.md"
            })
    void refusesWhatItDoesNotUnderstand(String arg) {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.of(arg));
    }
}
