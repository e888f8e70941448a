package io.github.camelinterakt.internal.governor.simulation;

import java.io.IOException;
import java.time.Duration;

import io.github.camelinterakt.DocumentedTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the governor is for, hours of it at once; the documentation has the figures. */
class SimulationTest {

    private static Results results;

    @BeforeAll
    static void simulate() {
        results = new Results();
    }

    @Test
    void aBacklogUsesTheQuotaAndIsNeverRefusedHoweverTheServerCounts() {
        assertThat(results.backlogs).hasSize(6).allSatisfy(backlog -> {
            assertThat(backlog.governed().used()).isGreaterThanOrEqualTo(0.995);
            assertThat(backlog.governed().refused()).isZero();
        });
    }

    @Test
    void oneTimePasswordsDoNotWaitBehindABulkWhichStillGetsItsPart() {
        Results.Passwords governed = results.passwords.get(0);
        assertThat(governed.p50()).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(governed.p99()).isLessThanOrEqualTo(Duration.ofMillis(500));
        assertThat(governed.bulk().used()).isGreaterThanOrEqualTo(0.94);
        assertThat(governed.bulk().refused()).isZero();
    }

    @Test
    void redeliveriesTakePermitsToo() {
        assertThat(results.redeliveries).hasSize(3).allSatisfy(redelivered -> assertThat(redelivered.governed())
                .isEqualTo(Simulation.QUOTA));
    }

    @Test
    void aPlanThatIsSetTooHighCostsOneBurstOfRefusalsAndNoCall() {
        assertThat(results.plansTooHigh).hasSize(6).allSatisfy(plan -> {
            assertThat(plan.burst()).isLessThanOrEqualTo(plan.inFlight());
            assertThat(plan.settled()).isLessThanOrEqualTo(Duration.ofMinutes(2));
            assertThat(plan.lost()).isZero();
        });
    }

    @Test
    void theDocumentationHasTheseFigures() throws IOException {
        DocumentedTable.assertUpToDate("benchmarks.md", "quota", ResultsTable.of(results), SimulationTest.class);
    }
}
