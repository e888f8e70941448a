package io.github.camelinterakt.governor;

import java.time.Duration;
import java.util.SplittableRandom;

/** Governors for other packages' tests. */
public final class TestGovernors {

    private TestGovernors() {}

    /** One whose minute takes as long as that. */
    public static Governor governor(GovernorSettings settings, Timeline timeline, Duration window) {
        return new Governor("account", settings, timeline, new SplittableRandom(), window);
    }
}
