package io.github.camelinterakt.mapping;

import java.time.Instant;

import io.github.camelinterakt.mapping.Field.ConflictPolicy;
import io.github.camelinterakt.mapping.Field.Direction;
import io.github.camelinterakt.mapping.TwoWayMerge.Side;
import io.github.camelinterakt.mapping.TwoWayMerge.Winner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which side's value of a field is written to the other side. */
class WinnerTest {

    @ParameterizedTest
    @CsvSource({
        // only one side has changed it: no conflict, independent of the policy
        "interaktWins, true, false, CRM",
        "crmWins, false, true, INTERAKT",
        "newestWins, true, false, CRM",
        // both have changed it, or it is unknown who has
        "crmWins, true, true, CRM",
        "interaktWins, true, true, INTERAKT",
        "crmWins, false, false, CRM",
        "interaktWins, false, false, INTERAKT"
    })
    void onlyConflictsAreDecidedByThePolicy(
            ConflictPolicy policy, boolean crmChanged, boolean interaktChanged, Winner winner) {
        assertThat(TwoWayMerge.winner(
                        new Side("ours", crmChanged, Instant.EPOCH),
                        new Side("theirs", interaktChanged, Instant.EPOCH),
                        Direction.both,
                        policy))
                .isEqualTo(winner);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:01Z, 2026-01-01T00:00:00Z, CRM",
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:01Z, INTERAKT",
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, CRM",
        "2026-01-01T00:00:00Z, , CRM",
        ", 2026-01-01T00:00:00Z, INTERAKT",
        ", , CRM"
    })
    void theNewestWins(Instant crm, Instant interakt, Winner winner) {
        assertThat(TwoWayMerge.winner(
                        new Side("ours", true, crm),
                        new Side("theirs", true, interakt),
                        Direction.both,
                        ConflictPolicy.newestWins))
                .isEqualTo(winner);
    }

    @ParameterizedTest
    @CsvSource({"true, false, CRM", "false, true, INTERAKT", "false, false, NONE"})
    void anAbsentValueDoesNotConflict(boolean crm, boolean interakt, Winner winner) {
        for (ConflictPolicy policy : ConflictPolicy.values()) {
            assertThat(TwoWayMerge.winner(
                            new Side(crm ? "ours" : null, true, Instant.EPOCH),
                            new Side(interakt ? "theirs" : null, true, Instant.EPOCH),
                            Direction.both,
                            policy))
                    .isEqualTo(winner);
        }
    }
}
