package io.github.camelinterakt.internal.memory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.Postgres;
import io.github.camelinterakt.checkpoint.JdbcCheckpointRepository;
import io.github.camelinterakt.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A memory in PostgreSQL. */
class StoredMemoryTest {

    private static final int CONTACTS = 50;

    @Test
    void anotherProcessUsesTheStoredMemoryAndTheDatabaseContainsNoPersonalData() throws Exception {
        DataSource database = Postgres.newDatabase();
        try (Sandbox sandbox = Sandbox.builder().start()) {
            for (int process = 0; process < 2; process++) {
                try (CamelFixture camel = new CamelFixture(sandbox.baseUrl())) {
                    camel.context()
                            .getRegistry()
                            .bind("sent", new JdbcCheckpointRepository(database, "interakt_memory"));
                    camel.start();
                    for (int number = 0; number < CONTACTS; number++) {
                        assertThat(camel.send("interakt:trackUser?delta=#sent", contact(number))
                                        .getMessage()
                                        .getHeader(InteraktConstants.UNCHANGED))
                                .isEqualTo(process > 0);
                    }
                }
            }
            assertThat(sandbox.contactCount()).isEqualTo(CONTACTS);
            try (Connection connection = database.getConnection();
                    ResultSet rows = connection
                            .createStatement()
                            .executeQuery(
                                    "select count(*), string_agg(name || ' ' || state, ' ') from interakt_memory")) {
                rows.next();
                // One for the contact, one for its user id.
                assertThat(rows.getInt(1)).isEqualTo(2 * CONTACTS);
                assertThat(rows.getString(2)).doesNotContain("Asha", "9170000", "trait");
            }
        }
    }

    /** With more than fits into a column of the usual 255 characters. */
    private static Map<String, Object> contact(int number) {
        Map<String, Object> traits = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            traits.put("trait" + i, "Asha " + number);
        }
        return Map.of(
                "fullPhoneNumber",
                String.valueOf(917_000_000_000L + number),
                "userId",
                "crm-" + number,
                "traits",
                traits);
    }
}
