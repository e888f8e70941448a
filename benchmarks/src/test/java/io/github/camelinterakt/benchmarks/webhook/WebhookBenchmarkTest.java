package io.github.camelinterakt.benchmarks.webhook;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookBenchmarkTest {

    @Test
    void eachReceiverAcknowledgesWhatIsPostedAndHasItsRow() throws Exception {
        Duration second = Duration.ofSeconds(1);
        Plan plan = new Plan(1, second, second, second, second, false);
        assertThat(new WebhookBenchmark(plan).run().markdown())
                .containsPattern("\\| `by-hand` \\| [1-9]\\d* \\| 1.00 ")
                .containsPattern("\\| `onComplete` \\| [1-9]\\d* \\|")
                .containsPattern("\\| `onComplete-no-deadline` \\| [1-9]\\d* \\|")
                .containsPattern("\\| `onStore` \\| [1-9]\\d* \\| \\d+\\.\\d, \\d+\\.\\d \\|");
    }
}
