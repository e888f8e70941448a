package io.github.camelinterakt.feed.window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class FillingTest {

    /** An import's density stands for such a number where weeks without contacts follow. */
    @Test
    @Timeout(60)
    void moreContactsThanThereEverAreDoNotKeepItBusy() {
        assertThat(Filling.parts(1e11, 100, 1)).isBetween(1_000_000_000, 1_500_000_000);
        assertThat(Filling.parts(1e15, 100, 1)).isEqualTo(Integer.MAX_VALUE);
    }
}
