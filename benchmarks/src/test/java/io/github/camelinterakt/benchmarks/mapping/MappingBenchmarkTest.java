package io.github.camelinterakt.benchmarks.mapping;

import java.time.Duration;
import java.util.Map;

import io.github.camelinterakt.model.Contact;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MappingBenchmarkTest {

    private final RecordMapper byHand = new MapperByHand();
    private final RecordMapper mapping = Records.mapping();

    @Test
    void bothMakeTheSameOfARecord() {
        for (Map<String, Object> sample : Records.some(100)) {
            Contact contact = mapping.contact(sample);
            assertThat(contact.toJson()).isEqualTo(byHand.contact(sample).toJson());
            assertThat(contact.getTraits()).containsKeys("email", "birthday", "email_opt_out");
            assertThat(mapping.row(contact))
                    .isEqualTo(byHand.row(contact))
                    .containsEntry("Birthdate", sample.get("Birthdate"))
                    .containsKey("CreatedDate");
        }
    }

    @Test
    void theTableHasBothContestantsAndBothWays() {
        MappingBenchmark benchmark = new MappingBenchmark();

        assertThat(benchmark.table(Duration.ofMillis(1)).lines())
                .hasSize(4)
                .anySatisfy(row ->
                        assertThat(row).matches("\\| `by-hand` \\| [0-9.]+ \\| 1\\.00 \\(1\\.00 to 1\\.00\\) \\| .*"))
                .anySatisfy(row -> assertThat(row).startsWith("| `mapping` | "));
        assertThat(benchmark.sum()).isPositive();
    }
}
